"""conversations.*"""

import math

from workspace.api.call import Call, SlackError, method
from workspace.api.paging import page
from workspace.model import Channel, Json, Message
from workspace.shapes import channel_json, message_json
from workspace.state import Change

READ = {"public": "channels:read", "private": "groups:read", "im": "im:read"}
HISTORY = {"public": "channels:history", "private": "groups:history", "im": "im:history"}
TYPES = {"public_channel": "public", "private_channel": "private", "im": "im"}


@method("conversations.open", "im:write")
async def conversations_open(call: Call) -> Json:
    state = call.workspace.state
    if call.text("channel"):
        return {"channel": {"id": call.channel().id}}
    users = [user for user in call.required("users").split(",") if user]
    if len(users) != 1:
        raise SlackError("too_many_users")  # a group conversation, which the workspace has not
    person = state.users.get(users[0])
    if person is None:
        raise SlackError("user_not_found")
    if person.deleted:
        raise SlackError("user_disabled")
    channel = state.direct(person.id)
    shown = channel_json(channel, state) if call.flag("return_im") else {"id": channel.id}
    return {"channel": shown}


@method("conversations.info", *READ.values())
async def conversations_info(call: Call) -> Json:
    channel = _readable(call, READ)
    shown = channel_json(channel, call.workspace.state)
    if not call.flag("include_num_members"):
        shown.pop("num_members", None)
    return {"channel": shown}


@method("conversations.list", *READ.values())
async def conversations_list(call: Call) -> Json:
    kinds = []
    for name in (call.text("types") or "public_channel").split(","):
        if name.strip() not in TYPES:
            raise SlackError("invalid_types")
        kinds.append(TYPES[name.strip()])
        call.need(READ[kinds[-1]])
    state = call.workspace.state
    known = [
        channel
        for channel in state.channels.values()
        if channel.kind in kinds
        and (channel.kind == "public" or call.is_member(channel))
        and not (channel.archived and call.flag("exclude_archived"))
    ]
    shown, following = page(call, known, default=100, most=1000)
    return {"channels": [channel_json(channel, state) for channel in shown]} | following


@method("conversations.members", *READ.values())
async def conversations_members(call: Call) -> Json:
    channel = _readable(call, READ)
    members, following = page(call, channel.members, default=100, most=1000)
    return {"members": members} | following


@method("conversations.join", "channels:join")
async def conversations_join(call: Call) -> Json:
    channel = call.channel()
    if channel.kind != "public":
        raise SlackError("method_not_supported_for_channel_type")
    if channel.archived:
        raise SlackError("is_archived")
    state = call.workspace.state
    if not call.is_member(channel):
        channel.members.append(state.app.bot_user_id)
        state.announce(Change("channel", channel.id))
        call.workspace.events.joined(state.users[state.app.bot_user_id], channel)
    return {"channel": channel_json(channel, state)}


@method("conversations.history", *HISTORY.values())
async def conversations_history(call: Call) -> Json:
    """Messages of a channel, newest first; replies only where they were sent to the channel too."""
    channel = _history(call)
    broadcasts = [r for message in channel.messages for r in message.replies if r.broadcast]
    messages = sorted([*channel.messages, *broadcasts], key=lambda m: m.ts, reverse=True)
    return _messages(call, messages, default=100)


@method("conversations.replies", *HISTORY.values())
async def conversations_replies(call: Call) -> Json:
    """A thread, its parent first."""
    channel = _history(call)
    message = call.workspace.state.parent(channel.id, call.required("ts"))
    if message is None:
        raise SlackError("thread_not_found")
    return _messages(call, [message, *message.replies], default=1000)


def _messages(call: Call, messages: list[Message], *, default: int) -> Json:
    first, last = _moment(call, "oldest", 0.0), _moment(call, "latest", math.inf)
    inclusive = call.flag("inclusive")

    def within(message: Message) -> bool:
        ts = float(message.ts)
        return first <= ts <= last if inclusive else first < ts < last

    shown, following = page(call, [m for m in messages if within(m)], default=default, most=1000)
    with_metadata = call.flag("include_all_metadata")
    state = call.workspace.state
    return {
        "messages": [message_json(m, state, with_metadata=with_metadata) for m in shown],
        "has_more": bool(following["response_metadata"]["next_cursor"]),
        "pin_count": 0,
    } | following


def _moment(call: Call, name: str, default: float) -> float:
    try:
        return float(call.text(name) or default)
    except ValueError:
        raise SlackError(f"invalid_ts_{name}") from None


def _readable(call: Call, scopes: dict[str, str]) -> Channel:
    channel = call.channel()
    call.need(scopes[channel.kind])
    return channel


def _history(call: Call) -> Channel:
    channel = _readable(call, HISTORY)
    if not call.is_member(channel):
        raise SlackError("not_in_channel")
    return channel
