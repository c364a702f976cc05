"""The net under the desk: Slack's own scheduler holds the final warnings, should the desk be dead.

A warning hangs there for 15 minutes after its time and is taken back once the desk's own was
posted. Its text is frozen, so it says the cases' numbers and "open the desk", nothing else. One
message holds all warnings of a channel and a moment, so that Slack's 30 for five minutes are
never reached. What should hang there follows from the reminders alone: it is compared with what
does, at start, every hour, and soon after a change.

Limits: https://docs.slack.dev/reference/methods/chat.scheduleMessage (120 days ahead),
https://docs.slack.dev/reference/methods/chat.deleteScheduledMessage (not in the last minute).
"""

import asyncio
import datetime as dt
import logging
from collections import Counter
from collections.abc import Callable, Iterable

from bot.clock.bell import Bell
from bot.clock.counts import Counts
from bot.domain.cases import number_of
from bot.ports import Clock, Scheduled, Scheduler
from bot.store import net
from bot.store.database import Store

log = logging.getLogger(__name__)

AFTER = dt.timedelta(minutes=15)
FARTHEST = dt.timedelta(days=119)
SOON = dt.timedelta(minutes=1.5)  # too near to be scheduled or withdrawn safely
EVERY = 3600.0
SETTLE = 5.0  # seconds in which changes come together
_AFTER_TROUBLE = 60.0
_MOST_NUMBERS = 100


class Net:
    """Keeps Slack's scheduler as the reminders have it. `place_of(sealed)` is the channel.

    `also` is what else should hang there: see `bot.clock.emergency_net`.
    """

    def __init__(
        self,
        store: Store,
        scheduler: Scheduler,
        clock: Clock,
        place_of: Callable[[bool], str | None],
        counts: Counts,
        *,
        also: Callable[[], list[Scheduled]],
    ) -> None:
        self._store = store
        self._scheduler = scheduler
        self._clock = clock
        self._place_of = place_of
        self._counts = counts
        self._also = also
        self._urgent = list[Scheduled]()
        self._bell = Bell()

    def wake(self) -> None:
        """A reminder was planned, taken back or posted."""
        self._bell.ring()

    async def run(self) -> None:
        """Compare until cancelled."""
        while True:
            self._bell.silence()
            done = await self.reconcile()
            await self._bell.heard(EVERY if done else _AFTER_TROUBLE)
            if self._also() == self._urgent:  # else an emergency was raised or taken just now
                await asyncio.sleep(SETTLE)

    async def reconcile(self) -> bool:
        """Schedule what is missing and withdraw what is too much; whether all of it was done."""
        wanted = await self._wanted()
        hanging = await self._scheduler.waiting()
        if hanging is None:
            return False
        missing, too_much = _difference(wanted, hanging)
        soon = (self._clock.now() + SOON).timestamp()
        done = True
        for message in missing:
            if message.post_at > soon:
                done &= await self._schedule(message)
        for message in too_much:
            if message.post_at > soon:
                done &= await self._withdraw(message)
        return done

    async def _schedule(self, message: Scheduled) -> bool:
        taken = await self._scheduler.schedule(message)
        self._counts.net_scheduled += taken
        return taken

    async def _withdraw(self, message: Scheduled) -> bool:
        gone = await self._scheduler.withdraw(message)
        self._counts.net_withdrawn += gone
        return gone

    async def _wanted(self) -> list[Scheduled]:
        """A message for each channel and moment at which warnings are not posted yet."""
        now = self._clock.now()
        self._urgent = self._also()
        wanted = list(self._urgent)
        for due_at in net.moments(self._store.db, since=now - AFTER, until=now + FARTHEST):
            for sealed, numbers in net.warnings(self._store.db, due_at).items():
                if channel := self._place_of(sealed):
                    post_at = int((due_at + AFTER).timestamp())
                    wanted.append(Scheduled(channel, post_at, text_of(numbers)))
            await asyncio.sleep(0)
        return wanted


def text_of(case_ids: Iterable[int]) -> str:
    """All that frozen text may say."""
    numbers = [number_of(one) for one in sorted(set(case_ids))]
    shown, more = numbers[:_MOST_NUMBERS], len(numbers) - _MOST_NUMBERS
    rest = f" and {more} more" if more > 0 else ""
    return f"{', '.join(shown)}{rest}: open the desk"


def _difference(
    wanted: list[Scheduled], hanging: list[Scheduled]
) -> tuple[list[Scheduled], list[Scheduled]]:
    """What is missing, and what hangs there without being wanted, doubles included."""
    open_ = Counter((one.channel, one.post_at, one.text) for one in wanted)
    too_much = []
    for one in hanging:
        what = (one.channel, one.post_at, one.text)
        if open_[what] > 0:
            open_[what] -= 1
        else:
            too_much.append(one)
    missing = [Scheduled(*what) for what, count in open_.items() if count > 0]
    return missing, too_much
