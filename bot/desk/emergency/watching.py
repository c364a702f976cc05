"""What the desk sees to without being asked: gaps in the rota, people who left, second looks.

Each is said once in the emergency channel, for the day on which it was found.
"""

import datetime as dt

from bot.desk.work import Work
from bot.domain.emergency import Emergency, State
from bot.domain.escalation import ROTA
from bot.domain.oncall import gaps, shifts
from bot.store import audit, covers, emergencies, outbox
from bot.store.outbox import Kind

EVERY = dt.timedelta(hours=1)
AHEAD = dt.timedelta(days=14)
DRILL_EVERY = dt.timedelta(days=30)
_MORNING = 9
_SATURDAY = 5
_LANE = "rota"


class Watch:
    """Looks once an hour by the desk's clock, from its start on."""

    def __init__(self) -> None:
        self._next: dt.datetime | None = None

    def is_due(self, now: dt.datetime) -> bool:
        return self._next is None or not self._next - EVERY <= now < self._next

    def look(self, work: Work) -> int:
        """Owe a line for each thing found today; how many there are. In a transaction."""
        self._next = work.now + EVERY
        found = problems(work)
        if work.now.astimezone(work.zone).hour >= _MORNING:  # what can wait wakes nobody
            found += [*_second_looks(work), *_drill(work)]
        said = sum(_say(work, what, about) for what, about in found)
        return said + sum(_tell_counsel(work, one) for one in _waiting_for_counsel(work))


def problems(work: Work) -> list[tuple[str, str]]:
    """What is wrong with who is paged: a word, and what it is about (a time, a target)."""
    return [*_tiers(work), *_rota(work)]


def _tiers(work: Work) -> list[tuple[str, str]]:
    found = []
    for tier in work.duty.fixed((), work.now).all_tiers:
        found += [
            ("nobody_in", f"{target} {tier.name}")
            for target in tier.problems
            if target != ROTA and not _is_unheard(work, target)
        ]
    return found


def _is_unheard(work: Work, target: str) -> bool:
    """A group of which Slack has not said yet who is in it."""
    return target.startswith("S") and work.duty.members(target) is None


def _rota(work: Work) -> list[tuple[str, str]]:
    rota = work.duty.rota
    if rota is None:
        return []
    if rota.group:
        known = work.duty.members(rota.group)
        return [("nobody_in", f"{rota.group} rota")] if known == frozenset() else []
    covered, until = covers.since(work.store.db, work.now), work.now + AHEAD
    found = [("gap", start.isoformat()) for start, _ in gaps(rota, covered, work.now, until)]
    for shift in shifts(rota, covered, work.now, until):
        if work.duty.is_gone(shift.person):
            found.append(("left", f"{shift.person} {shift.start.isoformat()}"))
    return found


def _waiting_for_counsel(work: Work) -> list[Emergency]:
    """What waits for a second look this morning; on a weekend, on Monday."""
    morning = work.now.astimezone(work.zone).hour >= _MORNING and work.today.weekday() < _SATURDAY
    return emergencies.second_looks(work.store.db, work.today) if morning else []


def _second_looks(work: Work) -> list[tuple[str, str]]:
    return [("second_look", emergency.number) for emergency in _waiting_for_counsel(work)]


def _tell_counsel(work: Work, emergency: Emergency) -> int:
    """A direct message to every other counsel, each working day until one has looked."""
    others = work.duty.counsel() - {emergency.decided_by}
    told = 0
    for person in sorted(others):
        key = f"second_look:{emergency.id}:{person}:{work.today.isoformat()}"
        if outbox.by_key(work.store.db, key) is None:
            outbox.owe(
                work.store.db,
                key=key,
                kind=Kind.SECOND_LOOK,
                lane=f"page:{person}",
                case_id=emergency.case_id,
                about=str(emergency.id),
                at=work.now,
            )
            told += 1
    return told


def _drill(work: Work) -> list[tuple[str, str]]:
    """A monthly reminder, counted from the last drill; without one, from the desk's first day."""
    last = emergencies.last_drill_at(work.store.db)
    since = last or audit.begun_at(work.store.db)
    busy = emergencies.in_state(work.store.db, State.PAGING, limit=1)
    if since is None or busy or work.now - since < DRILL_EVERY:
        return []
    months = (work.now - since) // DRILL_EVERY
    return [("drill_due", f"{months} {last.date().isoformat() if last else ''}")]


def _say(work: Work, what: str, about: str) -> bool:
    """A line a day; of a drill, whose months are counted, one a month."""
    period = "" if what == "drill_due" else work.today.isoformat()
    key = f"rota:{what}:{about}:{period}"
    if outbox.by_key(work.store.db, key) is not None:
        return False
    outbox.owe(
        work.store.db,
        key=key,
        kind=Kind.ROTA,
        lane=_LANE,
        about=f"{what} {about}",
        at=work.now,
    )
    return True
