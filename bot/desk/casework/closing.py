"""Approving a disclosure, and closing a case."""

from dataclasses import replace

from bot.desk.case.reading import read_case
from bot.desk.casework.commands import ApproveCase, ReadyToApprove
from bot.desk.casework.results import Reviewed
from bot.desk.casework.reviewing import check_seen
from bot.desk.commands import CloseCase
from bot.desk.emergency.running import require_decided
from bot.desk.results import Changed
from bot.desk.work import Work, find_case, save
from bot.domain.approval import Approval
from bot.domain.case_review import CaseReview, review_of
from bot.domain.cases import Case, Disposition, Status, check_move, words
from bot.domain.disclosure import Items, check_items, class_of
from bot.domain.errors import InvalidInput, NotPossible
from bot.domain.events import EventKind
from bot.store import disclosures

_MOST_NAMED = 6


def ready_to_approve(work: Work, command: ReadyToApprove) -> Reviewed:
    """What counsel looks at before approving, if they may approve this case at all."""
    case = read_case(work, command.case_id)
    require_decided(work.store, case)
    _check_two_people(work, case)
    return Reviewed(case, review_of(case, work.review_rules))


def approve(work: Work, command: ApproveCase) -> Changed:
    """Counsel who is not the assignee lets the disclosure of just these facts go ahead.

    Not with a requirement open, unless overridden with a reason, which stays on record.
    """
    case = find_case(work, command.case_id)
    require_decided(work.store, case)
    _check_two_people(work, case)
    check_seen(case, command.seen)
    found = review_of(case, work.review_rules)
    if not found.can_be_approved and not command.override:
        raise NotPossible(_still_open(case, found))
    override = None if found.can_be_approved else command.override
    approval = Approval(by=work.actor.id, at=work.now, facts=case.facts, override=override)
    after = replace(case, status=Status.APPROVED, approver=work.actor.id, approval=approval)
    data = {"open": "; ".join(found.open_points), "reason": override} if override else {}
    return save(work, case, after, EventKind.APPROVED, data)


def close(work: Work, command: CloseCase) -> Changed:
    """Close with an outcome; data leaves the company only out of `approved`.

    What was disclosed is recorded by catalogue item and number of records, never the data.
    """
    case = find_case(work, command.case_id)
    require_decided(work.store, case)
    check_move(case, Status.CLOSED)
    found = review_of(case, work.review_rules)
    items = dict(command.items)
    _check_outcome(case, command, items, found)
    _check_notice(case, found)
    disclosures.add(work.store.db, case.id, work.now, items)
    after = replace(
        case,
        status=Status.CLOSED,
        disposition=command.disposition,
        disclosed_class=class_of(items, found.guide),
        reason=command.reason,
        closed_at=work.now,
    )
    data = {"disposition": command.disposition.value}
    if command.reason:
        data["reason"] = command.reason
    if items:
        data["items"] = ", ".join(f"{item}: {count}" for item, count in items.items())
    return save(work, case, after, EventKind.CLOSED, data)


def _check_two_people(work: Work, case: Case) -> None:
    if case.assignee == work.actor.id:
        raise NotPossible(
            f"You are the assignee of {case.number}, and a disclosure takes two people."
            " Ask other counsel to approve it."
        )
    check_move(case, Status.APPROVED)
    if case.assignee is None:
        raise NotPossible(
            f"Nobody works on {case.number}, and a disclosure takes two people. Have somebody"
            f" take it first: `/case take {case.number}`."
        )


def _still_open(case: Case, found: CaseReview) -> str:
    named = found.open_points[:_MOST_NAMED]
    more = len(found.open_points) - len(named)
    rest = f", and {more} more" if more else ""
    return (
        f"{case.number} cannot be approved yet. Open: {'; '.join(named)}{rest}."
        f" `/case review {case.number}` shows each. To go ahead all the same, give the reason,"
        f' which stays on record: `/case approve {case.number} reason="…"`.'
    )


def _check_outcome(case: Case, command: CloseCase, items: Items, found: CaseReview) -> None:
    if command.disposition.is_disclosure:
        _check_approved(case)
        overridden = case.approval is not None and case.approval.override is not None
        check_items(items, case.request, found.guide, overridden=overridden)
    elif items:
        raise InvalidInput(
            f"“{words(command.disposition)}” discloses nothing, so no items belong to it.",
            field="items",
        )
    if command.disposition is Disposition.REJECTED and not command.reason:
        raise InvalidInput('Say why it is rejected: `reason="…"`.', field="reason")


def _check_approved(case: Case) -> None:
    approved = case.status is Status.APPROVED and case.approval is not None
    if not approved or (case.approval and case.approval.facts != case.facts):
        raise NotPossible(
            f"{case.number} is {words(case.status)}. Before anything is disclosed, counsel"
            f" who is not the assignee approves it: `/case approve {case.number}`."
        )


def _check_notice(case: Case, found: CaseReview) -> None:
    """A case does not close with its notice undecided, where the guide calls for one."""
    if found.notice_called_for and not case.notice_is_decided:
        raise NotPossible(
            f"Whether and when the user is told of {case.number} is not decided. Counsel decides"
            f" first: `/case notice {case.number}`."
        )
