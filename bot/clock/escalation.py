"""The emergencies that time moves on: the next step is paged, or one that nobody decided returns.

Finding what is due is here; what happens to one is `bot.desk.emergencies.move_on`.
"""

import datetime as dt
import logging
import time
from collections.abc import Callable

from bot.clock.bell import Bell
from bot.desk.alerting import owe_alert
from bot.desk.desk import Desk
from bot.desk.emergencies import move_on
from bot.desk.watching import Watch
from bot.domain.access import DESK
from bot.domain.emergency import State
from bot.store import emergencies
from bot.store.database import Full, Locked

log = logging.getLogger(__name__)

_CHUNK = 50
_LONGEST_SLEEP = 30.0
_AFTER_LOCK = 0.2
_REFRESH_EVERY = 60.0  # so that "in 4 min" stays true
_MOST_REFRESHED = 5


class Escalation:
    """Moves on what is due, and sleeps until the next is. `on_owed` wakes who sends."""

    def __init__(self, desk: Desk, watch: Watch, on_owed: Callable[[], None]) -> None:
        self._desk = desk
        self._watch = watch
        self._on_owed = on_owed
        self._bell = Bell()
        self._refreshed_at = time.monotonic()

    def wake(self) -> None:
        """Something was raised or taken, or time was wound: look now."""
        self._bell.ring()

    async def run(self) -> None:
        """Escalate until cancelled."""
        while True:
            self._bell.silence()
            try:
                pause = self._look()
            except (Locked, Full) as error:
                log.warning("escalation waits: %s", type(error).__name__)
                pause = _AFTER_LOCK
            await self._bell.heard(pause)

    def _look(self) -> float:
        store, now = self._desk.store, self._desk.clock.now()
        found = emergencies.due(store.db, now, limit=_CHUNK)
        for emergency in found:
            with store.write():
                move_on(self._desk.work(DESK), emergency.id)
        owed = self._refresh(now) + self._watched(now)
        if found or owed:
            self._on_owed()
        return self._until_next(now)

    def _until_next(self, now: dt.datetime) -> float:
        next_at = emergencies.next_at(self._desk.store.db)
        if next_at is None:
            return _LONGEST_SLEEP
        return min(_LONGEST_SLEEP, max(0.0, (next_at - now).total_seconds()))

    def _refresh(self, now: dt.datetime) -> int:
        if time.monotonic() - self._refreshed_at < _REFRESH_EVERY:
            return 0
        self._refreshed_at = time.monotonic()
        store = self._desk.store
        found = emergencies.in_state(store.db, State.PAGING, limit=_MOST_REFRESHED)
        with store.write():
            for emergency in found:
                owe_alert(store, emergency, now)
        return len(found)

    def _watched(self, now: dt.datetime) -> int:
        if not self._watch.is_due(now):
            return 0
        with self._desk.store.write():
            return self._watch.look(self._desk.work(DESK))
