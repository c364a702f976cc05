"""Slack's own scheduler. What cannot be done now is tried again when things are compared next.

Methods: https://docs.slack.dev/reference/methods/chat.scheduleMessage,
chat.scheduledMessages.list and chat.deleteScheduledMessage.
"""

import logging
from collections.abc import Awaitable
from typing import Any

import aiohttp
from slack_sdk.errors import SlackApiError
from slack_sdk.web.async_client import AsyncWebClient

from bot.ports import Scheduled

log = logging.getLogger(__name__)

_PAGE = 100


class SlackScheduler:
    """Messages are scheduled without metadata: with it, Slack never posts them."""

    def __init__(self, client: AsyncWebClient) -> None:
        self._client = client

    async def waiting(self) -> list[Scheduled] | None:
        found: list[Scheduled] = []
        cursor = ""
        while True:
            answer = await _asked(
                self._client.chat_scheduledMessages_list(limit=_PAGE, cursor=cursor)
            )
            if answer is None:
                return None
            found += [
                Scheduled(one["channel_id"], int(one["post_at"]), one.get("text", ""), one["id"])
                for one in answer["scheduled_messages"]
            ]
            cursor = (answer.get("response_metadata") or {}).get("next_cursor") or ""
            if not cursor:
                return found

    async def schedule(self, message: Scheduled) -> bool:
        call = self._client.chat_scheduleMessage(
            channel=message.channel, post_at=message.post_at, text=message.text
        )
        return await _asked(call) is not None

    async def withdraw(self, message: Scheduled) -> bool:
        call = self._client.chat_deleteScheduledMessage(
            channel=message.channel, scheduled_message_id=message.id
        )
        return await _asked(call) is not None


async def _asked(call: Awaitable[Any]) -> Any | None:
    try:
        return await call
    except SlackApiError as error:
        log.warning("scheduler: %s", error.response.get("error", error.response.status_code))
    except (TimeoutError, aiohttp.ClientError, ConnectionError) as error:
        log.warning("scheduler: %s", type(error).__name__)
    return None
