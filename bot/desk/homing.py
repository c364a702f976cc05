"""What waits for a person: theirs first, then what the desk must not miss.

A sealed case shows to its own people and counsel alone, and is not counted for others.
"""

import datetime as dt
from dataclasses import replace

from bot.desk.casework.commands import ShowHome
from bot.desk.casework.results import Homed, Shelf
from bot.desk.emergency.running import SHOWN_FIRST
from bot.desk.work import Work
from bot.domain.access import PERMISSIONS, Action, Role
from bot.domain.cases import Status
from bot.store import cases, emergencies, homes, preservations
from bot.store.cases import Filter

SHOWN = 5
DUE_AHEAD = dt.timedelta(days=7)
ENDS_AHEAD = dt.timedelta(days=30)


def show_home(work: Work, _command: ShowHome) -> Homed:
    """The first few of each, soonest first. From now on, this person's Home is kept fresh."""
    me = work.actor
    homes.add(work.store.db, me.id)
    seen_by = None if me.has(Role.COUNSEL) else me.id
    approves = bool(me.roles & PERMISSIONS[Action.APPROVE])
    due_before = work.today + DUE_AHEAD + dt.timedelta(days=1)
    ends_before = work.today + ENDS_AHEAD + dt.timedelta(days=1)
    return Homed(
        emergencies=tuple(emergencies.open_ones(work.store.db, limit=SHOWN_FIRST)),
        mine=_shelf(work, Filter(seen_by, assignee=me.id)),
        due=_shelf(work, Filter(seen_by, due_before=due_before)),
        notices=_notices(work, Filter(seen_by, open_only=False, notice_before=ends_before)),
        expiring=_expiring(work, seen_by),
        awaiting=_shelf(work, Filter(seen_by, status=Status.AWAITING_AGENCY)),
        to_approve=_shelf(work, Filter(seen_by, ready_for=me.id)) if approves else None,
    )


def _shelf(work: Work, which: Filter) -> Shelf:
    found, total = cases.page(work.store.db, which, offset=0, limit=SHOWN)
    return Shelf(tuple(found), total)


def _notices(work: Work, which: Filter) -> Shelf:
    shelf = _shelf(work, which)
    return replace(shelf, days={one.id: one.notice_on for one in shelf.cases if one.notice_on})


def _expiring(work: Work, seen_by: str | None) -> Shelf:
    until = work.today + ENDS_AHEAD
    kept, total = preservations.expiring(
        work.store.db, until=until, seen_by=seen_by, offset=0, limit=SHOWN
    )
    found = cases.find_numbers(work.store.db, [one.case_id for one in kept])
    return Shelf(tuple(found), total, {one.case_id: one.expires_on for one in kept})
