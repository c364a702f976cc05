"""Reading what was written where it stands, so that nothing of it need be kept.

Methods: https://docs.slack.dev/reference/methods/conversations.replies and conversations.history.
"""

import logging
from collections.abc import Awaitable
from typing import Any

from slack_sdk.web.async_client import AsyncWebClient
from slack_sdk.web.async_slack_response import AsyncSlackResponse

from bot.domain.errors import Busy
from handlers.outbound.client import UNREACHABLE

log = logging.getLogger(__name__)

_MOST = 1000  # messages that Slack gives at a time, oldest first
_FEW = 10  # messages of a talk that are looked at
_TALK = 15 * 60  # seconds after which a question stands by itself


class SlackThreads:
    def __init__(self, client: AsyncWebClient) -> None:
        self._client = client

    async def messages(self, channel: str, ts: str) -> list[dict[str, Any]]:
        """The messages of the thread whose parent stands at `ts`, as Slack has them.

        Raises:
            Busy: when Slack cannot show it now.
        """
        return await _read(self._client.conversations_replies(channel=channel, ts=ts, limit=_MOST))

    async def just_before(self, channel: str, ts: str) -> list[dict[str, Any]]:
        """What stands above the message at `ts`, outside of threads, for as long as talk goes on.

        Oldest first, as in a thread.

        Raises:
            Busy: when Slack cannot show it now.
        """
        since = f"{float(ts) - _TALK:.6f}"
        found = await _read(
            self._client.conversations_history(channel=channel, oldest=since, latest=ts, limit=_FEW)
        )
        return found[::-1]


async def _read(call: Awaitable[AsyncSlackResponse]) -> list[dict[str, Any]]:
    try:
        answer = await call
    except UNREACHABLE as error:
        log.warning("messages not read: %s", type(error).__name__)
        raise Busy("Slack cannot show the thread just now. Try again in a minute.") from None
    return list(answer["messages"])
