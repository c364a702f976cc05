"""chat.*: what the app posts, changes and deletes."""

import re

from workspace.api.call import Call, SlackError, method
from workspace.api.content import content, metadata
from workspace.model import Channel, Json, Message
from workspace.shapes import message_json

TIMESTAMP = re.compile(r"\d{10}\.\d{6}")


@method("chat.postMessage", "chat:write")
async def post_message(call: Call) -> Json:
    channel = writable_channel(call)
    message = call.workspace.posting.post(
        channel.id,
        call.workspace.state.app.bot_user_id,
        **content(call),
        metadata=metadata(call),
        thread_ts=thread_argument(call, channel),
        broadcast=call.flag("reply_broadcast"),
    )
    shown = message_json(message, call.workspace.state, with_metadata=True)
    return {"channel": channel.id, "ts": message.ts, "message": shown}


@method("chat.postEphemeral", "chat:write")
async def post_ephemeral(call: Call) -> Json:
    channel = writable_channel(call)
    user = call.required("user")
    if user not in channel.members:
        raise SlackError("user_not_in_channel")
    given = content(call)
    given.pop("attachments", None)
    message = call.workspace.posting.whisper(
        channel.id, user, **given, thread_ts=thread_argument(call, channel)
    )
    return {"message_ts": message.ts}


@method("chat.update", "chat:write")
async def update(call: Call) -> Json:
    channel = call.channel()
    message = _own(call, channel, "cant_update_message")
    changes = content(call, updating=True)
    if call.arguments.get("metadata") is not None:
        changes["metadata"] = metadata(call)
    call.workspace.posting.edit(message, changes)
    shown = message_json(message, call.workspace.state, with_metadata=True)
    return {"channel": channel.id, "ts": message.ts, "text": message.text, "message": shown}


@method("chat.delete", "chat:write")
async def delete(call: Call) -> Json:
    channel = call.channel()
    message = _own(call, channel, "cant_delete_message")
    call.workspace.posting.delete(message)
    return {"channel": channel.id, "ts": message.ts}


@method("chat.getPermalink")
async def get_permalink(call: Call) -> Json:
    channel = call.channel()
    message = call.workspace.state.message(channel.id, call.required("message_ts"))
    if message is None or message.visible_to is not None:
        raise SlackError("message_not_found")
    name = "p" + message.ts.replace(".", "")
    address = f"{call.workspace.state.base_url}/archives/{channel.id}/{name}"
    if message.is_reply:
        address += f"?thread_ts={message.thread_ts}&cid={channel.id}"
    return {"channel": channel.id, "permalink": address}


def writable_channel(call: Call) -> Channel:
    """Where the app may post: by id, by #name, or by a person's id for direct messages."""
    state = call.workspace.state
    wanted = call.required("channel")
    if wanted in state.users:
        return state.direct(wanted)
    named = [c.id for c in state.channels.values() if c.name == wanted.removeprefix("#")]
    call.arguments["channel"] = named[0] if named and wanted not in state.channels else wanted
    channel = call.channel()
    if channel.archived:
        raise SlackError("is_archived")
    if not call.is_member(channel) and "chat:write.public" not in call.workspace.manifest.scopes:
        raise SlackError("not_in_channel")
    return channel


def thread_argument(call: Call, channel: Channel) -> str | None:
    """The thread to post in. A reply to a message that is gone stands in the channel, untold.

    https://github.com/slack-go/slack/issues/1571 describes it: only the answer's missing
    `thread_ts` tells.
    """
    thread_ts = call.text("thread_ts")
    if not thread_ts:
        return None
    if not TIMESTAMP.fullmatch(thread_ts):
        problem = f"[ERROR] {thread_ts} is not a valid thread_ts"
        raise SlackError("invalid_thread_ts", response_metadata={"messages": [problem]})
    return thread_ts if call.workspace.state.parent(channel.id, thread_ts) else None


def _own(call: Call, channel: Channel, refusal: str) -> Message:
    message = call.workspace.state.message(channel.id, call.required("ts"))
    if message is None or message.visible_to is not None:
        raise SlackError("message_not_found")
    if message.user != call.workspace.state.app.bot_user_id:
        raise SlackError(refusal)
    return message
