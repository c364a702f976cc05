"""Slack's payloads → a `Turn`'s parts: who, where, what, and the id of the cause. Pure.

Payloads: https://docs.slack.dev/interactivity/implementing-slash-commands,
https://docs.slack.dev/reference/interaction-payloads and https://docs.slack.dev/apis/events-api.
"""

from dataclasses import dataclass, field
from typing import Any

from handlers.grammar.words import unescape
from handlers.reading import Outdated, taking_apart
from handlers.turn import Payload
from handlers.views.case.forms import read_meta

_OF_MESSAGES = ("message", "app_mention")
# Subtypes of messages that a person wrote; the others are edits, joins and the like.
_WRITTEN = (None, "file_share", "me_message", "thread_broadcast")


@dataclass(frozen=True, slots=True)
class Incoming:
    """One payload, read. `teams` are all teams it names: each must be the desk's own.

    `command` is the one that was typed, such as `/case`, and `text` what stood behind it.

    `modal` is the modal that was clicked in: like an ephemeral message, it is this
    person's own copy.
    """

    person: str
    teams: frozenset[str]
    cause: str
    channel: str | None = None
    command: str = ""
    text: str = ""
    value: str = ""
    form: Payload = field(default_factory=dict)
    message: Payload = field(default_factory=dict)
    thread_ts: str | None = None
    trigger_id: str | None = None
    response_url: str | None = None
    ephemeral: bool = False
    modal: Payload = field(default_factory=dict)

    def __post_init__(self) -> None:
        """Handlers rely on these being what they are declared to be.

        Raises:
            Outdated: where Slack has sent something else.
        """
        texts = (self.person, self.cause, self.command, self.text, self.value)
        perhaps = (self.channel, self.thread_ts, self.trigger_id, self.response_url)
        if not all(isinstance(one, str) for one in texts) or not all(
            one is None or isinstance(one, str) for one in perhaps
        ):
            raise Outdated
        payloads = (self.form, self.message, self.modal)
        if not all(isinstance(one, dict) for one in payloads):
            raise Outdated


def is_as_slack_sends(kind: str, body: Payload) -> bool:
    """Whether an envelope's payload can be told apart and read; `kind` is the envelope's type."""
    try:
        with taking_apart():
            _check(kind, body)
    except Outdated:
        return False
    return True


def _check(kind: str, body: Payload) -> None:
    """Raise where Bolt, or a reader below, would fail."""
    named = [body.get(name) for name in ("team", "enterprise", "user", "channel", "container")]
    if not all(one is None or isinstance(one, dict) for one in named):
        raise Outdated
    match kind, body.get("type"):
        case "slash_commands", _:
            from_command(body)
            names = [body["command"], body["user_id"] or None]
        case "events_api", _:
            from_event(body)
            event = body["event"]
            names = [body["event_id"], event["type"]]
            names += [event["ts"]] if event["type"] in _OF_MESSAGES else []
        case _, "block_actions":
            from_action(body)
            names = [body["actions"][0]["action_id"], body["actions"][0]["block_id"]]
        case _, "view_submission":
            from_form(body)
            blocks = body["view"]["blocks"]
            names = [
                body["view"]["type"],
                body["view"]["callback_id"],
                *(block["block_id"] for block in blocks),
            ]
        case _, "shortcut" | "message_action":
            from_shortcut(body)
            names = [body["callback_id"]]
        case _, "view_closed" | "block_suggestion":
            names = []
        case _:
            raise Outdated
    names += [body["team_id"]] if body.get("team_id") is not None else []
    listed = [body.get(name, []) for name in ("authorizations", "response_urls")]
    if not all(isinstance(name, str) for name in names) or not all(
        isinstance(some, list) and all(isinstance(one, dict) for one in some) for some in listed
    ):
        raise Outdated


