"""Approving a disclosure, and closing a case."""

from dataclasses import replace

from bot.desk.commands import ApproveCase, CloseCase
from bot.desk.results import Changed
from bot.desk.work import Work, find_case, save
from bot.domain.cases import Case, DisclosedClass, Disposition, Status, check_move, words
from bot.domain.errors import InvalidInput, NotPossible
from bot.domain.events import EventKind


def approve(work: Work, command: ApproveCase) -> Changed:
    """Counsel who is not the assignee lets the disclosure go ahead: two people for each."""
    case = find_case(work, command.case_id)
    if case.assignee == work.actor.id:
        raise NotPossible(
            f"You are the assignee of {case.number}, and a disclosure takes two people."
            " Ask other counsel to approve it."
        )
    check_move(case, Status.APPROVED)
    after = replace(case, status=Status.APPROVED, approver=work.actor.id)
    return save(work, case, after, EventKind.APPROVED, {})


def close(work: Work, command: CloseCase) -> Changed:
    """Close with an outcome; data leaves the company only out of `approved`."""
    case = find_case(work, command.case_id)
    check_move(case, Status.CLOSED)
    _check_outcome(case, command)
    after = replace(
        case,
        status=Status.CLOSED,
        disposition=command.disposition,
        disclosed_class=command.disclosed_class,
        reason=command.reason,
        closed_at=work.now,
    )
    data = {"disposition": command.disposition.value} | (
        {"reason": command.reason} if command.reason else {}
    )
    return save(work, case, after, EventKind.CLOSED, data)


def _check_outcome(case: Case, command: CloseCase) -> None:
    disclosed = command.disclosed_class is not DisclosedClass.NONE
    if command.disposition.is_disclosure:
        if case.status is not Status.APPROVED:
            raise NotPossible(
                f"{case.number} is {words(case.status)}. Before anything is disclosed, counsel"
                f" who is not the assignee approves it: `/case approve {case.number}`."
            )
        if not disclosed:
            raise InvalidInput(
                "Say what was disclosed: `class=non_content` or `class=content`.",
                field="disclosed_class",
            )
    elif disclosed:
        raise InvalidInput(
            f"“{words(command.disposition)}” discloses nothing, so the class is `none`.",
            field="disclosed_class",
        )
    if command.disposition is Disposition.REJECTED and not command.reason:
        raise InvalidInput('Say why it is rejected: `reason="…"`.', field="reason")
