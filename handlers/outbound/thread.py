"""What stands in a card's thread: the desk's own posts, and links to what people wrote there.

Methods: https://docs.slack.dev/reference/methods/conversations.replies and chat.getPermalink.
"""

from collections.abc import AsyncIterator
from typing import Any

from slack_sdk.errors import SlackApiError
from slack_sdk.web.async_client import AsyncWebClient

from bot.domain.places import Posted
from bot.messages.cases import Sweep
from bot.ports import Swept

_PAGE = 200
_MOST_LINKS = 40
_NOT_THERE = {"thread_not_found", "message_not_found"}
_CLOSED = {"channel_not_found", "not_in_channel"}  # to the desk, and not to who wrote there


async def look_through(client: AsyncWebClient, sweep: Sweep) -> Swept:
    """Everything under the card, which itself is left to be edited, and what it was opened from."""
    me = await client.auth_test()
    own: list[Posted] = []
    theirs = [sweep.source] if sweep.source else []
    files: list[str] = []
    if sweep.source:
        files += await _files_of(client, sweep.source)
    if sweep.under:
        async for reply in _replies(client, sweep.under):
            post = Posted(sweep.under.channel, str(reply["ts"]))
            (own if reply.get("user") == me["user_id"] else theirs).append(post)
            files += _files(reply) if reply.get("user") != me["user_id"] else []
    there = str(me.get("url") or "")
    links = [link for post in theirs[:_MOST_LINKS] if (link := await _link(client, post, there))]
    return Swept(tuple(own), tuple(links), tuple(dict.fromkeys(files[:_MOST_LINKS])))


async def _files_of(client: AsyncWebClient, post: Posted) -> list[str]:
    """The files of one message; none where it is gone, or where the desk may not look."""
    try:
        answer = await client.conversations_replies(channel=post.channel, ts=post.ts, limit=1)
    except SlackApiError as error:
        if error.response.get("error") in _NOT_THERE | _CLOSED:
            return []
        raise
    found = [message for message in answer["messages"] if message["ts"] == post.ts]
    return [link for message in found for link in _files(message)]


def _files(message: dict[str, Any]) -> list[str]:
    return [str(one["permalink"]) for one in message.get("files") or () if one.get("permalink")]


async def _replies(client: AsyncWebClient, under: Posted) -> AsyncIterator[dict[str, Any]]:
    cursor = ""
    while True:
        try:
            answer = await client.conversations_replies(
                channel=under.channel, ts=under.ts, limit=_PAGE, cursor=cursor
            )
        except SlackApiError as error:
            if error.response.get("error") in _NOT_THERE | _CLOSED:
                return
            raise
        for message in answer["messages"]:
            if message["ts"] != under.ts:
                yield message
        cursor = (answer.get("response_metadata") or {}).get("next_cursor") or ""
        if not cursor:
            return


async def _link(client: AsyncWebClient, post: Posted, there: str) -> str | None:
    """The message's address; None where it is gone already.

    Where the desk may not look, it is put together from that of the workspace (`there`).
    """
    try:
        answer = await client.chat_getPermalink(channel=post.channel, message_ts=post.ts)
    except SlackApiError as error:
        problem = error.response.get("error")
        if problem in _NOT_THERE:
            return None
        if problem in _CLOSED:
            return f"{there}archives/{post.channel}/p{post.ts.replace('.', '')}"
        raise
    return str(answer["permalink"])