def from_command(body: Payload) -> Incoming:
    return Incoming(
        person=body["user_id"],
        teams=_teams(body.get("team_id"), body.get("user_team")),
        cause=f"command:{body['trigger_id']}",
        channel=body["channel_id"],
        command=body["command"],
        text=unescape(body.get("text") or ""),
        trigger_id=body["trigger_id"],
        response_url=body.get("response_url"),
    )


def from_action(body: Payload) -> Incoming:
    action = body["actions"][0]
    container = body.get("container") or {}
    where = container.get("message_ts") or container.get("view_id") or ""
    view = body.get("view") or {}
    modal = {**view, "id": view["id"]} if view.get("type") == "modal" else {}
    return Incoming(
        person=body["user"]["id"],
        teams=_body_teams(body),
        cause=f"action:{where}:{action.get('action_id')}:{action.get('action_ts')}",
        channel=(body.get("channel") or {}).get("id"),
        value=_action_value(action),
        message=body.get("message") or {},
        thread_ts=_thread_of(container),
        trigger_id=body.get("trigger_id"),
        response_url=body.get("response_url"),
        ephemeral=bool(container.get("is_ephemeral")) or bool(modal),
        modal=modal,
    )


def from_form(body: Payload) -> Incoming:
    view = body["view"]
    origin = read_meta(view)
    return Incoming(
        person=body["user"]["id"],
        teams=_body_teams(body),
        cause=f"form:{view['id']}:{view.get('hash', '')}",
        channel=origin.get("channel"),
        form=view,
        response_url=origin.get("respond"),
        trigger_id=body.get("trigger_id"),
    )


def from_shortcut(body: Payload) -> Incoming:
    message = body.get("message") or {}
    return Incoming(
        person=body["user"]["id"],
        teams=_body_teams(body),
        cause=f"shortcut:{body['trigger_id']}",
        channel=(body.get("channel") or {}).get("id"),
        message=message,
        text=unescape(message.get("text") or ""),
        thread_ts=_thread_of(message),
        trigger_id=body["trigger_id"],
        response_url=body.get("response_url"),
    )


def is_for_the_desk(body: Payload, *, own_id: str, own_channels: frozenset[str]) -> bool:
    """Whether an event concerns the desk; of what people write to each other, nothing does.

    Slack sends every message of the channels that the desk is in. Only direct messages and the
    threads of the desk's own channels are looked at, and there nothing but what a person wrote; a
    mention comes as an event of its own.
    """
    event = body["event"]
    if event["type"] != "message":
        return True
    if event.get("bot_id") or event.get("subtype") not in _WRITTEN:
        return False
    if event.get("channel_type") == "im":
        return True
    in_thread = event.get("thread_ts") not in (None, event["ts"])
    mentioned = f"<@{own_id}>" in (event.get("text") or "")
    return event.get("channel") in own_channels and in_thread and not mentioned


def from_event(body: Payload) -> Incoming:
    event = body["event"]
    person = event.get("user") or ""
    return Incoming(
        person=person if isinstance(person, str) else person.get("id", ""),
        teams=_teams(body.get("team_id"), event.get("user_team"), event.get("source_team")),
        cause=f"event:{body['event_id']}",
        channel=event.get("channel"),
        text=unescape(event.get("text") or ""),
        message=event,
        thread_ts=event.get("thread_ts") or event.get("ts"),
    )


def _action_value(action: Payload) -> str:
    chosen = action.get("selected_option") or {}
    value: Any = chosen.get("value") or action.get("value") or ""
    return str(value)


def _thread_of(message: Payload) -> str | None:
    """The thread that a message is a reply in; the parent itself stands in the channel."""
    thread_ts: str | None = message.get("thread_ts")
    return None if thread_ts == message.get("message_ts", message.get("ts")) else thread_ts


def _body_teams(body: Payload) -> frozenset[str]:
    return _teams((body.get("team") or {}).get("id"), body["user"].get("team_id"))


def _teams(*ids: str | None) -> frozenset[str]:
    return frozenset(team for team in ids if team)
