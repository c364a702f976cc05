"""Working on a case: taking it, handing it over, moving it, noting, setting when it is due."""

from dataclasses import replace

from bot.desk.commands import AddNote, AssignCase, MoveCase, SetDue, TakeCase
from bot.desk.results import Changed
from bot.desk.work import Work, find_case, save
from bot.domain.access import Action, require
from bot.domain.cases import Case, Status, check_move
from bot.domain.errors import Forbidden, InvalidInput, NotPossible
from bot.domain.events import EventKind

MOST_NOTE = 10_000  # characters; more belongs into a file


def take(work: Work, command: TakeCase) -> Changed:
    """The actor becomes the assignee; a case that was only received is then in review."""
    case = find_case(work, command.case_id)
    if case.assignee == work.actor.id:
        raise NotPossible(f"{case.number} is yours already.")
    data = {"from": case.assignee} if case.assignee else {}
    return save(work, case, _assigned(case, work.actor.id), EventKind.TAKEN, data)


def assign(work: Work, command: AssignCase) -> Changed:
    """Somebody of the legal team becomes the assignee.

    Raises:
        InvalidInput: when that person may not work on cases.
    """
    case = find_case(work, command.case_id)
    try:
        require(command.person, Action.WORK_CASE)
    except Forbidden:
        raise InvalidInput(
            "Only people of the legal team and counsel can be assigned. Choose one of them, or"
            " have an admin of the desk add this person to the group.",
            field="person",
        ) from None
    if case.assignee == command.person.id:
        raise NotPossible(f"{case.number} is theirs already.")
    data = {"to": command.person.id} | ({"from": case.assignee} if case.assignee else {})
    after = _assigned(case, command.person.id)
    return save(work, case, after, EventKind.ASSIGNED, data)


def move(work: Work, command: MoveCase) -> Changed:
    """From one status to another; approving and closing have commands of their own."""
    case = find_case(work, command.case_id)
    if command.to is Status.APPROVED:
        raise NotPossible(
            f"Counsel approves, who is not the assignee: `/case approve {case.number}`."
        )
    if command.to is Status.CLOSED:
        raise NotPossible(f"A case closes with its outcome: `/case close {case.number}`.")
    check_move(case, command.to, command.reason)
    _check_open(case, command.to)
    data = {"from": case.status.value, "to": command.to.value}
    if command.reason:
        data["reason"] = command.reason
    after = replace(
        case,
        status=command.to,
        approver=None,
        approval=None,
        disposition=None,
        disclosed_class=None,
        reason=None,
        closed_at=None,
    )
    return save(work, case, after, EventKind.MOVED, data)


def note(work: Work, command: AddNote) -> Changed:
    """A note for the timeline. The card's thread shows it to those who may see the case."""
    case = find_case(work, command.case_id)
    text = command.text.strip()
    if not text:
        raise InvalidInput(
            f"The note is empty. `/case note {case.number} the agency called back`", field="text"
        )
    if len(text) > MOST_NOTE:
        raise InvalidInput(
            f"The note has {len(text):,} characters; {MOST_NOTE:,} fit. Shorten it, or attach"
            " it to the card's thread as a file.",
            field="text",
        )
    return save(work, case, case, EventKind.NOTED, {"text": text})


def set_due(work: Work, command: SetDue) -> Changed:
    """When the agency's answer is due; a date in the past is a slip."""
    case = find_case(work, command.case_id)
    if command.due_on and command.due_on < work.today:
        raise InvalidInput(
            f"{command.due_on:%Y-%m-%d} is in the past. Today is {work.today:%Y-%m-%d}.",
            field="date",
        )
    if command.due_on == case.due_on:
        raise NotPossible(f"{case.number} has that due date already.")
    data = {
        name: date.isoformat()
        for name, date in (("from", case.due_on), ("to", command.due_on))
        if date
    }
    after = replace(case, due_on=command.due_on)
    return save(work, case, after, EventKind.DUE_SET, data)


def _assigned(case: Case, person: str) -> Case:
    if not case.is_open:
        raise NotPossible(
            f"{case.number} is closed. Open it again first:"
            f" `/case status {case.number} in_review` and the reason."
        )
    if case.status is Status.APPROVED and person == case.approver:
        raise NotPossible(
            f"Who approved {case.number} cannot become its assignee: a disclosure takes two people."
        )
    status = Status.IN_REVIEW if case.status is Status.RECEIVED else case.status
    return replace(case, assignee=person, status=status)


def _check_open(case: Case, to: Status) -> None:
    if to is Status.IN_REVIEW and case.status is Status.RECEIVED and case.assignee is None:
        raise NotPossible(
            f"Nobody has {case.number} yet. Take it (`/case take {case.number}`), which also"
            " puts it in review."
        )
