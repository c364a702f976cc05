"""Reading a thread where it stands, so that nothing of it need be kept.

https://docs.slack.dev/reference/methods/conversations.replies
"""

import logging
from typing import Any

from slack_sdk.web.async_client import AsyncWebClient

from bot.domain.errors import Busy
from handlers.outbound.client import UNREACHABLE

log = logging.getLogger(__name__)

_MOST = 1000  # messages that Slack gives at a time, oldest first


class SlackThreads:
    def __init__(self, client: AsyncWebClient) -> None:
        self._client = client

    async def messages(self, channel: str, ts: str) -> list[dict[str, Any]]:
        """The messages of the thread whose parent stands at `ts`, as Slack has them.

        Raises:
            Busy: when Slack cannot show it now.
        """
        try:
            answer = await self._client.conversations_replies(channel=channel, ts=ts, limit=_MOST)
        except UNREACHABLE as error:
            log.warning("thread not read: %s", type(error).__name__)
            raise Busy("Slack cannot show the thread just now. Try again in a minute.") from None
        return list(answer["messages"])
