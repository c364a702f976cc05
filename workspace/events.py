"""Events: what the app is told of, as far as it is subscribed to it.

https://docs.slack.dev/reference/events
"""

from workspace.deliveries import Deliveries
from workspace.ids import new_id
from workspace.interactions import Payloads
from workspace.manifest import Manifest
from workspace.model import Channel, Group, Json, Message, User, View
from workspace.shapes import group_json, message_json, user_json
from workspace.state import State

MESSAGE_EVENTS = {
    "public": ("message.channels", "channel"),
    "private": ("message.groups", "group"),
    "im": ("message.im", "im"),
}


class Events:
    def __init__(
        self, manifest: Manifest, state: State, payloads: Payloads, deliveries: Deliveries
    ) -> None:
        self._manifest = manifest
        self._state = state
        self._payloads = payloads
        self._deliveries = deliveries

    def posted(self, message: Message) -> None:
        """A message stands in a channel: `message.*` and, outside the app's own, `app_mention`."""
        self._in_channel(message, {**message_json(message, self._state)})
        bot = self._state.app.bot_user_id
        channel = self._state.channels[message.channel]
        if f"<@{bot}>" in message.text and message.user != bot and channel.kind != "im":
            event = message_json(message, self._state) | {"type": "app_mention"}
            self._tell_in(channel, "app_mention", event | self._where(channel), message.user)

    def edited(self, message: Message, previous: Json) -> None:
        self._in_channel(
            message,
            {
                "type": "message",
                "subtype": "message_changed",
                "message": message_json(message, self._state),
                "previous_message": previous,
                "hidden": True,
                "ts": self._state.next_ts(),
            },
        )

    def deleted(self, message: Message) -> None:
        self._in_channel(
            message,
            {
                "type": "message",
                "subtype": "message_deleted",
                "previous_message": message_json(message, self._state),
                "deleted_ts": message.ts,
                "hidden": True,
                "ts": self._state.next_ts(),
            },
        )

    def home_opened(self, user: User, tab: str, view: View | None) -> None:
        event: Json = {
            "type": "app_home_opened",
            "user": user.id,
            "channel": self._state.direct(user.id).id,
            "tab": tab,
            "event_ts": self._state.next_ts(),
        }
        if view is not None:
            event["view"] = self._payloads.view(view)
        self._tell("app_home_opened", event, user)

    def joined(self, user: User, channel: Channel) -> None:
        event = {
            "type": "member_joined_channel",
            "user": user.id,
            "channel": channel.id,
            "channel_type": "C" if channel.kind == "public" else "G",
            "team": self._state.team.id,
            "event_ts": self._state.next_ts(),
        }
        self._tell_in(channel, "member_joined_channel", event, user.id)

    def group_changed(self, group: Group, added: list[str], removed: list[str]) -> None:
        """`subteam_updated`, and `subteam_members_changed` where members came or went."""
        if added or removed:
            members = {
                "type": "subteam_members_changed",
                "subteam_id": group.id,
                "team_id": self._state.team.id,
                "date_previous_update": group.updated,
                "date_update": group.updated,
                "added_users": added,
                "added_users_count": len(added),
                "removed_users": removed,
                "removed_users_count": len(removed),
            }
            self._tell("subteam_members_changed", members)
        updated = {
            "type": "subteam_updated",
            "subteam": group_json(group, self._state, with_users=True),
            "event_ts": self._state.next_ts(),
        }
        self._tell("subteam_updated", updated)

    def user_changed(self, user: User) -> None:
        now = self._state.clock.now()
        event = {
            "type": "user_change",
            "user": user_json(user, now),
            "cache_ts": int(now.timestamp()),
            "event_ts": self._state.next_ts(),
        }
        self._tell("user_change", event, user)

    def _in_channel(self, message: Message, event: Json) -> None:
        channel = self._state.channels[message.channel]
        name = MESSAGE_EVENTS[channel.kind][0]
        self._tell_in(channel, name, event | self._where(channel), message.user)

    def _where(self, channel: Channel) -> Json:
        return {
            "channel": channel.id,
            "channel_type": MESSAGE_EVENTS[channel.kind][1],
            "event_ts": self._state.next_ts(),
        }

    def _tell_in(self, channel: Channel, name: str, event: Json, author: str) -> None:
        """The app is told of a channel only while its bot user is in it."""
        if self._state.app.bot_user_id in channel.members:
            self._tell(name, event, self._state.users.get(author))

    def _tell(self, name: str, event: Json, author: User | None = None) -> None:
        if self._manifest.sends(name):
            self._deliveries.tell(self._payloads.event(event, new_id("Ev"), author))
