"""The Slack side of the outbox: a message owed → a post or an edit, and what came of it.

Methods: https://docs.slack.dev/reference/methods/chat.postMessage, chat.update,
conversations.history and conversations.replies.
"""

import datetime as dt
from collections.abc import Awaitable, Callable
from typing import Any

import aiohttp
from slack_sdk.errors import SlackApiError
from slack_sdk.web.async_client import AsyncWebClient
from slack_sdk.web.async_slack_response import AsyncSlackResponse

from bot.ports import CardMessage, EventMessage, Gone, Message, Outcome, Posted, RetryAfter, Unknown
from handlers.views import case_card, timeline
from handlers.views.names import Names
from policy.model import Guide

_EVENT_TYPE = "writdesk"
_UNSURE = {"internal_error", "fatal_error", "service_unavailable", "request_timeout"}
_TOKEN = {"invalid_auth", "not_authed", "account_inactive", "token_revoked", "token_expired"}
_TOKEN_WAIT = 60.0
_CONNECT_WAIT = 5.0
_LAG = dt.timedelta(minutes=2)


class SlackOutlet:
    """Posts into the desk's channel, or into the private one for sealed cases."""

    def __init__(
        self,
        client: AsyncWebClient,
        guide: Guide,
        names: Callable[[set[str]], Awaitable[Names]],
        today: Callable[[], dt.date],
        place_of: Callable[[bool], str | None],
    ) -> None:
        self._client = client
        self._guide = guide
        self._names = names
        self._today = today
        self._place_of = place_of

    async def deliver(self, message: Message) -> Outcome:
        """Post or edit the message as things stand now."""
        if isinstance(message, EventMessage):
            return await self._outcome(self._post_event(message))
        return await self._outcome(self._put_card(message))

    async def find(self, message: Message, since: dt.datetime) -> Posted | RetryAfter | Gone | None:
        """Look for a message by its token; an edit is simply made again."""
        if isinstance(message, CardMessage) and message.at:
            return None
        oldest = str((since - _LAG).timestamp())
        outcome = await self._outcome(self._search(message, oldest))
        if isinstance(outcome, Unknown):
            return RetryAfter(_CONNECT_WAIT)
        return outcome if not isinstance(outcome, Posted) or outcome.ts else None

    async def _put_card(self, message: CardMessage) -> Posted:
        blocks, text = await self._card(message)
        if message.at:
            answer = await self._client.chat_update(
                channel=message.at.channel, ts=message.at.ts, blocks=blocks, text=text
            )
        else:
            answer = await self._client.chat_postMessage(
                channel=self._place_of(message.sealed_place) or "",
                blocks=blocks,
                text=text,
                metadata=_metadata(message.token),
                unfurl_links=False,
            )
        return _posted(answer)

    async def _post_event(self, message: EventMessage) -> Posted:
        names = await self._names(timeline.people_in([message.event]))
        answer = await self._client.chat_postMessage(
            channel=message.under.channel,
            thread_ts=message.under.ts,
            text=timeline.event_text(message.event, names),
            metadata=_metadata(message.token),
            unfurl_links=False,
        )
        return _posted(answer)

    async def _card(self, message: CardMessage) -> tuple[list[dict[str, Any]], str]:
        case = message.case
        if case.sealed and not message.sealed_place:
            return case_card.sealed_card(case), f"{case.number} · sealed"
        people = {p for p in (case.assignee, case.approver, case.opened_by) if p}
        names = await self._names(people)
        blocks = case_card.card(case, self._guide, names, self._today())
        return blocks, case_card.summary(case, self._guide)

    async def _search(self, message: Message, oldest: str) -> Posted:
        """Where the message is; an empty ts when it is not there."""
        if isinstance(message, EventMessage):
            channel = message.under.channel
            answer = await self._client.conversations_replies(
                channel=channel, ts=message.under.ts, oldest=oldest, include_all_metadata=True
            )
        else:
            channel = self._place_of(message.sealed_place) or ""
            answer = await self._client.conversations_history(
                channel=channel, oldest=oldest, include_all_metadata=True
            )
        for found in answer["messages"]:
            if found.get("metadata", {}).get("event_payload", {}).get("key") == message.token:
                return Posted(channel, found["ts"])
        return Posted(channel, "")

    async def _outcome(self, call: Awaitable[Posted]) -> Outcome:
        try:
            return await call
        except SlackApiError as error:
            return _refused(error.response)
        except aiohttp.ClientConnectorError:
            return RetryAfter(_CONNECT_WAIT)
        except (TimeoutError, aiohttp.ClientError, ConnectionError):
            return Unknown()


def _refused(answer: AsyncSlackResponse) -> Outcome:
    error = str(answer.get("error", ""))
    if answer.status_code == 429 or error in ("ratelimited", "rate_limited"):
        return RetryAfter(float(answer.headers.get("Retry-After", 1)))
    if answer.status_code >= 500 or error in _UNSURE:
        return Unknown()
    if error in _TOKEN:
        return RetryAfter(_TOKEN_WAIT)
    return Gone(error)


def _metadata(token: str) -> dict[str, Any]:
    """One opaque key: everyone in the workspace can read a message's metadata."""
    return {"event_type": _EVENT_TYPE, "event_payload": {"key": token}}


def _posted(answer: AsyncSlackResponse) -> Posted:
    return Posted(str(answer["channel"]), str(answer["ts"]))
