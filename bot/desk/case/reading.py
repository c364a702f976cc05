"""Reading: one case, a list of them, a timeline. Reading a sealed case is itself on record."""

import datetime as dt

from bot.desk.commands import ListCases, ShowCase, ShowLog
from bot.desk.emergency.running import SHOWN_FIRST
from bot.desk.paging import checked_page, pages
from bot.desk.results import Listed, Logged, Shown
from bot.desk.work import Work, find_case
from bot.domain.access import Role
from bot.domain.cases import Case, Status
from bot.store import audit, cases, emergencies, preservations

CASES_A_PAGE = 10
EVENTS_A_PAGE = 15
_RECENT = 3


def show(work: Work, command: ShowCase) -> Shown:
    case = read_case(work, command.case_id)
    recent = cases.recent_events(work.store.db, case.id, limit=_RECENT)
    kept = preservations.of_case(work.store.db, case.id)
    return Shown(case, tuple(recent), kept, emergencies.of_case(work.store.db, case.id))


def show_log(work: Work, command: ShowLog) -> Logged:
    case = read_case(work, command.case_id)
    offset = (checked_page(command.page) - 1) * EVENTS_A_PAGE
    events, total = cases.timeline(work.store.db, case.id, offset=offset, limit=EVENTS_A_PAGE)
    return Logged(
        case, tuple(events), command.page, pages(total, EVENTS_A_PAGE, command.page), total
    )


def list_cases(work: Work, command: ListCases) -> Listed:
    """A page of the cases that fit; sealed ones of others are neither shown nor counted."""
    which = _filter(work, command)
    offset = (checked_page(command.page) - 1) * CASES_A_PAGE
    found, total = cases.page(work.store.db, which, offset=offset, limit=CASES_A_PAGE)
    return Listed(
        command,
        tuple(found),
        command.page,
        pages(total, CASES_A_PAGE, command.page),
        total,
        tuple(emergencies.open_ones(work.store.db, limit=SHOWN_FIRST)),
    )


def _filter(work: Work, command: ListCases) -> cases.Filter:
    closed = command.scope == "closed"
    return cases.Filter(
        seen_by=None if work.actor.has(Role.COUNSEL) else work.actor.id,
        open_only=command.scope not in ("closed", "all") and command.status is not Status.CLOSED,
        status=Status.CLOSED if closed else command.status,
        process=command.process,
        assignee=work.actor.id if command.scope == "mine" else command.person,
        country=command.country,
        sealed_only=command.scope == "sealed",
        due_before=_due_before(work, command),
    )


def _due_before(work: Work, command: ListCases) -> dt.date | None:
    """The earlier of what is asked: overdue, or due by a day, that day included."""
    asked = command.due_by + dt.timedelta(days=1) if command.due_by else None
    if command.scope != "overdue":
        return asked
    return min(work.today, asked) if asked else work.today


def read_case(work: Work, case_id: int) -> Case:
    """The case, to be shown; that somebody read a sealed one is on record."""
    case = find_case(work, case_id)
    if case.sealed:
        audit.append(
            work.store, at=work.now, actor=work.actor.id, action="read_sealed", case_id=case.id
        )
    return case
