"""Time goes by as people wind it on the page: no faster than the connected app can keep up.

An app may hang messages into Slack's scheduler that it takes back once it has acted itself. Were
the clock to leap over both moments, Slack would post what the app was about to take back. So the
winding stops a little before each scheduled message, and lets the app act.
"""

import asyncio
import contextlib
from collections.abc import Callable
from datetime import timedelta

from workspace.state import State

# Slack takes nothing back in the last minute: https://docs.slack.dev/reference/methods/chat.deleteScheduledMessage
SHORT_OF = timedelta(minutes=2)
PATIENCE = 10.0  # seconds of real time that an app has to take a message back


class Winding:
    """`is_connected`: an app is there to wait for."""

    def __init__(self, state: State, is_connected: Callable[[], bool]) -> None:
        self._state = state
        self._is_connected = is_connected
        self._one_after_another = asyncio.Lock()

    async def forward(self, step: timedelta) -> None:
        """Wind so far, with a stop before each scheduled message on the way."""
        async with self._one_after_another:
            clock = self._state.clock
            goal = clock.offset + step
            while (before := self._to_next_stop(goal - clock.offset)) is not None:
                clock.wind(before)
                await self._let_the_app_act()
            clock.wind(goal - clock.offset)

    def _to_next_stop(self, left: timedelta) -> timedelta | None:
        now = self._state.clock.now().timestamp()
        stops = [
            timedelta(seconds=message.post_at - now) - SHORT_OF
            for message in self._state.scheduled.values()
        ]
        ahead = [stop for stop in stops if timedelta() < stop < left]
        return min(ahead) if ahead and self._is_connected() else None

    async def _let_the_app_act(self) -> None:
        soon = (self._state.clock.now() + SHORT_OF).timestamp() + 1
        near = {one.id for one in self._state.scheduled.values() if one.post_at <= soon}
        with contextlib.suppress(TimeoutError):
            await self._state.until(
                lambda: near.isdisjoint(self._state.scheduled) or None, PATIENCE
            )
