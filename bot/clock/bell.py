"""What wakes a loop before its time."""

import asyncio
import contextlib


class Bell:
    """Rung by whoever has news; heard once by the loop that sleeps on it."""

    def __init__(self) -> None:
        self._rung = asyncio.Event()

    def ring(self) -> None:
        self._rung.set()

    def silence(self) -> None:
        """What is looked at from here on is news enough."""
        self._rung.clear()

    async def heard(self, seconds: float) -> None:
        """Sleep until it rings, at most so many seconds.

        Not `asyncio.wait_for`, which may swallow a cancellation that comes with the ring.
        """
        with contextlib.suppress(TimeoutError):
            async with asyncio.timeout(seconds):
                await self._rung.wait()
