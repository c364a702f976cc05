"""The desk's clock: the machine's own, or one that a local workspace winds forward."""

import asyncio
import datetime as dt
import logging
from collections.abc import Callable

import aiohttp

log = logging.getLogger(__name__)

_POLL = aiohttp.ClientTimeout(total=40)
_AFTER_TROUBLE = 1.0


class SystemClock:
    """The machine's clock."""

    def now(self) -> dt.datetime:
        return dt.datetime.now(dt.UTC)


class WoundClock:
    """The machine's clock plus what the workspace at `url` was wound forward.

    `url` answers `{"offset": seconds, "version": n}`, and waits for the next version when asked
    with `?seen=n`.
    """

    def __init__(self, url: str, session: aiohttp.ClientSession) -> None:
        self._url = url
        self._session = session
        self._offset = dt.timedelta()
        self._version = -1

    def now(self) -> dt.datetime:
        return dt.datetime.now(dt.UTC) + self._offset

    async def follow(self, *on_wound: Callable[[], None]) -> None:
        """Take in each change of the workspace's clock until cancelled."""
        while True:
            try:
                await self.hear()
            except (TimeoutError, aiohttp.ClientError) as error:
                log.warning("workspace clock not heard: %s", type(error).__name__)
                await asyncio.sleep(_AFTER_TROUBLE)
            else:
                for wake in on_wound:
                    wake()

    async def hear(self) -> None:
        """Ask how far the clock was wound; later than once, wait until it is wound again."""
        seen = {"seen": str(self._version)} if self._version >= 0 else {}
        async with self._session.get(self._url, params=seen, timeout=_POLL) as answer:
            wound = await answer.json()
        self._offset = dt.timedelta(seconds=wound["offset"])
        self._version = wound["version"]
