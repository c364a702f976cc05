"""From reminders that are due to messages owed: in chunks, so that the loop never stands still.

What falls due together for a place is one message: the rows gather in it until it is sent, for
which it waits a moment. A reminder that was missed, with a newer one of its subject due as well,
is not said at all. The next of a series is planned when one has come.
"""

import asyncio
import datetime as dt
from collections.abc import Callable
from zoneinfo import ZoneInfo

from bot.clock.bell import Bell
from bot.clock.counts import Counts
from bot.clock.rounds import rounds
from bot.desk.reminding.planning import Plan, plan_next, plan_standing
from bot.domain.reminders import Rules, State, Topic
from bot.ports import Clock
from bot.store import outbox, reminders
from bot.store.database import Store
from bot.store.outbox import DESK, SEALED
from bot.store.reminders import Due

GATHER = dt.timedelta(seconds=2)
_CHUNK = 250
_LONGEST_SLEEP = 30.0


class Reminding:
    """Hands over what is due, and sleeps until the next is. `beat` is called at every look."""

    def __init__(
        self,
        store: Store,
        clock: Clock,
        zone: ZoneInfo,
        rules: Rules,
        counts: Counts,
        *,
        on_owed: Callable[[], None],
        beat: Callable[[], None],
    ) -> None:
        self._store = store
        self._clock = clock
        self._zone = zone
        self._rules = rules
        self._counts = counts
        self._on_owed = on_owed
        self._beat = beat
        self._bell = Bell()

    def wake(self) -> None:
        """Something was planned, or time was wound: look now."""
        self._bell.ring()

    async def run(self) -> None:
        """Remind until cancelled."""
        await rounds(self._bell, self._look, "reminders")

    async def _look(self) -> float:
        self._beat()
        await self.hand_over()
        return self._until_next()

    async def hand_over(self) -> int:
        """Hand over everything that is due; how many there were."""
        self._plan_standing()
        count = 0
        while found := reminders.due(self._store.db, self._clock.now(), limit=_CHUNK):
            with self._store.write():
                for due in found:
                    self._hand(due)
            count += len(found)
            await asyncio.sleep(0)
        if count:
            self._counts.reminders_due += count
            self._on_owed()
        return count

    def _plan_standing(self) -> None:
        with self._store.write():
            plan_standing(self._plan())

    def _until_next(self) -> float:
        next_at = reminders.next_at(self._store.db)
        if next_at is None:
            return _LONGEST_SLEEP
        return min(_LONGEST_SLEEP, max(0.0, (next_at - self._clock.now()).total_seconds()))

    def _hand(self, due: Due) -> None:
        plan, reminder = self._plan(), due.reminder
        state = State.SUPERSEDED if due.newer_is_due else State.HANDED
        reminders.set_state(plan.db, reminder, state)
        if state is State.HANDED:
            self._tell(due, plan)
        plan_next(plan, reminder)

    def _tell(self, due: Due, plan: Plan) -> None:
        reminder, at = due.reminder, plan.now + GATHER
        self._counts.late_by = (plan.now - reminder.due_at).total_seconds()
        if reminder.topic is Topic.CARDS:
            outbox.owe_cards_with_days(plan.db, plan.now)
            return
        if reminder.topic is Topic.DIGEST:
            outbox.owe_digest(plan.db, reminder.id, at=plan.now)
            return
        own = SEALED if due.sealed else DESK
        if reminder.case_id is not None:
            outbox.gather(plan.db, own, reminder.id, at=at, case_id=reminder.case_id)
        if person := due.assignee or (due.opened_by if due.sealed else None):
            outbox.gather(plan.db, person, reminder.id, at=at)
        if reminder.final or due.assignee is None:
            outbox.gather(plan.db, own, reminder.id, at=at)

    def _plan(self) -> Plan:
        return Plan(self._store.db, self._rules, self._zone, self._clock.now())
