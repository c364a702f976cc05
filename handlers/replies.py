"""A reply → the acknowledgement or the Slack call that fits where the person is."""

import logging
from typing import Any

import aiohttp
from slack_bolt.async_app import AsyncAck
from slack_sdk.errors import SlackApiError
from slack_sdk.web.async_client import AsyncWebClient
from slack_sdk.webhook.async_client import AsyncWebhookClient

from handlers.again import offer
from handlers.background import Background
from handlers.incoming import Incoming
from handlers.turn import (
    Done,
    FieldErrors,
    OpenForm,
    PublishHome,
    Refuse,
    Reply,
    Say,
    SendFiles,
    Tell,
    UpdateForm,
)
from handlers.views.case.forms import message_modal

log = logging.getLogger(__name__)

_TOO_LATE = "⚠️ Slack took too long to open the form, so nothing was opened. Please try again."
_SECONDS = 5
REPLY_ERRORS = (SlackApiError, aiohttp.ClientError, TimeoutError, OSError)


class Teller:
    """Answers one payload, and acknowledges it just once."""

    def __init__(
        self, client: AsyncWebClient, ack: AsyncAck, came: Incoming, background: Background
    ) -> None:
        self._client = client
        self._background = background
        self._ack = ack
        self._came = came

    async def tell(self, reply: Reply) -> None:
        """Give the reply and acknowledge.

        Raises:
            REPLY_ERRORS: when Slack did not take it; it is not acknowledged yet.
        """
        match reply:
            case FieldErrors():
                await self._ack(response_action="errors", errors=reply.errors)
            case UpdateForm() if self._came.form:
                await self._ack(response_action="update", view=reply.view)
            case UpdateForm():
                await self._client.views_update(view_id=self._came.modal["id"], view=reply.view)
                await self._ack()
            case OpenForm():
                view = await self._open(reply.view)
                await self._ack()
                if reply.later:
                    self._background.replace(view, reply.later)
            case Tell():
                await self._tell_person(reply)
            case SendFiles():
                await self._tell_person(reply.tell)
                self._background.send(self._came.person, reply.later)
            case Refuse():
                await self._refuse(reply)
            case Say():
                await self._say(reply)
                if reply.then:
                    await self._respond(reply.then)
                await self._ack()
            case PublishHome():
                await self._client.views_publish(user_id=self._came.person, view=reply.view)
                await self._ack()
            case Done():
                await self._ack()

    async def tell_otherwise(self, error: Exception) -> None:
        """The reply could not be given: say so by the acknowledgement, which needs no call."""
        log.warning("reply not delivered: %s", _name(error))
        if self._came.cause.startswith("command:"):
            blocks = offer(_TOO_LATE, self._came.command, self._came.text)
            await self._ack(text=_TOO_LATE, blocks=blocks)
            return
        if self._came.response_url and not self._came.form:  # what was pressed is there still
            await self._responded(Tell(_TOO_LATE))
        await self._ack()

    async def _refuse(self, reply: Refuse) -> None:
        if self._came.form:
            view = message_modal("That did not work", reply.text)
            await self._ack(response_action="push", view=view)
        else:
            await self._tell_person(Tell(reply.text))

    async def _tell_person(self, reply: Tell) -> None:
        came = self._came
        if came.form:
            await self._tell_from_form(reply)
        elif came.response_url and came.cause.startswith("command:"):
            await self._ack(text=reply.text, blocks=reply.blocks, response_type="ephemeral")
        elif came.response_url:
            await self._respond(reply)
            await self._ack()
        elif came.modal and reply.replace:
            await self._client.views_update(view_id=came.modal["id"], view=window(reply))
            await self._ack()
        elif came.trigger_id:
            await self._open(window(reply))
            await self._ack()
        else:
            await self._ephemeral(reply)
            await self._ack()

    async def _tell_from_form(self, reply: Tell) -> None:
        """The form closes and the answer stands where it was opened; else it is in the form."""
        if self._came.response_url and await self._responded(reply):
            await self._ack()
        else:
            # What is below it was drawn before: closing it closes all.
            view = {**message_modal("Writdesk", reply.text), "clear_on_close": True}
            await self._ack(response_action="update", view=view)

    async def _responded(self, reply: Tell) -> bool:
        """Whether the response URL took it: half an hour and five answers are its limits."""
        try:
            await self._respond(reply)
        except REPLY_ERRORS as error:
            log.info("response URL did not take the answer: %s", type(error).__name__)
            return False
        return True

    async def _ephemeral(self, reply: Tell) -> None:
        if not self._came.channel:
            return
        arguments: dict[str, Any] = {"thread_ts": self._came.thread_ts} if self._in_thread else {}
        await self._client.chat_postEphemeral(
            channel=self._came.channel,
            user=self._came.person,
            text=reply.text,
            blocks=reply.blocks,
            **arguments,
        )

    @property
    def _in_thread(self) -> bool:
        return bool(self._came.message.get("thread_ts"))

    async def _respond(self, reply: Tell) -> None:
        how = {"replace_original": True} if reply.replace else self._anew("ephemeral")
        await self._answer(reply, how)

    async def _answer(self, reply: Tell | Say, how: dict[str, Any]) -> None:
        """By the response URL, which also reaches where the bot is no member."""
        webhook = AsyncWebhookClient(self._came.response_url or "", timeout=_SECONDS)
        answer = await webhook.send_dict({"text": reply.text, "blocks": reply.blocks, **how})
        if answer.status_code != 200:
            raise ConnectionError(f"response_url answered {answer.status_code}")

    def _anew(self, response_type: str) -> dict[str, Any]:
        """A message of its own; in a thread it says in which."""
        where = {"thread_ts": self._came.thread_ts} if self._came.thread_ts else {}
        return {"response_type": response_type, **where}

    async def _open(self, view: dict[str, Any]) -> dict[str, Any]:
        """In a window of its own; over the modal that was clicked in, if one was. As it stands."""
        opens = self._client.views_push if self._came.modal else self._client.views_open
        answer = await opens(trigger_id=self._came.trigger_id or "", view=view)
        opened: dict[str, Any] = answer["view"]
        return opened

    async def _say(self, reply: Say) -> None:
        if self._came.response_url:
            await self._answer(reply, self._anew("in_channel"))
            return
        await self._client.chat_postMessage(
            channel=self._came.channel or "",
            text=reply.text,
            blocks=reply.blocks,
            thread_ts=reply.thread_ts,
        )


def window(reply: Tell) -> dict[str, Any]:
    """What is told where no channel can hold it."""
    if reply.blocks is None:
        return message_modal("Writdesk", reply.text)
    return {**message_modal("Writdesk", reply.text), "blocks": reply.blocks}


def _name(error: Exception) -> str:
    if isinstance(error, SlackApiError):
        return str(error.response.get("error", "slack"))
    return type(error).__name__
