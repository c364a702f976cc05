"""Reading preservations: a case's own, and those that end soon."""

import datetime as dt
from collections.abc import Callable
from typing import Any

from bot.desk.preservation.commands import ListPreservations, ShowPreservation
from bot.desk.preservation.results import ListedPreservations, ShownPreservation
from bot.desk.work import Work, find_case
from bot.domain.access import Role
from bot.domain.errors import InvalidInput
from bot.domain.preservation import Preservation
from bot.store import audit, cases, preservations

A_PAGE = 8
_FARTHEST = dt.date.max


def show(work: Work, command: ShowPreservation) -> ShownPreservation:
    case = find_case(work, command.case_id)
    if case.sealed:
        audit.append(
            work.store, at=work.now, actor=work.actor.id, action="read_sealed", case_id=case.id
        )
    kept = preservations.of_case(work.store.db, case.id)
    return ShownPreservation(case, kept, _is_held(work, kept))


def list_expiring(work: Work, command: ListPreservations) -> ListedPreservations:
    """What ends within the guide's own term, and what is over; soonest first."""
    if command.page < 1:
        raise InvalidInput("Pages count from 1.", field="page")
    days = None if command.all_of_them else work.guide.number("preservation_days").value
    until = _FARTHEST if days is None else work.today + dt.timedelta(days=days)
    found, total = preservations.expiring(
        work.store.db,
        until=until,
        seen_by=None if work.actor.has(Role.COUNSEL) else work.actor.id,
        offset=(command.page - 1) * A_PAGE,
        limit=A_PAGE,
    )
    entries = tuple(_entry(work, kept) for kept in found)
    pages = max(1, -(-total // A_PAGE))
    return ListedPreservations(command, entries, days, command.page, pages, total)


def _entry(work: Work, kept: Preservation) -> ShownPreservation:
    case = cases.get(work.store.db, kept.case_id)
    assert case is not None  # a foreign key holds them together
    return ShownPreservation(case, kept, _is_held(work, kept))


def _is_held(work: Work, kept: Preservation | None) -> bool:
    return bool(kept and kept.is_standing and preservations.holding(work.store.db, kept))


USE_CASES: dict[type[Any], Callable[[Work, Any], ShownPreservation | ListedPreservations]] = {
    ShowPreservation: show,
    ListPreservations: list_expiring,
}
