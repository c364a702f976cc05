"""From the outbox to the outlet: lane by lane, exactly once.

The pattern: commit `sending` → call the outlet → commit what came of it. A row that a kill left
in `sending`, or whose answer was lost, is looked for by its token before it is sent again, and
not before a minute has passed, since Slack's history lags behind its posts.

Each lane sends one message at a time, and lanes do not wait for each other: a channel that is
throttled, or a call that hangs, holds up nothing but its own lane.
"""

import asyncio
import datetime as dt
import logging
from collections.abc import Callable
from dataclasses import replace

from bot.clock.bell import Bell
from bot.clock.composing import Composer
from bot.clock.counts import Counts
from bot.clock.pace import Pace
from bot.clock.trouble import Trouble
from bot.desk.case.withdrawal import swept
from bot.desk.questions.counsel import settle_asker
from bot.domain.places import Posted
from bot.messages import Message
from bot.messages.cases import CardMessage, Sweep
from bot.messages.questions import CounselAnswerMessage, QuestionMessage
from bot.messages.reminding import RemindersMessage
from bot.ports import Clock, Gone, Outcome, Outlet, RetryAfter, Swept, Unknown
from bot.store import outbox
from bot.store.database import Full, Locked, Store
from bot.store.outbox import EDITS, Owed, State

log = logging.getLogger(__name__)

# Told of what came of a row, inside its transaction; None: it no longer held.
Settled = Callable[[Owed, Outcome | None, dt.datetime], None]

LOOK_AFTER = dt.timedelta(seconds=60)
# What is urgent is not looked for: it is sent again, once the call that hangs has timed out.
_URGENT_LOOK_AFTER = dt.timedelta(seconds=6)
_URGENT_AGAIN = dt.timedelta(seconds=1)
# What is older goes first, so a lost answer does not cost a page its place. Only so often: one
# that Slack never answers must not keep the others from a person.
_IN_ITS_PLACE = 4  # tries
_UNRECORDED_EVERY = 60.0  # seconds
# No row waits longer by itself: one that does was written by a clock that ran ahead.
LONGEST_WAIT = dt.timedelta(minutes=5)
_LONGEST_SLEEP = 30.0
_LONGEST_HOLD = 120.0
_AFTER_LOCK = 0.2
_CARD_FIRST = dt.timedelta(seconds=1)


