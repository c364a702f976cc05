"""The emergencies that time moves on: the next step is paged, or one that nobody decided returns.

Finding what is due is here; what happens to one is `bot.desk.emergencies.move_on`.
"""

import datetime as dt
from dataclasses import replace

from bot.clock.bell import Bell
from bot.clock.rounds import rounds
from bot.clock.unrecorded import Unrecorded
from bot.desk.desk import Desk
from bot.desk.emergency.alerting import owe_alert, page_missing
from bot.desk.emergency.emergencies import move_on
from bot.desk.emergency.watching import Watch
from bot.domain.access import DESK
from bot.domain.emergency import State, pulled_in
from bot.store import covers, emergencies
from bot.store.database import Full

_CHUNK = 50
_LONGEST_SLEEP = 30.0
_AFTER_FULL = 2.0
_REFRESH_EVERY = dt.timedelta(minutes=1)  # so that "in 4 min" stays true
_MOST_REFRESHED = 5


class Escalation:
    """Moves on what is due, and sleeps until the next is. `watch` None: nothing else is seen to."""

    def __init__(self, desk: Desk, watch: Watch | None, unrecorded: Unrecorded) -> None:
        self._desk = desk
        self._watch = watch
        self._unrecorded = unrecorded
        self._paged_unrecorded: set[tuple[int, int, int]] = set()
        self._bell = Bell()
        self._refreshed_at = desk.clock.now()

    def wake(self) -> None:
        """Something was raised or taken, or time was wound: look now."""
        self._bell.ring()

    async def run(self) -> None:
        """Escalate until cancelled."""
        await rounds(self._bell, self._look, "emergencies")

    async def _look(self) -> float:
        try:
            return self._move_on()
        except Full:
            self._page_unrecorded()
            return _AFTER_FULL

    def _page_unrecorded(self) -> None:
        """The disk is full, so no step can be recorded: whoever is due is paged all the same."""
        store, now = self._desk.store, self._desk.clock.now()
        for emergency in emergencies.due(store.db, now, limit=_CHUNK):
            step = (emergency.id, emergency.came_back, emergency.step + 1)
            if step not in self._paged_unrecorded:
                self._paged_unrecorded.add(step)
                self._unrecorded.page_step(emergency)

    def _move_on(self) -> float:
        store, now = self._desk.store, self._desk.clock.now()
        self._pull_in(now)
        found = emergencies.due(store.db, now, limit=_CHUNK)
        for emergency in found:
            with store.write():
                move_on(self._desk.work(DESK), emergency.id)
        owed = self._fill_in(now) + self._refresh(now) + self._watched(now)
        if found or owed:
            self._desk.tell()
        return self._until_next(now)

    def _until_next(self, now: dt.datetime) -> float:
        next_at = emergencies.next_at(self._desk.store.db)
        if next_at is None:
            return _LONGEST_SLEEP
        return min(_LONGEST_SLEEP, max(0.0, (next_at - now).total_seconds()))

    def _pull_in(self, now: dt.datetime) -> None:
        """Nothing waits longer than it can: the machine's clock was set back."""
        store = self._desk.store
        for emergency in emergencies.open_ones(store.db, limit=_CHUNK):
            if sooner := pulled_in(emergency, now):
                with store.write() as db:
                    emergencies.update(db, sooner)

    def _fill_in(self, now: dt.datetime) -> int:
        """When it was raised, Slack had not said who is in a group: whoever is, is paged now."""
        store, duty = self._desk.store, self._desk.duty
        covered, filled = covers.since(store.db, now), 0
        for emergency in emergencies.in_state(store.db, State.PAGING, limit=_CHUNK):
            known = duty.completed(emergency.escalation, covered, now)
            before = emergency.escalation.tier(emergency.step).people
            if not set(known.tier(emergency.step).people) <= set(before):
                with store.write():
                    page_missing(store, replace(emergency, escalation=known), now)
                filled += 1
        return filled

    def _refresh(self, now: dt.datetime) -> int:
        if dt.timedelta() <= now - self._refreshed_at < _REFRESH_EVERY:
            return 0
        self._refreshed_at = now
        store = self._desk.store
        found = emergencies.open_ones(store.db, limit=_MOST_REFRESHED)
        with store.write():
            for emergency in found:
                owe_alert(store, emergency, now)
        return len(found)

    def _watched(self, now: dt.datetime) -> int:
        if self._watch is None or not self._watch.is_due(now):
            return 0
        with self._desk.store.write():
            return self._watch.look(self._desk.work(DESK))
