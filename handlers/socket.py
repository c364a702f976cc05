"""The line on which Slack's envelopes come in: all of them are acknowledged.

Bolt fails on an envelope that is not as Slack documents it, and leaves one that nothing listens
to without an acknowledgement; the person would see that the app did not respond, and an event
would come again and again.
"""

import logging
import time

from slack_bolt.adapter.socket_mode.aiohttp import AsyncSocketModeHandler
from slack_bolt.adapter.socket_mode.async_internals import (
    run_async_bolt_app,
    send_async_response,
)
from slack_sdk.socket_mode.aiohttp import SocketModeClient
from slack_sdk.socket_mode.request import SocketModeRequest
from slack_sdk.socket_mode.response import SocketModeResponse

from handlers.incoming import is_as_slack_sends
from handlers.turn import Payload
from handlers.views.case.forms import message_modal

log = logging.getLogger(__name__)

_NOTHING_LISTENS = 404  # Bolt says it so
_NOT_READ = (
    "⚠️ Slack sent this in a way that the desk cannot read, so nothing was done. Try once more; if"
    " it happens again, tell an admin of the desk."
)


class Socket(AsyncSocketModeHandler):
    """Bolt's own, for what is as Slack sends it."""

    async def handle(self, client: SocketModeClient, req: SocketModeRequest) -> None:  # type: ignore[override]  # as Bolt's own has it
        """Have one envelope handled, and acknowledge it if it is no event to be sent again."""
        if is_as_slack_sends(req.type, req.payload):
            began = time.time()
            answer = await run_async_bolt_app(self.app, req)
            if answer.status != _NOTHING_LISTENS:
                await send_async_response(client, req, answer, began)
                return
        log.warning("an envelope of %s was not as Slack sends them", req.type)
        told = _told(req.type, req.payload)
        await client.send_socket_mode_response(SocketModeResponse(req.envelope_id, told))


def _told(kind: str, body: Payload) -> Payload | None:
    """What the acknowledgement can say: where else the person could be told is not known."""
    if kind == "slash_commands":
        return {"text": _NOT_READ}
    if isinstance(body, dict) and body.get("type") == "view_submission":
        return {"response_action": "push", "view": message_modal("That did not work", _NOT_READ)}
    return None
