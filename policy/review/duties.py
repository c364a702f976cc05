"""The company's own duties under the guide that a request brings: tasks and text, no findings."""

from collections.abc import Callable

from policy.model import Item
from policy.review.matter import Matter
from policy.review.result import Review

Applies = Callable[[Matter, Review], bool]


def duties(matter: Matter, review: Review) -> tuple[str, ...]:
    """The ids of the duties that apply, in the guide's order; `review` has all but these."""
    return tuple(one.id for one in matter.guide.duties if APPLIES[one.id](matter, review))


def _always(matter: Matter, review: Review) -> bool:
    return True


def _too_wide(matter: Matter, review: Review) -> bool:
    narrowed = {"identifiers", "date_range", "specific_scope"}
    return any(finding.id in narrowed for finding in review.not_met)


def _served(matter: Matter, review: Review) -> bool:
    return matter.process.standing != "excluded"


def _outside_us(matter: Matter, review: Review) -> bool:
    return _served(matter, review) and matter.outside_us


def _data(matter: Matter, review: Review) -> bool:
    return bool(matter.items) and review.data_class != "none"


def _data_with(fits: Callable[[Item], bool]) -> Applies:
    def applies(matter: Matter, review: Review) -> bool:
        asked = any(fits(item) or item.kind == "everything" for item in matter.items)
        return asked and _data(matter, review)

    return applies


def _is_recording(item: Item) -> bool:
    """What is there only where somebody recorded or stored it in the company's cloud."""
    stored = item.data_class == "content" and item.section == "data_account"
    return stored and "meetings" in item.products


def _in_group(group: str) -> Applies:
    return lambda matter, review: group in matter.process.groups


def _told(matter: Matter, review: Review) -> bool:
    return review.notice.default


def _excepted(matter: Matter, review: Review) -> bool:
    return review.notice.exception is not None


def _exception_to_assess(matter: Matter, review: Review) -> bool:
    return matter.exception_asked or "emergency" in matter.process.groups


def _is_testimony(matter: Matter, review: Review) -> bool:
    return matter.process.id == "testimony"


APPLIES: dict[str, Applies] = {
    "review_before_response": _always,
    "narrowing_first": _too_wide,
    "case_by_case": _outside_us,
    "principles_conflict": _outside_us,
    "alternative_channels": _outside_us,
    "recording_exists": _data_with(_is_recording),
    "local_recording_no_access": _data_with(_is_recording),
    "no_card_numbers": _data_with(lambda item: item.id == "payment_method"),
    "accuracy_disclaimer": _data_with(lambda item: item.section == "data_account"),
    "depends_on_account": _data,
    "notice_default": _told,
    "notice_exception": _excepted,
    "exception_assessed": _exception_to_assess,
    "policy_violation_action": _served,
    "electronic_production": _data,
    "cost_reimbursement": _data,
    "user_consent": _data,
    "emergency_discretion": _in_group("emergency"),
    "emergency_no_time_promised": _in_group("emergency"),
    "emergency_more_information": _in_group("emergency"),
    "restriction_minimum": _in_group("restriction"),
    "restriction_notice": _in_group("restriction"),
    "no_expert_testimony": _is_testimony,
    "self_authenticating": _is_testimony,
    "special_form_attached": _is_testimony,
}
