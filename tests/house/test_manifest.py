"""`app.yaml` and the handlers say the same, and ask for no more than the calls need."""

import ast
from collections.abc import Iterator
from pathlib import Path
from typing import Any, cast

import yaml

import workspace.api.dispatch  # noqa: F401 — it registers every method
from app.slack import listeners
from handlers.outbound.directory import SlackDirectory
from workspace.api.call import METHODS

ROOT = Path(__file__).parents[2]
MANIFEST = yaml.safe_load((ROOT / "app.yaml").read_text(encoding="utf-8"))
LISTENERS = listeners(SlackDirectory(cast(Any, None), frozenset(), {}))

# Events whose scope is not that of a call. https://docs.slack.dev/reference/events
EVENT_SCOPES = {
    "app_mention": "app_mentions:read",
    "message.im": "im:history",
    "message.channels": "channels:history",
    "message.groups": "groups:history",
    "user_change": "users:read",
    "subteam_members_changed": "usergroups:read",
    "subteam_updated": "usergroups:read",
}


def test_every_command_is_declared_and_every_declared_one_is_answered() -> None:
    declared = {one["command"] for one in MANIFEST["features"]["slash_commands"]}
    assert declared == set(LISTENERS.commands)


def test_every_shortcut_is_declared_and_every_declared_one_is_answered() -> None:
    shortcuts = MANIFEST["features"]["shortcuts"]
    by_type = {
        kind: {one["callback_id"] for one in shortcuts if one["type"] == kind}
        for kind in ("global", "message")
    }
    assert by_type["global"] == set(LISTENERS.shortcuts)
    assert by_type["message"] == set(LISTENERS.message_shortcuts)


def test_every_event_is_subscribed_and_every_subscribed_one_is_heard() -> None:
    events = MANIFEST["settings"]["event_subscriptions"]["bot_events"]
    heard = {*LISTENERS.events, *LISTENERS.news}
    assert {event.split(".")[0] for event in events} == heard


def test_every_scope_that_a_call_or_an_event_needs_is_granted_and_no_other() -> None:
    granted = set(MANIFEST["oauth_config"]["scopes"]["bot"])
    events = MANIFEST["settings"]["event_subscriptions"]["bot_events"]
    needed = {EVENT_SCOPES[event] for event in events if event in EVENT_SCOPES} | {"commands"}
    needed.add("files:read")  # to read a file at its `url_private`, which is no method
    needed.add("files:write")  # `files_upload_v2` makes its calls itself
    needed_by_calls = {method: set(_scopes(method)) for method in _methods_called()}
    for method, scopes in needed_by_calls.items():
        assert not scopes or scopes & granted, f"{method} needs one of {scopes}"
    possible = needed.union(*needed_by_calls.values())
    assert granted <= possible, f"nothing needs {granted - possible}"
    assert needed <= granted


def _scopes(method: str) -> tuple[str, ...]:
    kinds = {
        "conversations.history": ("channels:history", "groups:history", "im:history"),
        "conversations.replies": ("channels:history", "groups:history", "im:history"),
        "conversations.list": ("channels:read", "groups:read"),
        "conversations.info": ("channels:read", "groups:read", "im:read"),
        "conversations.members": ("channels:read", "groups:read"),
        "conversations.open": ("im:write",),
    }
    return kinds.get(method) or METHODS[method].scopes


def _methods_called() -> set[str]:
    """The Web API methods that the code calls on a client, by their Slack names."""
    names = {name.replace(".", "_").lower(): name for name in METHODS}
    called = set()
    for room in ("handlers", "app", "cli"):
        for file in (ROOT / room).rglob("*.py"):
            called |= {names[name] for name in _client_calls(file) if name in names}
    return called


def _client_calls(file: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Attribute) and ast.unparse(node.value).endswith("client"):
            yield node.attr.lower()
