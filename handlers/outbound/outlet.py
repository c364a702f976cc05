"""The Slack side of the outbox: a message owed → a post or an edit, and what came of it.

Methods: https://docs.slack.dev/reference/methods/chat.postMessage, chat.update,
conversations.history and conversations.replies.
"""

import datetime as dt
from collections.abc import Awaitable, Callable
from typing import Any, TypeVar

import aiohttp
from slack_sdk.errors import SlackApiError
from slack_sdk.web.async_client import AsyncWebClient
from slack_sdk.web.async_slack_response import AsyncSlackResponse

from bot.domain.places import Posted
from bot.messages import Message
from bot.messages.cases import EventMessage, Sweep, Withdrawal
from bot.messages.emergency import NewsMessage, PageMessage
from bot.messages.reminding import RemindersMessage
from bot.ports import Gone, Outcome, RetryAfter, Unknown
from handlers.outbound.client import TOKEN_ERRORS
from handlers.outbound.rendering import Renderer, Written
from handlers.outbound.search import Search
from handlers.outbound.thread import look_through

T = TypeVar("T")
_EVENT_TYPE = "writdesk"
_UNSURE = {"internal_error", "fatal_error", "service_unavailable", "request_timeout"}
_TOKEN_WAIT = 60.0
_CONNECT_WAIT = 1.0


class SlackOutlet:
    """Posts and edits what the desk owes, as things stand when it is sent.

    `on_refused` is called when Slack refuses the token.
    """

    def __init__(
        self, client: AsyncWebClient, renderer: Renderer, on_refused: Callable[[], None]
    ) -> None:
        self._client = client
        self._renderer = renderer
        self._on_refused = on_refused
        self._search = Search(client)

    async def deliver(self, message: Message) -> Outcome:
        """Post, edit or delete the message, or look through a thread."""
        outcome: Outcome
        match message:
            case Sweep():
                outcome = await outcome_of(look_through(self._client, message))
            case Withdrawal():
                outcome = await outcome_of(self._delete(message))
            case _:
                outcome = await outcome_of(self._put(message))
        if isinstance(outcome, RetryAfter) and outcome.token_refused:
            self._on_refused()
        return outcome

    async def find(
        self, message: Message, channel: str, since: dt.datetime
    ) -> Posted | RetryAfter | Gone | None:
        """Look for a message by its token; an edit is simply made again."""
        if message.at is not None or isinstance(message, Sweep):
            return None
        under = _under(message)
        thread = under.ts if under else None
        outcome = await outcome_of(self._search.find(message.token, channel, thread, since))
        if isinstance(outcome, Unknown):
            return RetryAfter(_CONNECT_WAIT, backs_off=True)
        return outcome if not isinstance(outcome, Posted) or outcome.ts else None

    async def _delete(self, message: Withdrawal) -> Posted:
        await self._client.chat_delete(channel=message.at.channel, ts=message.at.ts)
        return message.at

    async def _put(self, message: Written) -> Posted:
        blocks, text = await self._renderer.render(message)
        if message.at:
            answer = await self._client.chat_update(
                channel=message.at.channel, ts=message.at.ts, blocks=blocks, text=text
            )
            return _posted(answer)
        under = _under(message)
        answer = await self._client.chat_postMessage(
            channel=message.channel,
            thread_ts=under.ts if under else None,
            blocks=blocks,
            text=text,
            metadata=_metadata(message.token),
            unfurl_links=False,
        )
        return _posted(answer)


async def outcome_of(call: Awaitable[T]) -> T | Unknown | RetryAfter | Gone:
    """What a call to Slack came to."""
    try:
        return await call
    except SlackApiError as error:
        return _refused(error.response)
    except aiohttp.ClientConnectorError:
        return RetryAfter(_CONNECT_WAIT, backs_off=True)
    except (TimeoutError, aiohttp.ClientError, ConnectionError):
        return Unknown()


def _refused(answer: AsyncSlackResponse) -> Unknown | RetryAfter | Gone:
    error = str(answer.get("error", ""))
    if answer.status_code == 429 or error in ("ratelimited", "rate_limited"):
        return RetryAfter(float(answer.headers.get("Retry-After", 1)))
    if answer.status_code >= 500 or error in _UNSURE:
        return Unknown()
    if error in TOKEN_ERRORS:
        return RetryAfter(_TOKEN_WAIT, token_refused=True)
    return Gone(error)


def _under(message: Message) -> Posted | None:
    """The message in whose thread this one stands."""
    if isinstance(message, EventMessage | NewsMessage | PageMessage | RemindersMessage):
        return message.under
    return None


def _metadata(token: str) -> dict[str, Any]:
    """One opaque key: everyone in the workspace can read a message's metadata."""
    return {"event_type": _EVENT_TYPE, "event_payload": {"key": token}}


def _posted(answer: AsyncSlackResponse) -> Posted:
    return Posted(str(answer["channel"]), str(answer["ts"]))
