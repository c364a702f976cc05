"""Looking for a message whose outcome is unknown, by the key in its metadata.

Thread replies are not in a channel's history, so they are looked for in their thread. Sources:
https://docs.slack.dev/reference/methods/conversations.history and conversations.replies.
"""

import datetime as dt
from typing import Any

from slack_sdk.web.async_client import AsyncWebClient

from bot.domain.places import Posted

# The desk's clock may have jumped by a day since it began to send; Slack's own dates did not.
_LAG = dt.timedelta(hours=25)
_PAGE = 200
_PERSON = ("U", "W")


class Search:
    def __init__(self, client: AsyncWebClient) -> None:
        self._client = client
        self._direct: dict[str, str] = {}

    async def find(
        self, token: str, channel: str, thread: str | None, since: dt.datetime
    ) -> Posted:
        """Where the message is; an empty ts when it is not there."""
        channel = await self._conversation(channel)
        cursor, oldest = "", str((since - _LAG).timestamp())
        while True:
            answer = await self._page(channel, thread, oldest, cursor)
            for found in answer["messages"]:
                if found.get("metadata", {}).get("event_payload", {}).get("key") == token:
                    return Posted(channel, str(found["ts"]))
            cursor = (answer.get("response_metadata") or {}).get("next_cursor") or ""
            if not cursor:
                return Posted(channel, "")

    async def _page(self, channel: str, thread: str | None, oldest: str, cursor: str) -> Any:
        asked: dict[str, Any] = {
            "channel": channel,
            "oldest": oldest,
            "limit": _PAGE,
            "cursor": cursor,
            "include_all_metadata": True,
        }
        if thread is not None:
            return await self._client.conversations_replies(ts=thread, **asked)
        return await self._client.conversations_history(**asked)

    async def _conversation(self, channel: str) -> str:
        """A person's id is the direct messages with them."""
        if not channel.startswith(_PERSON):
            return channel
        if channel not in self._direct:
            answer = await self._client.conversations_open(users=channel)
            self._direct[channel] = str(answer["channel"]["id"])
        return self._direct[channel]
