"""What stands in a card's thread: the desk's own posts, and links to what people wrote there.

Methods: https://docs.slack.dev/reference/methods/conversations.replies and chat.getPermalink.
"""

from collections.abc import AsyncIterator
from typing import Any

from slack_sdk.errors import SlackApiError
from slack_sdk.web.async_client import AsyncWebClient

from bot.domain.places import Posted
from bot.ports import Sweep, Swept

_PAGE = 200
_MOST_LINKS = 40
_NOT_THERE = {"thread_not_found", "message_not_found", "channel_not_found", "not_in_channel"}


async def look_through(client: AsyncWebClient, sweep: Sweep) -> Swept:
    """Everything under the card, which itself is left to be edited."""
    own: list[Posted] = []
    theirs = [sweep.source] if sweep.source else []
    if sweep.under:
        me = (await client.auth_test())["user_id"]
        async for reply in _replies(client, sweep.under):
            post = Posted(sweep.under.channel, str(reply["ts"]))
            (own if reply.get("user") == me else theirs).append(post)
    links = [link for post in theirs[:_MOST_LINKS] if (link := await _link(client, post))]
    return Swept(tuple(own), tuple(links))


async def _replies(client: AsyncWebClient, under: Posted) -> AsyncIterator[dict[str, Any]]:
    cursor = ""
    while True:
        try:
            answer = await client.conversations_replies(
                channel=under.channel, ts=under.ts, limit=_PAGE, cursor=cursor
            )
        except SlackApiError as error:
            if error.response.get("error") in _NOT_THERE:
                return
            raise
        for message in answer["messages"]:
            if message["ts"] != under.ts:
                yield message
        cursor = (answer.get("response_metadata") or {}).get("next_cursor") or ""
        if not cursor:
            return


async def _link(client: AsyncWebClient, post: Posted) -> str | None:
    """The message's address; None where it is gone already, or where the desk may not look."""
    try:
        answer = await client.chat_getPermalink(channel=post.channel, message_ts=post.ts)
    except SlackApiError as error:
        if error.response.get("error") in _NOT_THERE:
            return None
        raise
    return str(answer["permalink"])
