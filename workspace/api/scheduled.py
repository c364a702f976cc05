"""chat.scheduleMessage, chat.deleteScheduledMessage and chat.scheduledMessages.list."""

from datetime import timedelta

from workspace.api.call import Call, SlackError, method
from workspace.api.chat import thread_argument, writable_channel
from workspace.api.content import content, metadata
from workspace.api.paging import page
from workspace.ids import new_id
from workspace.model import Json, ScheduledMessage
from workspace.state import Change

FARTHEST = timedelta(days=120)
CROWD = 30
CROWD_SECONDS = 5 * 60
TOO_LATE_SECONDS = 60


@method("chat.scheduleMessage", "chat:write")
async def schedule_message(call: Call) -> Json:
    channel = writable_channel(call)
    state = call.workspace.state
    given = content(call)
    post_at = call.number("post_at", 0)
    now = state.clock.now()
    if post_at <= now.timestamp():
        raise SlackError("time_in_past")
    if post_at > (now + FARTHEST).timestamp():
        raise SlackError("time_too_far")
    near = [
        message
        for message in state.scheduled.values()
        if message.channel == channel.id and abs(message.post_at - post_at) < CROWD_SECONDS
    ]
    if len(near) >= CROWD:
        raise SlackError("restricted_too_many")
    given |= {"thread_ts": thread_argument(call, channel), "metadata": metadata(call)}
    message = ScheduledMessage(new_id("Q"), channel.id, post_at, now, given)
    state.scheduled[message.id] = message
    state.announce(Change("scheduled", channel.id))
    return {
        "channel": channel.id,
        "scheduled_message_id": message.id,
        "post_at": post_at,
        "message": {
            "type": "delayed_message",
            "text": given["text"],
            "bot_id": state.app.bot_id,
            "user": state.app.bot_user_id,
            "team": state.team.id,
        },
    }


@method("chat.deleteScheduledMessage", "chat:write")
async def delete_scheduled_message(call: Call) -> Json:
    channel = call.channel()
    state = call.workspace.state
    message = state.scheduled.get(call.required("scheduled_message_id"))
    soon = state.clock.now().timestamp() + TOO_LATE_SECONDS
    if message is None or message.channel != channel.id or message.post_at < soon:
        raise SlackError("invalid_scheduled_message_id")
    del state.scheduled[message.id]
    state.announce(Change("scheduled", channel.id))
    return {}


@method("chat.scheduledMessages.list")
async def scheduled_messages_list(call: Call) -> Json:
    wanted = call.text("channel")
    oldest, latest = call.number("oldest", 0), call.number("latest", 2**40)
    waiting = sorted(
        (
            message
            for message in call.workspace.state.scheduled.values()
            if wanted in ("", message.channel) and oldest <= message.post_at <= latest
        ),
        key=lambda message: message.post_at,
    )
    shown, following = page(call, waiting, default=100, most=1000)
    return {
        "scheduled_messages": [
            {
                "id": message.id,
                "channel_id": message.channel,
                "post_at": message.post_at,
                "date_created": int(message.created.timestamp()),
                "text": message.arguments["text"],
            }
            for message in shown
        ]
    } | following
