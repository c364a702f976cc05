"""chat.*: what the app posts, changes and deletes."""

from workspace.api.call import Call, SlackError, method
from workspace.api.content import content, metadata
from workspace.model import Channel, Json, Message
from workspace.shapes import message_json


@method("chat.postMessage", "chat:write")
async def post_message(call: Call) -> Json:
    channel = writable_channel(call)
    message = call.workspace.posting.post(
        channel.id,
        call.workspace.state.app.bot_user_id,
        **content(call),
        metadata=metadata(call),
        thread_ts=_thread(call, channel),
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
        channel.id, user, **given, thread_ts=_thread(call, channel)
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
    if not call.is_member(channel):
        call_may_post = "chat:write.public" in call.workspace.manifest.scopes
        if not call_may_post:
            raise SlackError("not_in_channel")
    return channel


def _thread(call: Call, channel: Channel) -> str | None:
    thread_ts = call.text("thread_ts")
    if not thread_ts:
        return None
    if call.workspace.state.message(channel.id, thread_ts) is None:
        raise SlackError("thread_not_found")
    return thread_ts


def _own(call: Call, channel: Channel, refusal: str) -> Message:
    message = call.workspace.state.message(channel.id, call.required("ts"))
    if message is None or message.visible_to is not None:
        raise SlackError("message_not_found")
    if message.user != call.workspace.state.app.bot_user_id:
        raise SlackError(refusal)
    return message
