"""Keeping App Homes fresh: after a change, whoever has a Home gets it anew if it looks otherwise.

A Home is no message that is owed: one that could not be published is right again at the next
change, and whenever it is opened.
"""

import asyncio
import json
import logging
from collections.abc import Awaitable, Callable, Iterable
from typing import Any

import aiohttp
from slack_sdk.errors import SlackApiError

from bot.domain.errors import UserError

log = logging.getLogger(__name__)

_GATHER = 0.3  # seconds, so that a burst of changes is one publication
_TROUBLE = (SlackApiError, aiohttp.ClientError, asyncio.TimeoutError, ConnectionError, UserError)

View = dict[str, Any]


class Homes:
    """`people` have a Home; `view_of` draws one, `publish` shows it to its person."""

    def __init__(
        self,
        people: Callable[[], Iterable[str]],
        view_of: Callable[[str], Awaitable[View]],
        publish: Callable[[str, View], Awaitable[object]],
    ) -> None:
        self._people = people
        self._view_of = view_of
        self._publish = publish
        self._shown: dict[str, int] = {}
        self._changed = asyncio.Event()

    def wake(self) -> None:
        """Something changed."""
        self._changed.set()

    async def run(self) -> None:
        """Publish until cancelled."""
        while True:
            await self._changed.wait()
            await asyncio.sleep(_GATHER)
            self._changed.clear()
            for person in list(self._people()):
                await self._renew(person)

    async def _renew(self, person: str) -> None:
        try:
            view = await self._view_of(person)
            looks = hash(json.dumps(view, sort_keys=True))
            if self._shown.get(person) != looks:
                await self._publish(person, view)
                self._shown[person] = looks
        except _TROUBLE as error:
            self._shown.pop(person, None)
            log.warning("a Home was not renewed: %s", type(error).__name__)