class Delivery:
    """Sends what is owed; in each lane, in the order in which it fell due."""

    def __init__(
        self,
        store: Store,
        outlet: Outlet,
        clock: Clock,
        pace: Pace,
        composer: Composer,
        trouble: Trouble,
        counts: Counts,
        *,
        on_reminded: Callable[[], None],
        on_settled: Settled,
    ) -> None:
        self._store = store
        self._outlet = outlet
        self._clock = clock
        self._pace = pace
        self._composer = composer
        self._trouble = trouble
        self._counts = counts
        self._on_reminded = on_reminded
        self._on_settled = on_settled
        self._bell = Bell()
        self._busy: dict[str, asyncio.Task[None]] = {}
        self._paced: dict[str, str] = {}

    def wake(self) -> None:
        """Something is owed anew, or time was wound: look now."""
        self._bell.ring()

    async def run(self) -> None:
        """Deliver until cancelled; a fault while sending ends it."""
        self._recall_urgent()
        try:
            while True:
                self._bell.silence()
                pause = self._look()
                await self._bell.heard(pause)
        finally:
            for task in self._busy.values():
                task.cancel()
            await asyncio.gather(*self._busy.values(), return_exceptions=True)

    def _recall_urgent(self) -> None:
        try:
            with self._store.write() as db:
                outbox.recall_urgent(db, self._clock.now())
        except (Locked, Full) as error:  # they come again by themselves, some seconds later
            log.warning("outbox waits: %s", type(error).__name__)

    def _look(self) -> float:
        """Begin what can be sent now; seconds until there may be more to do."""
        self._end_finished()
        try:
            self._pull_in()
            pauses = [
                self._begin(owed) for owed in self._first_due() if owed.lane not in self._busy
            ]
            return min([*pauses, self._until_next()])
        except (Locked, Full) as error:
            log.warning("outbox waits: %s", type(error).__name__)
            return _AFTER_LOCK

    def _pull_in(self) -> None:
        latest = self._clock.now() + LONGEST_WAIT
        if outbox.waits_beyond(self._store.db, latest):
            with self._store.write() as db:
                outbox.pull_in(db, latest)

    def _first_due(self) -> list[Owed]:
        """In each lane the first; emergencies before all else."""
        found = outbox.first_due(self._store.db, self._clock.now())
        return sorted(found, key=lambda owed: not owed.kind.urgent)

    def _end_finished(self) -> None:
        for lane in [lane for lane, task in self._busy.items() if task.done()]:
            self._busy.pop(lane).result()
            self._paced.pop(lane, None)

    def _until_next(self) -> float:
        next_at = outbox.next_after(self._store.db, self._clock.now())
        if next_at is None:
            return _LONGEST_SLEEP
        return min(_LONGEST_SLEEP, max(0.0, (next_at - self._clock.now()).total_seconds()))

    def _begin(self, owed: Owed) -> float:
        """Send a row, end it or put it off; seconds until its lane can be looked at again."""
        if (wait := self._wait_as_known(owed)) > 0:
            return wait
        message = self._composer.message(owed)
        if isinstance(message, str):
            self._drop(owed, message)
            return 0.0
        if message is None:
            with self._store.write() as db:
                outbox.set_owed(db, owed, at=self._clock.now() + _CARD_FIRST)
            return 0.0
        paced_by = self._paced[owed.lane] = _paced_by(message)
        wait = self._pace.wait_for(paced_by)
        if wait > 0:
            return wait
        if _is_sent(owed):  # counted before the next lane is looked at: many may share a channel
            self._pace.posted(paced_by)
        task = asyncio.create_task(self._handle(owed, message))
        task.add_done_callback(lambda _: self._bell.ring())
        self._busy[owed.lane] = task
        return _LONGEST_SLEEP

    def _wait_as_known(self, owed: Owed) -> float:
        """What its lane waited for before: no message is composed only to be put off."""
        paced_by = EDITS if owed.ts else self._paced.get(owed.lane)
        return self._pace.wait_for(paced_by) if paced_by else 0.0

    async def _handle(self, owed: Owed, message: Message) -> None:
        try:
            if _is_sent(owed):
                await self._send(owed, message)
            else:
                await self._look_for(owed, message)
        except (Locked, Full) as error:
            # The row stays in `sending`, so that it is looked for before it is sent again.
            log.warning("outbox %s not recorded: %s", owed.key, type(error).__name__)
            if isinstance(error, Full) and owed.kind.urgent and owed.state is State.OWED:
                await self._send_unrecorded(owed, message)
            await asyncio.sleep(_AFTER_LOCK)

    async def _send_unrecorded(self, owed: Owed, message: Message) -> None:
        """On a full disk a page goes out all the same, once a minute until it can be recorded."""
        outcome = await self._outlet.deliver(message)
        log.error("outbox %s sent unrecorded: %s", owed.key, type(outcome).__name__.lower())
        self._pace.hold(_paced_by(message), _UNRECORDED_EVERY)

    async def _send(self, owed: Owed, message: Message) -> None:
        now = self._clock.now()
        with self._store.write() as db:
            outbox.set_sending(
                db, owed, channel=message.channel, now=now, look_again=now + _look_after(owed)
            )
        self._settle(owed, message, await self._outlet.deliver(message))

    async def _look_for(self, owed: Owed, message: Message) -> None:
        """Look where it was sent to, which need not be where it would go now."""
        since = owed.sending_since or self._clock.now()
        found = await self._outlet.find(message, owed.channel or message.channel, since)
        if found is not None:
            # What stands there is what the case was when it was sent: it is edited once more.
            edited = isinstance(message, CardMessage | QuestionMessage)
            stale = replace(owed, owed=0) if edited else owed
            self._settle(stale, message, found)
            return
        with self._store.write() as db:
            outbox.set_owed(db, owed, at=self._clock.now(), problem="was_not_posted")

    def _settle(self, owed: Owed, message: Message, outcome: Outcome) -> None:
        now = self._clock.now()
        with self._store.write() as db:
            match outcome:
                case Posted():
                    outbox.set_sent(db, owed, channel=outcome.channel, ts=outcome.ts, now=now)
                case Swept():
                    assert isinstance(message, Sweep)
                    swept(self._store, message, outcome, now)
                    outbox.set_ended(db, owed, State.SENT, "swept")
                case Unknown():
                    outbox.set_unknown(db, owed, at=now + _again_after(owed))
                case RetryAfter():
                    outbox.set_owed(db, owed, at=owed.next_at, problem="held_up")
                    self._pace.hold(_paced_by(message), _hold(outcome, owed))
                case Gone():
                    self._trouble.gone(owed, message, outcome, now)
            self._on_settled(owed, outcome, now)
            if isinstance(message, CounselAnswerMessage) and isinstance(outcome, Posted | Gone):
                reached = isinstance(outcome, Posted)
                settle_asker(self._store, owed, reached=reached, at=now)
        self._count(owed, outcome)
        if isinstance(message, RemindersMessage):
            self._on_reminded()
        log.info("outbox %s %s", owed.key, type(outcome).__name__.lower())

    def _drop(self, owed: Owed, why: str) -> None:
        with self._store.write() as db:
            outbox.set_ended(db, owed, State.DROPPED, why)
            self._on_settled(owed, None, self._clock.now())
        self._counts.dropped += 1
        log.info("outbox %s dropped: %s", owed.key, why)

    def _count(self, owed: Owed, outcome: Outcome) -> None:
        counts = self._counts
        counts.sent += isinstance(outcome, Posted) and owed.ts is None
        counts.edited += isinstance(outcome, Posted) and owed.ts is not None
        counts.unknown += isinstance(outcome, Unknown)
        counts.retried += isinstance(outcome, RetryAfter)
        counts.failed += isinstance(outcome, Gone)


def _is_sent(owed: Owed) -> bool:
    """Whether it goes out now, rather than being looked for first."""
    return owed.state is State.OWED or owed.kind.urgent


def _paced_by(message: Message) -> str:
    """What Slack's limit counts: posts in each channel, edits all together."""
    return EDITS if message.at else message.channel


def _look_after(owed: Owed) -> dt.timedelta:
    return _URGENT_LOOK_AFTER if owed.kind.urgent else LOOK_AFTER


def _again_after(owed: Owed) -> dt.timedelta:
    if not owed.kind.urgent:
        return LOOK_AFTER
    return dt.timedelta() if owed.attempts < _IN_ITS_PLACE else _URGENT_AGAIN


def _hold(outcome: RetryAfter, owed: Owed) -> float:
    if not outcome.backs_off:
        return outcome.seconds
    if owed.kind.urgent:
        return outcome.seconds
    return min(_LONGEST_HOLD, outcome.seconds * 2.0 ** min(owed.attempts, 10))
