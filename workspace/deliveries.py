"""What the workspace sends to the app: envelopes, their acknowledgement, and sending again.

Slack redelivers events that were not acknowledged within three seconds (at once, after a minute,
after five); commands and interactions it sends once: https://docs.slack.dev/apis/events-api
"""

import asyncio
import json
import time
import uuid
from collections import defaultdict, deque
from collections.abc import Coroutine
from dataclasses import dataclass, field
from typing import Any, Literal, Protocol

from workspace.model import Json

EnvelopeKind = Literal["slash_commands", "interactive", "events_api"]


class Connection(Protocol):
    """One open Socket Mode connection of the app."""

    async def send(self, text: str) -> None: ...


@dataclass(frozen=True)
class Envelope:
    id: str
    kind: EnvelopeKind
    payload: Json
    accepts_response_payload: bool
    retry_attempt: int = 0
    retry_reason: str = ""

    def text(self) -> str:
        body: Json = {
            "envelope_id": self.id,
            "type": self.kind,
            "payload": self.payload,
            "accepts_response_payload": self.accepts_response_payload,
        }
        if self.kind == "events_api":
            body |= {"retry_attempt": self.retry_attempt, "retry_reason": self.retry_reason}
        return json.dumps(body)


@dataclass(frozen=True)
class Ack:
    """What came of a command, an interaction or an event.

    `error` is what Slack's client shows: "dispatch_failed" when no app is connected,
    "operation_timeout" when none acknowledged in time; None when one did.
    """

    acknowledged: bool
    payload: Json = field(default_factory=dict)
    error: str | None = None
    seconds: float = 0.0


class Deliveries:
    """Sends envelopes over the open connections in turn, and waits for acknowledgements."""

    def __init__(self) -> None:
        self.ack_seconds = 3.0
        self.retry_delays: tuple[float, ...] = (0.0, 60.0, 300.0)
        self.connections: list[Connection] = []
        self.sent: deque[Envelope] = deque(maxlen=10_000)
        self.acks_to_lose = 0
        self._waiting: dict[str, list[asyncio.Future[Json]]] = defaultdict(list)
        self._tasks: set[asyncio.Task[Any]] = set()
        self._turn = 0

    async def ask(self, kind: EnvelopeKind, payload: Json, *, accepts_response: bool) -> Ack:
        """Deliver a command or an interaction once."""
        return await self._deliver(Envelope(str(uuid.uuid4()), kind, payload, accepts_response))

    def tell(self, payload: Json) -> None:
        """Deliver an event in the background, again and again until it is acknowledged."""
        self.start(self._tell(payload))

    def start(self, work: Coroutine[Any, Any, Any]) -> None:
        """Run something in the background for as long as the workspace lives."""
        task = asyncio.create_task(work)
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)

    async def send_again(self, envelope: Envelope) -> Ack:
        """Deliver the very same envelope once more, as Slack does when an ack went missing."""
        return await self._deliver(envelope)

    def acknowledged(self, envelope_id: str, payload: Json) -> None:
        """An acknowledgement arrived, unless a fault lets it get lost."""
        if self.acks_to_lose:
            self.acks_to_lose -= 1
            return
        for waiting in self._waiting.get(envelope_id, []):
            if not waiting.done():
                waiting.set_result(payload)
                return

    async def stop(self) -> None:
        for task in self._tasks:
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)

    async def _tell(self, payload: Json) -> None:
        reason = ""
        for attempt, delay in enumerate((0.0, *self.retry_delays)):
            await asyncio.sleep(delay)
            envelope = Envelope(str(uuid.uuid4()), "events_api", payload, False, attempt, reason)
            ack = await self._deliver(envelope)
            if ack.acknowledged:
                return
            reason = "timeout" if ack.error == "operation_timeout" else "connection_failed"

    async def _deliver(self, envelope: Envelope) -> Ack:
        begun = time.monotonic()
        self.sent.append(envelope)
        waiting = asyncio.get_running_loop().create_future()
        self._waiting[envelope.id].append(waiting)
        try:
            if not await self._send(envelope):
                return Ack(False, error="dispatch_failed")
            async with asyncio.timeout(self.ack_seconds):
                payload = await waiting
        except TimeoutError:
            return Ack(False, error="operation_timeout", seconds=time.monotonic() - begun)
        finally:
            self._no_longer_waits(envelope, waiting)
        return Ack(True, payload, seconds=time.monotonic() - begun)

    def _no_longer_waits(self, envelope: Envelope, waiting: asyncio.Future[Json]) -> None:
        self._waiting[envelope.id].remove(waiting)
        if not self._waiting[envelope.id]:
            del self._waiting[envelope.id]

    async def _send(self, envelope: Envelope) -> bool:
        """Whether an open connection took the envelope."""
        for _ in range(len(self.connections)):
            self._turn += 1
            connection = self.connections[self._turn % len(self.connections)]
            try:
                await connection.send(envelope.text())
            except ConnectionError:
                continue
            return True
        return False
