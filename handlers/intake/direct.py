"""A file sent to the desk in direct messages: it is offered to be opened as a case.

Slack opens a form only for a click, so the offer is a button; it holds where the message stands,
from which the files are read anew.
"""

from bot.domain.access import PERMISSIONS, Action
from bot.domain.errors import NotFound
from handlers.intake.message import opening, pdfs
from handlers.policy import asking
from handlers.turn import Payload, Reply, Say, Turn
from handlers.views import kit
from handlers.views.text import escape

OPEN = "intake_open"


async def heard(turn: Turn) -> Reply:
    """A direct message with PDFs is offered as a case; any other is a question to the guide."""
    files = pdfs(turn.message) if turn.message.get("channel_type") == "im" else []
    if not files or not turn.actor.roles & PERMISSIONS[Action.OPEN_CASE]:
        return await asking.written(turn)
    names = ", ".join(f"*{escape(str(one.get('name')))}*" for one in files[:5])
    text = f"Shall I open a case from {names}? I read what it says, and you confirm it."
    button = kit.button(
        "Open a case",
        action_id=OPEN,
        value=f"{turn.channel}:{turn.message['ts']}",
        style="primary",
    )
    blocks = [
        kit.section(text),
        kit.actions([button], "intake_actions"),
    ]
    return Say("Open a case from this file?", blocks, thread_ts=turn.message["ts"])


async def open_case(turn: Turn) -> Reply:
    """The offer, taken: the message is read where it stands, as it stands now."""
    channel, _, ts = turn.value.partition(":")
    message = await _message(turn, channel, ts)
    return await opening(turn, pdfs(message), note=message.get("text") or "", source=turn.value)


async def _message(turn: Turn, channel: str, ts: str) -> Payload:
    for message in await turn.office.thread(channel, ts):
        if message.get("ts") == ts:
            return message
    raise NotFound("That message is gone. Send me the file once more.")
