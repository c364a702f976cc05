"""Whether Slack knows the desk and the connection stands, looked at twice a minute.

An idle desk calls Slack for nothing else, and must not be the last to learn that it is cut off.
"""

import asyncio
import logging
import time
from collections.abc import Awaitable, Callable

from slack_sdk.web.async_client import AsyncWebClient

from handlers.outbound.client import UNREACHABLE, is_refused

log = logging.getLogger(__name__)

EVERY = 30.0  # seconds


class Pulse:
    """`stands` asks the Socket Mode client; `on_refused` and `on_accepted` hear of the token."""

    def __init__(
        self,
        client: AsyncWebClient,
        stands: Callable[[], Awaitable[bool]],
        on_refused: Callable[[], None],
        on_accepted: Callable[[], None],
    ) -> None:
        self._client = client
        self._stands = stands
        self._on_refused = on_refused
        self._on_accepted = on_accepted
        self._down_since: float | None = None

    def down_for(self) -> float | None:
        """Seconds since the connection was first seen down; None while it stands."""
        return None if self._down_since is None else time.monotonic() - self._down_since

    async def run(self, every: float = EVERY) -> None:
        """Look until cancelled."""
        while True:
            await asyncio.sleep(every)
            await self.look()

    async def look(self) -> None:
        if await self._stands():
            self._down_since = None
        elif self._down_since is None:
            self._down_since = time.monotonic()
        try:
            await self._client.auth_test()
        except UNREACHABLE as error:
            if is_refused(error):
                self._on_refused()
            else:
                log.warning("Slack does not answer: %s", type(error).__name__)
        else:
            self._on_accepted()
