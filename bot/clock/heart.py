"""Proof that the desk lives: a beat at each look of the clock, and an end if it stops beating.

A thread watches, since a loop that stands still cannot notice that it does, and tells the
supervisor that the desk lives. It starts the desk again; what is owed is in the database.
"""

import asyncio
import logging
import os
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

import aiohttp

from bot.clock import supervisor
from bot.clock.counts import Counts

log = logging.getLogger(__name__)

STUCK_AFTER = 120.0  # seconds; the clock looks every 30 at least
STUCK = 70  # exit status: a fault of software (sysexits.h)
PING_EVERY = 60.0
HEAD_EVERY = 24 * 3600.0
_PING_TIMEOUT = aiohttp.ClientTimeout(total=5)


class Heart:
    """Beats are counted in `counts`; `monotonic` is real time."""

    def __init__(
        self,
        counts: Counts,
        monotonic: Callable[[], float] = time.monotonic,
        end: Callable[[], None] = lambda: os._exit(STUCK),
    ) -> None:
        self._counts = counts
        self._monotonic = monotonic
        self._end = end

    def beat(self) -> None:
        self._counts.beats += 1
        self._counts.beat_at = self._monotonic()

    def since_beat(self) -> float:
        """Seconds since the clock last looked."""
        return self._monotonic() - self._counts.beat_at

    def is_stuck(self) -> bool:
        return self.since_beat() > STUCK_AFTER

    @contextmanager
    def watched(self, every: float = 5.0) -> Iterator[None]:
        """Watch from a thread for as long as the context lasts."""
        self.beat()
        ended = threading.Event()

        def watch() -> None:
            while not ended.wait(every):
                if self.is_stuck():
                    log.critical("the clock stands still: the desk ends, to be started again")
                    self._end()
                    return
                supervisor.tell(supervisor.ALIVE)

        threading.Thread(target=watch, name="heart", daemon=True).start()
        try:
            yield
        finally:
            ended.set()

    async def ping(
        self, url: str, session: aiohttp.ClientSession, head: Callable[[], str | None]
    ) -> None:
        """Tell `url` every minute that the desk lives, until cancelled; nothing if it is stuck.

        Once a day also the audit log's head, as the body of a POST: whoever has the database does
        not have what was noted there.
        """
        told_at: float | None = None
        while True:
            if not self.is_stuck():
                await _tell(session.get, url)
                day_over = told_at is None or self._monotonic() - told_at >= HEAD_EVERY
                if day_over and (noted := head()):
                    told_at = self._monotonic()
                    await _tell(session.post, url, data=f"writdesk audit head {noted}")
            await asyncio.sleep(PING_EVERY)


async def _tell(send: Callable[..., Any], url: str, data: str | None = None) -> None:
    try:
        async with send(url, data=data, timeout=_PING_TIMEOUT) as answer:
            answer.raise_for_status()
    except (TimeoutError, aiohttp.ClientError) as error:
        log.warning("heartbeat not taken: %s", type(error).__name__)
