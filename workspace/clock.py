"""The workspace's clock: real time and an offset that only people wind forward.

What the workspace dates (messages, scheduled posts) follows this clock. What runs out on a person
or a connection (trigger ids, response URLs, rate limits, pings) follows real time instead.
"""

import asyncio
import contextlib
from collections.abc import Callable, Coroutine
from datetime import UTC, datetime, timedelta
from typing import Any

from workspace.ids import Bell


class Clock:
    """Real time plus `offset`; `version` grows with every winding."""

    def __init__(self) -> None:
        self.offset = timedelta(0)
        self.version = 1
        self.listeners: list[Callable[[], None]] = []
        self._wound = Bell()

    def now(self) -> datetime:
        """The workspace's time, in UTC."""
        return datetime.now(UTC) + self.offset

    def wind(self, step: timedelta) -> None:
        """Move the clock forward; a clock that people rely on never goes back."""
        if step < timedelta(0):
            raise ValueError("the workspace's clock is only wound forward")
        self.offset += step
        self.version += 1
        self._wound.ring()
        for listener in self.listeners:
            listener()

    def wound(self) -> Coroutine[Any, Any, Any]:
        """Wait until somebody winds the clock."""
        return self._wound.heard()

    def release(self) -> None:
        """Answer everyone who waits for a change: the workspace ends."""
        self._wound.ring()

    async def changed_from(self, version: int, seconds: float) -> None:
        """Wait until `version` is no longer the clock's, at most `seconds`."""
        if self.version != version:
            return
        with contextlib.suppress(TimeoutError):
            async with asyncio.timeout(seconds):
                await self.wound()

    def reading(self) -> dict[str, object]:
        """`{"now": RFC 3339 in UTC, "offset": seconds, "version": n}`, as `GET /clock` serves."""
        now = self.now().isoformat().replace("+00:00", "Z")
        return {"now": now, "offset": self.offset.total_seconds(), "version": self.version}
