"""How long Bolt and what listens to it take for an envelope, without the socket around it."""

import time
from collections import defaultdict
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any
from unittest import mock

from slack_bolt.adapter.socket_mode import async_internals
from slack_bolt.async_app import AsyncApp
from slack_bolt.response import BoltResponse

# Where an envelope that came in is given to Bolt: by Bolt's own socket, and by the desk's.
_GIVEN = (
    "slack_bolt.adapter.socket_mode.aiohttp.run_async_bolt_app",
    "handlers.socket.run_async_bolt_app",
)
Times = dict[AsyncApp, list[float]]


@contextmanager
def timed() -> Iterator[Times]:
    """Milliseconds of each envelope by the app it was for, for as long as the context lasts."""
    times: Times = defaultdict(list)

    async def run(app: AsyncApp, request: Any) -> BoltResponse:
        began = time.perf_counter()
        answer: BoltResponse = await async_internals.run_async_bolt_app(app, request)
        times[app].append((time.perf_counter() - began) * 1000)
        return answer

    with mock.patch(_GIVEN[0], run), mock.patch(_GIVEN[1], run):
        yield times
