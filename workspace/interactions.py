"""The payloads of commands, interactions and events, as Slack sends them.

https://docs.slack.dev/reference/interaction-payloads
"""

from dataclasses import dataclass
from typing import Any

from workspace.forms import state_values
from workspace.model import Channel, Json, Message, User, View
from workspace.shapes import message_json
from workspace.state import State

VERIFICATION_TOKEN = "local-verification"  # noqa: S105 - a field of old, which grants nothing


@dataclass(frozen=True)
class Disguise:
    """Makes payloads claim another workspace or organisation than they come from."""

    team_id: str | None = None
    enterprise_id: str | None = None
    user_team_id: str | None = None


@dataclass
class Payloads:
    """Builds payloads from what the workspace holds."""

    state: State
    disguise: Disguise | None = None

    def command(
        self, user: User, channel: Channel, command: str, text: str, *, trigger_id: str, url: str
    ) -> Json:
        """A slash command's payload, whose fields are all strings."""
        team_id, enterprise_id = self._origin(user)
        payload = {
            "token": VERIFICATION_TOKEN,
            "team_id": team_id,
            "team_domain": self.state.team.domain,
            "channel_id": channel.id,
            "channel_name": _channel_name(channel),
            "user_id": user.id,
            "user_name": user.name,
            "command": command,
            "text": text,
            "api_app_id": self.state.app.app_id,
            "is_enterprise_install": "false",
            "response_url": url,
            "trigger_id": trigger_id,
        }
        if enterprise_id:
            payload |= {"enterprise_id": enterprise_id, "enterprise_name": "Grid"}
        return payload

    def block_actions(self, user: User, place: Message | View, action: Json, **rest: Any) -> Json:
        """A click in a message (`rest` has trigger_id, response_url) or a view (trigger_id)."""
        payload = self._common("block_actions", user) | {"actions": [action], **rest}
        if isinstance(place, Message):
            typed = self.state.inputs.get((user.id, _place_key(place)), {})
            payload["state"] = {"values": state_values(place.blocks, typed)}
        return payload | self._at(place)

    def block_suggestion(
        self, user: User, place: Message | View, block_id: str, action_id: str, typed: str
    ) -> Json:
        """What a person has typed so far into an external select."""
        asked = {"block_id": block_id, "action_id": action_id, "value": typed}
        return self._common("block_suggestion", user) | asked | self._at(place)

    def view_submission(self, user: User, view: View, trigger_id: str) -> Json:
        rest = {"trigger_id": trigger_id, "view": self.view(view), "response_urls": []}
        return self._common("view_submission", user) | rest

    def view_closed(self, user: User, view: View, *, is_cleared: bool) -> Json:
        rest = {"view": self.view(view), "is_cleared": is_cleared}
        return self._common("view_closed", user) | rest

    def shortcut(self, user: User, callback_id: str, trigger_id: str) -> Json:
        return self._common("shortcut", user) | {
            "callback_id": callback_id,
            "trigger_id": trigger_id,
            "action_ts": self.state.next_ts(),
        }

    def message_action(self, user: User, message: Message, callback_id: str, **rest: Any) -> Json:
        """A message's shortcut; `rest` has trigger_id and response_url."""
        return self._common("message_action", user) | {
            "callback_id": callback_id,
            "action_ts": self.state.next_ts(),
            "message_ts": message.ts,
            "channel": self._channel(message.channel),
            "message": message_json(message, self.state),
            **rest,
        }

    def event(self, event: Json, event_id: str, author: User | None = None) -> Json:
        """The wrapper of an event: https://docs.slack.dev/apis/events-api"""
        team_id, enterprise_id = self._origin(author)
        bot = self.state.app.bot_user_id
        return {
            "token": VERIFICATION_TOKEN,
            "team_id": team_id,
            "context_team_id": team_id,
            "context_enterprise_id": enterprise_id,
            "api_app_id": self.state.app.app_id,
            "event": event,
            "type": "event_callback",
            "event_id": event_id,
            "event_time": int(self.state.clock.now().timestamp()),
            "authorizations": [
                {
                    "enterprise_id": enterprise_id,
                    "team_id": team_id,
                    "user_id": bot,
                    "is_bot": True,
                    "is_enterprise_install": False,
                }
            ],
            "is_ext_shared_channel": author is not None and author.is_stranger,
        }

    def view(self, view: View) -> Json:
        """A view with its state, as payloads and the views methods show it."""
        typed = self.state.inputs.get((view.user, view.id), {})
        defaults = {
            "private_metadata": "",
            "callback_id": "",
            "external_id": "",
            "clear_on_close": False,
            "notify_on_close": False,
            "close": None,
            "submit": None,
        }
        return (
            defaults
            | view.body
            | {
                "id": view.id,
                "team_id": self.state.team.id,
                "state": {"values": state_values(view.blocks, typed)},
                "hash": view.hash,
                "root_view_id": view.root_view_id,
                "previous_view_id": view.previous_view_id,
                "app_id": self.state.app.app_id,
                "app_installed_team_id": self.state.team.id,
                "bot_id": self.state.app.bot_id,
            }
        )

    def _at(self, place: Message | View) -> Json:
        """Where something was done: the view, or the channel and (unless ephemeral) the message."""
        if isinstance(place, View):
            container = {"type": "view", "view_id": place.id}
            return {"container": container, "view": self.view(place)}
        at = {"container": _container(place), "channel": self._channel(place.channel)}
        return at if place.visible_to else at | {"message": message_json(place, self.state)}

    def _common(self, kind: str, user: User) -> Json:
        team_id, enterprise_id = self._origin(user)
        disguise = self.disguise or Disguise()
        team: Json = {"id": team_id, "domain": self.state.team.domain}
        if enterprise_id:
            team |= {"enterprise_id": enterprise_id, "enterprise_name": "Grid"}
        return {
            "type": kind,
            "token": VERIFICATION_TOKEN,
            "api_app_id": self.state.app.app_id,
            "team": team,
            "enterprise": {"id": enterprise_id, "name": "Grid"} if enterprise_id else None,
            "is_enterprise_install": False,
            "user": {
                "id": user.id,
                "username": user.name,
                "name": user.name,
                "team_id": disguise.user_team_id or disguise.team_id or user.team_id,
            },
        }

    def _origin(self, user: User | None) -> tuple[str, str | None]:
        disguise = self.disguise or Disguise()
        enterprise = disguise.enterprise_id or (user.enterprise_id if user else None)
        return disguise.team_id or self.state.team.id, enterprise

    def _channel(self, channel_id: str) -> Json:
        return {"id": channel_id, "name": _channel_name(self.state.channels[channel_id])}


def _channel_name(channel: Channel) -> str:
    return "privategroup" if channel.kind == "private" else channel.name


def _place_key(place: Message | View) -> str:
    return place.ts if isinstance(place, Message) else place.id


def _container(message: Message) -> Json:
    container: Json = {
        "type": "message",
        "message_ts": message.ts,
        "channel_id": message.channel,
        "is_ephemeral": message.visible_to is not None,
    }
    if message.thread_ts:
        container["thread_ts"] = message.thread_ts
    return container
