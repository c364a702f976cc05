"""The app manifest: what the workspace offers of an app, and nothing beside.

The shape is Slack's: https://docs.slack.dev/reference/app-manifest
"""

from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal

import yaml

# What the app must be granted to be sent an event: https://docs.slack.dev/reference/events
EVENT_SCOPES = {
    "app_mention": "app_mentions:read",
    "message.channels": "channels:history",
    "message.groups": "groups:history",
    "message.im": "im:history",
    "member_joined_channel": "channels:read",
    "subteam_members_changed": "usergroups:read",
    "subteam_updated": "usergroups:read",
    "user_change": "users:read",
}


class ManifestError(Exception):
    """The manifest does not say what a workspace needs to know."""


@dataclass(frozen=True)
class Command:
    command: str
    description: str
    usage_hint: str
    should_escape: bool


@dataclass(frozen=True)
class Shortcut:
    name: str
    kind: Literal["global", "message"]
    callback_id: str
    description: str


@dataclass(frozen=True)
class Manifest:
    name: str
    description: str
    bot_name: str
    commands: dict[str, Command]
    shortcuts: dict[str, Shortcut]
    scopes: tuple[str, ...]
    events: frozenset[str]
    home_tab: bool
    messages_tab: bool
    messages_read_only: bool
    interactive: bool

    def sends(self, event: str) -> bool:
        """Whether the app is subscribed to `event` and granted what it takes."""
        scope = EVENT_SCOPES.get(event)
        return event in self.events and (scope is None or scope in self.scopes)


def read_manifest(path: Path) -> Manifest:
    """Read an app manifest in YAML; ManifestError names the file and what is wrong in it."""
    try:
        data = yaml.safe_load(path.read_text(encoding="utf-8"))
    except (OSError, yaml.YAMLError) as error:
        raise ManifestError(f"{path}: {error}") from error
    if not isinstance(data, dict):
        raise ManifestError(f"{path}: a manifest is a mapping of settings")
    try:
        return _manifest(data)
    except KeyError as error:
        raise ManifestError(f"{path}: {error.args[0]} is missing") from error


def _manifest(data: dict[str, Any]) -> Manifest:
    features = data.get("features", {})
    settings = data.get("settings", {})
    home = features.get("app_home", {})
    shortcuts = [_shortcut(entry) for entry in features.get("shortcuts", [])]
    commands = [_command(entry) for entry in features.get("slash_commands", [])]
    if not settings.get("socket_mode_enabled", False):
        raise KeyError("settings.socket_mode_enabled: true")
    return Manifest(
        name=data["display_information"]["name"],
        description=data["display_information"].get("description", ""),
        bot_name=features["bot_user"]["display_name"],
        commands={command.command: command for command in commands},
        shortcuts={shortcut.callback_id: shortcut for shortcut in shortcuts},
        scopes=tuple(data["oauth_config"]["scopes"]["bot"]),
        events=frozenset(settings.get("event_subscriptions", {}).get("bot_events", [])),
        home_tab=home.get("home_tab_enabled", False),
        messages_tab=home.get("messages_tab_enabled", False),
        messages_read_only=home.get("messages_tab_read_only_enabled", True),
        interactive=settings.get("interactivity", {}).get("is_enabled", False),
    )


def _command(entry: dict[str, Any]) -> Command:
    return Command(
        command=entry["command"],
        description=entry["description"],
        usage_hint=entry.get("usage_hint", ""),
        should_escape=entry.get("should_escape", False),
    )


def _shortcut(entry: dict[str, Any]) -> Shortcut:
    return Shortcut(
        name=entry["name"],
        kind=entry["type"],
        callback_id=entry["callback_id"],
        description=entry.get("description", ""),
    )
