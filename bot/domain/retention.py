"""What is kept of a closed case once its time is over. Pure.

What the docket and the transparency report count by stays: process, law, country, agency, dates,
what was sought and what came of it. Who somebody is, and what people wrote, goes; that something
was written stays, and so does an address's domain, so that the review says the same. Identifiers
stay by kind and number, so that the count of accounts is as before.
"""

from dataclasses import replace

from bot.domain.approval import Approval
from bot.domain.cases import Case, Disposition
from bot.domain.contact import domain_of
from bot.domain.notice import NoticeDecision
from bot.domain.verification import Verification
from policy.request import Agent, Emergency, Identifier, Nondisclosure, Request
from policy.review.wording import has_extension, has_po_box, is_phone_number

REMOVED = "(removed)"
# Of an event's data: ids, dates and words of the desk's own, never what somebody typed.
KEPT_DATA = frozenset(
    {
        "date",
        "disposition",
        "follow_up",
        "from",
        "items",
        "problem",
        "received",
        "to",
        "topic",
        "until",
        "verified",
        "what",
    }
)
# Why a request was refused is the company's own ground, and the report counts it.
_EMERGENCY_TEXTS = ("nature", "at_risk", "imminence", "specific_data", "how_it_helps")
_REASON_STAYS = (Disposition.REJECTED, Disposition.CHALLENGED)
_NO_PHONE = "+000 000 0000"


def reduced(case: Case) -> Case:
    """The case without what identifies people and without free text."""
    reason = case.reason if case.disposition in _REASON_STAYS else None
    return replace(
        case,
        request=_request(case),
        reason=reason,
        verification=_verification(case.verification),
        approval=_without_override(case),
        notice=_notice(case.notice),
    )


def reduced_data(data: dict[str, str]) -> dict[str, str]:
    """An event's data: each name stays, since the timeline's sentences are made of them."""
    return {name: value if name in KEPT_DATA else REMOVED for name, value in data.items()}


def _request(case: Case) -> Request:
    was = case.request
    numbers = {value: n for n, value in enumerate(dict.fromkeys(_values(was)), 1)}
    return was.model_copy(
        update={
            "reference": _gone(was.reference),
            "sender_email": _domain_alone(was.sender_email),
            "agent": _agent(was.agent),
            "signed": was.signed.model_copy(update={"by": _gone(was.signed.by)}),
            "identifiers": tuple(
                _identifier(one, f"{case.id}-{numbers[one.value]}") for one in was.identifiers
            ),
            "nondisclosure": _order(was.nondisclosure),
            "emergency": Emergency(
                callback_confirmed=was.emergency.callback_confirmed,
                **{name: _gone(getattr(was.emergency, name)) for name in _EMERGENCY_TEXTS},
            ),
        }
    )


def _values(request: Request) -> list[str]:
    return [one.value for one in request.identifiers]


def _agent(was: Agent) -> Agent:
    return Agent(
        agency=was.agency,
        name=_gone(was.name),
        badge=_gone(was.badge),
        email=_domain_alone(was.email),
        phone=_phone(was.phone),
        mailing_address=_address(was.mailing_address),
    )


def _identifier(was: Identifier, number: str) -> Identifier:
    """Another value of its kind, the same for the same within the case; a bad one stays bad."""
    value = f"removed-{number}"
    if was.kind == "account_email" and domain_of(was.value):
        value = f"{value}@removed.invalid"
    if was.kind == "phone_number" and is_phone_number(was.value):
        value = f"{_NO_PHONE} {number}"
    return Identifier(kind=was.kind, value=value)


def _phone(was: str | None) -> str | None:
    if was is None or not is_phone_number(was):
        return _gone(was)
    return f"{_NO_PHONE} ext. 0" if has_extension(was) else _NO_PHONE


def _address(was: str | None) -> str | None:
    if was and has_po_box(was):
        return "PO Box 0"
    return "0 (removed)" if was and any(one.isdigit() for one in was) else _gone(was)


def _order(was: Nondisclosure) -> Nondisclosure:
    return was.model_copy(update={"basis": _gone(was.basis)})


def _gone(text: str | None) -> str | None:
    """That something stood there stays, so that the review judges as it did."""
    return REMOVED if text else None


def _domain_alone(email: str | None) -> str | None:
    domain = domain_of(email)
    return f"removed@{domain}" if domain else _gone(email)


def _verification(was: Verification | None) -> Verification | None:
    if was is None:
        return None
    gone = {"how": None, "number": None, "found_in": None, "spoke_to": None}
    return was.model_copy(update={**gone, "requester": ()})


def _without_override(case: Case) -> Approval | None:
    was = case.approval
    return was and was.model_copy(update={"override": _gone(was.override)})


def _notice(was: NoticeDecision | None) -> NoticeDecision | None:
    if was is None:
        return None
    less = {"silence": _order(was.silence), "reason": _gone(was.reason)}
    return was.model_copy(update=less)
