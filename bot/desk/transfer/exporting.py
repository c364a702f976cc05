"""What is taken out of the desk: the docket, page by page, and the whole file of one case.

Reading a sealed case is on record here too.
"""

from dataclasses import dataclass
from typing import Any

from bot.desk.transfer.commands import CaseFileTaken, TakeCaseFile
from bot.desk.work import Work, find_case
from bot.domain.access import Action, may_see, require
from bot.domain.cases import Case
from bot.domain.events import Event
from bot.store import audit, cases, disclosures, files, letters, links

_CASES_AT_ONCE = 200
_ALL_EVENTS = 1_000_000

Json = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Exported:
    """Some cases in the order of their numbers; `left_out`: sealed ones that were not asked for."""

    cases: list[Json]
    next: int | None
    left_out: int


def export(work: Work, *, after: int, sealed: bool) -> Exported:
    """The cases behind this number. Sealed ones only when asked for, and as the actor sees them.

    Raises:
        Forbidden: when the actor may not export.
    """
    require(work.actor, Action.EXPORT)
    found = cases.numbered_after(work.store.db, after, limit=_CASES_AT_ONCE)
    shown = [one for one in found if not one.sealed or (sealed and may_see(work.actor, one))]
    _record_reading(work, [one for one in shown if one.sealed])
    following = found[-1].id if len(found) == _CASES_AT_ONCE else None
    return Exported([_line(one) for one in shown], following, len(found) - len(shown))


def case_file(work: Work, case_id: int) -> Json:
    """One case with its timeline, letters, files, links and its rows of the audit log.

    Raises:
        NotFound: when it is not there, or is sealed to the actor.
    """
    require(work.actor, Action.EXPORT)
    case, db = find_case(work, case_id), work.store.db
    if case.sealed:
        _record_reading(work, [case])
    events, _ = cases.timeline(db, case.id, offset=0, limit=_ALL_EVENTS)
    return {
        "case": _line(case),
        "timeline": [_event(one) for one in reversed(events)],
        "letters": [
            {
                "addressee": str(one.addressee),
                "written_by": one.written_by,
                "written_at": one.written_at.isoformat(),
                "sent_by": one.sent_by,
                "sent_at": one.sent_at.isoformat() if one.sent_at else None,
                "text": one.text,
            }
            for one in letters.of_case(db, case.id)
        ],
        "disclosed": disclosures.of_case(db, case.id),
        "files": [
            {"name": one.name, "size": one.size, "sha256": one.sha256}
            for one in files.of_case(db, case.id)
        ],
        "linked": [one.number for one in _linked(work, case)],
        "audit": audit.rows_of(db, case.id),
    }


def take_case_file(work: Work, command: TakeCaseFile) -> CaseFileTaken:
    """The same for a person; that they took it is on record."""
    content, case = case_file(work, command.case_id), find_case(work, command.case_id)
    audit.append(
        work.store, at=work.now, actor=work.actor.id, action="case_file_taken", case_id=case.id
    )
    return CaseFileTaken(case, content)


def _linked(work: Work, case: Case) -> list[Case]:
    found = cases.find_numbers(work.store.db, links.of_case(work.store.db, case.id))
    return [one for one in found if may_see(work.actor, one)]


def _record_reading(work: Work, sealed: list[Case]) -> None:
    entries = [audit.Entry(work.actor.id, "read_sealed", one.id) for one in sealed]
    audit.append_all(work.store, entries, at=work.now)


def _line(case: Case) -> Json:
    return {
        "case": case.number,
        "status": case.status.value,
        "sealed": case.sealed,
        "opened_at": case.opened_at.isoformat(),
        "opened_by": case.opened_by,
        "due_on": case.due_on.isoformat() if case.due_on else None,
        "assignee": case.assignee,
        "approver": case.approver,
        "closed_at": case.closed_at.isoformat() if case.closed_at else None,
        "disposition": case.disposition.value if case.disposition else None,
        "disclosed_class": case.disclosed_class.value if case.disclosed_class else None,
        "reason": case.reason,
        "guide_version": case.guide_version,
        "request": case.request.to_json(),
    }


def _event(event: Event) -> Json:
    return {
        "at": event.at.isoformat(),
        "by": event.actor,
        "what": event.kind.value,
        "data": event.data,
    }
