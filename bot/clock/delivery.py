"""From the outbox to the outlet: one message at a time for each channel, exactly once.

The pattern: commit `sending` → call the outlet → commit what came of it. A row that a kill left
in `sending`, or whose answer was lost, is looked for by its token before it is sent again, and
not before a minute has passed, since Slack's history lags behind its posts.
"""

import asyncio
import datetime as dt
import logging
from collections.abc import Callable

from bot.clock.pace import Pace
from bot.desk.work import card_key
from bot.domain.cases import Case
from bot.ports import (
    CardMessage,
    Clock,
    EventMessage,
    Gone,
    Message,
    Outcome,
    Outlet,
    Posted,
    RetryAfter,
    Unknown,
)
from bot.store import cases, outbox
from bot.store.database import Full, Locked, Store
from bot.store.outbox import Kind, Owed, State

log = logging.getLogger(__name__)

LOOK_AFTER = dt.timedelta(seconds=60)
_BATCH = 100
_LONGEST_SLEEP = 30.0
_AFTER_LOCK = 0.2
_CARD_FIRST = dt.timedelta(seconds=1)


class Delivery:
    """Sends what is owed, in the order in which it fell due."""

    def __init__(
        self,
        store: Store,
        outlet: Outlet,
        clock: Clock,
        pace: Pace,
        place_of: Callable[[bool], str | None],
    ) -> None:
        self._store = store
        self._outlet = outlet
        self._clock = clock
        self._pace = pace
        self._place_of = place_of
        self._wake = asyncio.Event()

    def wake(self) -> None:
        """Something is owed anew, or time was wound: look now."""
        self._wake.set()

    async def run(self) -> None:
        """Deliver until cancelled."""
        while True:
            self._wake.clear()
            try:
                pause = await self.deliver_due()
            except (Locked, Full) as error:
                log.warning("outbox waits: %s", type(error).__name__)
                pause = _AFTER_LOCK
            try:
                await asyncio.wait_for(self._wake.wait(), pause)
            except TimeoutError:
                continue

    async def deliver_due(self) -> float:
        """Send everything that can be sent now; seconds until there is more to do."""
        held = _LONGEST_SLEEP
        for owed in outbox.due(self._store.db, self._clock.now(), limit=_BATCH):
            held = min(held, await self._deliver(owed))
        return min(held, self._until_next(held))

    def _until_next(self, held: float) -> float:
        next_at = outbox.next_at(self._store.db)
        if next_at is None:
            return _LONGEST_SLEEP
        seconds = (next_at - self._clock.now()).total_seconds()
        return held if seconds <= 0 else min(_LONGEST_SLEEP, seconds)

    async def _deliver(self, owed: Owed) -> float:
        """Send one row, or put it off; seconds until it can be tried again."""
        message = self._message(owed)
        if isinstance(message, str):
            self._end(owed, State.DROPPED, message)
            return _LONGEST_SLEEP
        if message is None:
            self._put_off(owed, _CARD_FIRST)
            return _CARD_FIRST.total_seconds()
        channel = self._channel(message)
        wait = self._pace.wait_for(channel)
        if wait > 0:
            return wait
        if owed.state is not State.OWED:
            await self._look_for(owed, message, channel)
        else:
            await self._send(owed, message, channel)
        return 0.0

    async def _send(self, owed: Owed, message: Message, channel: str) -> None:
        now = self._clock.now()
        with self._store.write() as db:
            outbox.set_sending(db, owed, now=now, look_again=now + LOOK_AFTER)
        self._pace.posted(channel)
        self._settle(owed, await self._outlet.deliver(message), channel)

    async def _look_for(self, owed: Owed, message: Message, channel: str) -> None:
        since = owed.sending_since or self._clock.now()
        found = await self._outlet.find(message, since)
        if found is None:
            with self._store.write() as db:
                outbox.set_owed(db, owed, at=self._clock.now(), problem="was_not_posted")
            return
        self._settle(owed, found, channel)

    def _settle(self, owed: Owed, outcome: Outcome, channel: str) -> None:
        now = self._clock.now()
        with self._store.write() as db:
            match outcome:
                case Posted():
                    outbox.set_sent(db, owed, channel=outcome.channel, ts=outcome.ts, now=now)
                case Unknown():
                    outbox.set_unknown(db, owed, at=now + LOOK_AFTER)
                case RetryAfter():
                    self._pace.hold(channel, outcome.seconds)
                    outbox.set_owed(db, owed, at=now, problem="rate_limited")
                case Gone():
                    self._gone(owed, outcome)
        log.info("outbox %s %s", owed.key, type(outcome).__name__.lower())

    def _gone(self, owed: Owed, outcome: Gone) -> None:
        """A card whose message was deleted in Slack is posted again, once; else it has failed."""
        if outcome.problem == "message_not_found" and owed.ts is not None:
            outbox.forget_place(self._store.db, owed, at=self._clock.now())
        else:
            outbox.set_ended(self._store.db, owed, State.FAILED, outcome.problem)
            log.error("outbox %s failed: %s; see `writdesk doctor`", owed.key, outcome.problem)

    def _message(self, owed: Owed) -> Message | str | None:
        """The message as the case stands now; a word when it no longer holds; None: not yet."""
        case = cases.get(self._store.db, owed.case_id)
        if case is None:
            return "case_is_gone"
        if owed.kind is Kind.EVENT:
            return self._event_message(owed, case)
        sealed_place = owed.kind is Kind.SEALED_CARD
        if self._place_of(sealed_place) is None:
            return "no_channel_configured"
        at = Posted(owed.channel, owed.ts) if owed.channel and owed.ts else None
        return CardMessage(owed.token, case, sealed_place, at)

    def _event_message(self, owed: Owed, case: Case) -> Message | str | None:
        event = cases.get_event(self._store.db, owed.event_id or 0)
        if event is None:
            return "event_is_gone"
        if self._place_of(case.sealed) is None:
            return "no_channel_configured"
        card = outbox.by_key(self._store.db, card_key(case.id, sealed=case.sealed))
        if card is None or card.state in (State.FAILED, State.DROPPED):
            return "no_card_to_stand_under"
        if card.channel is None or card.ts is None:
            return None
        return EventMessage(owed.token, case, event, Posted(card.channel, card.ts))

    def _channel(self, message: Message) -> str:
        if isinstance(message, EventMessage):
            return message.under.channel
        return message.at.channel if message.at else self._place_of(message.sealed_place) or ""

    def _put_off(self, owed: Owed, by: dt.timedelta) -> None:
        with self._store.write() as db:
            outbox.set_owed(db, owed, at=self._clock.now() + by)

    def _end(self, owed: Owed, state: State, why: str) -> None:
        with self._store.write() as db:
            outbox.set_ended(db, owed, state, why)
        log.info("outbox %s dropped: %s", owed.key, why)
