"""Pages that go outside Slack: each its own task, tried also while Slack cannot be reached."""

import asyncio
import datetime as dt
import logging
from collections.abc import Callable, Iterable

from bot.clock.bell import Bell
from bot.desk.emergency.alerting import page_came_out
from bot.domain.emergency import Emergency, Page, State, Way
from bot.ports import Clock, OutsidePage, Pager
from bot.store import emergencies
from bot.store.database import Full, Locked, Store

log = logging.getLogger(__name__)

TRIES = 4
TRY_AGAIN = dt.timedelta(seconds=15)
_LONGEST_SLEEP = 30.0
_AFTER_LOCK = 0.2


class OutsidePaging:
    """Sends what is owed outside Slack. `on_sent` wakes who tells of it."""

    def __init__(
        self, store: Store, pager: Pager, clock: Clock, on_sent: Callable[[], None]
    ) -> None:
        self._store = store
        self._pager = pager
        self._clock = clock
        self._on_sent = on_sent
        self._bell = Bell()
        self._tasks: set[asyncio.Task[None]] = set()
        self._unrecorded: set[int] = set()

    def wake(self) -> None:
        """A page is owed, or time was wound: look now."""
        self._bell.ring()

    async def run(self) -> None:
        """Page until cancelled."""
        try:
            self._recall()
            while True:
                self._bell.silence()
                pause = self._look()
                await self._bell.heard(pause)
        finally:
            for task in self._tasks:
                task.cancel()
            await asyncio.gather(*self._tasks, return_exceptions=True)

    def _recall(self) -> None:
        try:
            with self._store.write() as db:
                emergencies.recall_sending(db)
        except (Locked, Full) as error:
            log.warning("pages under way at a kill are not sent again: %s", type(error).__name__)

    async def send_all(self) -> None:
        """Send what is owed now and wait for it: for the command line, where no desk runs."""
        self._look()
        await asyncio.gather(*self._tasks)

    def _look(self) -> float:
        try:
            for page in emergencies.outside_due(self._store.db, self._clock.now()):
                self._begin(page)
            next_at = emergencies.outside_next_at(self._store.db)
        except Locked:
            return _AFTER_LOCK
        if next_at is None:
            return _LONGEST_SLEEP
        return min(_LONGEST_SLEEP, max(0.0, (next_at - self._clock.now()).total_seconds()))

    def _begin(self, page: Page) -> None:
        """Send it in a task of its own; on a full disk, too, once until that can be recorded."""
        if page.id in self._unrecorded:
            return
        try:
            with self._store.write() as db:
                emergencies.set_page(db, page.id, "sending", self._clock.now())
        except Full:
            log.error("page %s outside is sent unrecorded", page.id)
            self._unrecorded.add(page.id)
        task = asyncio.create_task(self._send(page))
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)

    async def _send(self, page: Page) -> None:
        emergency = emergencies.get(self._store.db, page.emergency_id)
        if emergency is None:
            return
        message = outside_page(emergency, emergency.escalation.tier(page.step).name)
        if page.way is Way.RESOLVE:
            ended = await self._pager.resolve(page.target, message)
            await self._settle(page, "sent" if ended else "dropped", "knows_no_ending")
        else:
            problem = await self._pager.page(page.target, message)
            await self._settle(page, "failed" if problem else "sent", problem)

    async def _settle(self, page: Page, state: str, problem: str | None) -> None:
        """Put on record what came of it; while the database is held, again and again."""
        while True:
            try:
                with self._store.write():
                    self._record(page, state, None if state == "sent" else problem)
                break
            except (Locked, Full):
                await asyncio.sleep(_AFTER_LOCK)
        self._unrecorded.discard(page.id)
        log.info("page %s outside: %s", page.id, state)
        self._on_sent()

    def _record(self, page: Page, state: str, problem: str | None) -> None:
        now = self._clock.now()
        emergency = emergencies.get(self._store.db, page.emergency_id)
        still = emergency is not None and emergency.state is State.PAGING
        page_came_out(self._store, page.id, state, now, problem)
        if state == "failed" and still and page.attempts + 1 < TRIES:
            emergencies.owe_again(self._store.db, page.id, now + TRY_AGAIN, problem or "failed")


def outside_page(emergency: Emergency, tier: str) -> OutsidePage:
    """The number and what to do: what leaves Slack carries no fact of a case."""
    drill = "DRILL: " if emergency.drill else ""
    return OutsidePage(
        key=f"writdesk-{emergency.number}",
        title=f"{drill}Emergency {emergency.number}: take it now",
        body=f"{drill}{emergency.number} is waiting for {tier}. Open Slack, go to the emergency"
        f" channel and press “I take it”, or type: /emergency ack {emergency.number}. If Slack is"
        f" down, on the desk's machine: writdesk emergency take {emergency.number} --as @you",
    )


def unrecorded_page(ways: Iterable[str]) -> OutsidePage:
    """The desk could not store the emergency, so it has no number yet."""
    names = ", ".join(sorted(ways))
    return OutsidePage(
        key="writdesk-not-recorded",
        title="Emergency, NOT RECORDED: act now",
        body="An emergency was raised that the desk could not store. Open Slack and go to the"
        f" emergency channel now; whoever is there first takes it. Paged by: {names}.",
    )
