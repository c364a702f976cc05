"""What an app says in an acknowledgement or to a response URL.

Ephemeral unless it says otherwise. https://docs.slack.dev/interactivity/handling-user-interaction
"""

from typing import TYPE_CHECKING

from workspace.api.call import SlackError
from workspace.api.content import check_blocks, check_text
from workspace.api.dispatch import Answer, faulty
from workspace.model import Json, Message
from workspace.triggers import ResponseUrl, TriggerRefused

if TYPE_CHECKING:
    from workspace.workspace import Workspace


async def reply(workspace: "Workspace", token: str, body: Json) -> Answer:
    """Carry out a message to a response URL: five times within half an hour."""
    fault = workspace.faults.take("response_url", "")
    if fault is not None and fault.kind != "lose":
        return faulty(fault)
    try:
        answer(workspace, workspace.response_urls.use(token), body)
    except TriggerRefused as refusal:
        return Answer({"ok": False, "error": str(refusal)}, 404)
    except SlackError as error:
        return Answer({"ok": False, "error": error.code} | error.rest, 400)
    return Answer({"ok": True}, fate="sent" if fault is None else "lost")


def answer(workspace: "Workspace", url: ResponseUrl, body: Json) -> None:
    """Post, replace or delete, as `body` says, at the place that `url` stands for.

    What was done in a thread is answered in the channel, unless the answer names the thread.
    """
    posting = workspace.posting
    original = _original(workspace, url, body)
    if body.get("delete_original"):
        if original is not None:
            posting.delete(original)
        return
    text, blocks = str(body.get("text") or ""), body.get("blocks") or []
    if not text and not blocks:
        raise SlackError("no_text")
    check_text(text)
    check_blocks(blocks)
    if original is not None:
        posting.edit(original, {"text": text, "blocks": blocks})
        return
    thread_ts = body.get("thread_ts")
    if body.get("response_type") == "in_channel":
        bot = workspace.state.app.bot_user_id
        posting.post(url.channel, bot, text, blocks=blocks, thread_ts=thread_ts)
    else:
        posting.whisper(url.channel, url.user, text, blocks=blocks, thread_ts=thread_ts)


def _original(workspace: "Workspace", url: ResponseUrl, body: Json) -> Message | None:
    """The message that `body` wants to replace or delete, if it does and there was one."""
    message = url.message
    if message is None or not (body.get("delete_original") or body.get("replace_original")):
        return None
    if workspace.state.message(message.channel, message.ts) is not message:
        raise SlackError("message_not_found")
    return message
