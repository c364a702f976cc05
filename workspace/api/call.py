"""One call of the Web API: its arguments, its refusals, and the table of methods."""

import json
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Literal

from workspace.model import Channel, Json

if TYPE_CHECKING:
    from workspace.workspace import Workspace

Caller = Literal["bot", "app"]


class SlackError(Exception):
    """A refusal: Slack's error code, and what else the answer carries."""

    def __init__(self, code: str, **rest: Any) -> None:
        super().__init__(code)
        self.code = code
        self.rest = rest


def invalid_arguments(*messages: str) -> SlackError:
    return SlackError("invalid_arguments", response_metadata={"messages": list(messages)})


@dataclass
class Call:
    """A method called with arguments, whichever of query, form and JSON they came in."""

    workspace: "Workspace"
    method: str
    arguments: Json

    def text(self, name: str, default: str = "") -> str:
        value = self.arguments.get(name)
        return default if value is None else str(value)

    def required(self, name: str) -> str:
        value = self.text(name)
        if not value:
            raise invalid_arguments(f"[ERROR] missing required field: {name}")
        return value

    def flag(self, name: str, default: bool = False) -> bool:
        value = self.arguments.get(name)
        return default if value is None else value in (True, 1, "1", "true", "True")

    def number(self, name: str, default: int) -> int:
        value = self.arguments.get(name)
        if value in (None, ""):
            return default
        try:
            return int(float(str(value)))
        except ValueError:
            raise invalid_arguments(f"[ERROR] must be a number: {name}") from None

    def structure(self, name: str, error: str) -> Any:
        """An argument that is JSON, in a JSON body or as text in a form."""
        value = self.arguments.get(name)
        if not isinstance(value, str):
            return value
        if not value:
            return None
        try:
            return json.loads(value)
        except ValueError:
            raise SlackError(error) from None

    def need(self, *scopes: str) -> None:
        """Refuse unless the manifest grants one of `scopes`."""
        provided = self.workspace.manifest.scopes
        if not set(scopes) & set(provided):
            raise SlackError("missing_scope", needed=scopes[0], provided=",".join(provided))

    def channel(self, name: str = "channel") -> Channel:
        """The conversation that an argument names, if the app can see it."""
        wanted = self.required(name)
        channel = self.workspace.state.channels.get(wanted)
        if channel is None or (channel.is_private and not self.is_member(channel)):
            raise SlackError("channel_not_found")
        return channel

    def is_member(self, channel: Channel) -> bool:
        return self.workspace.state.app.bot_user_id in channel.members


Method = Callable[[Call], Awaitable[Json]]


@dataclass(frozen=True)
class Entry:
    run: Method
    scopes: tuple[str, ...]
    by: Caller


METHODS: dict[str, Entry] = {}


def method(name: str, *scopes: str, by: Caller = "bot") -> Callable[[Method], Method]:
    """Register a method of the Web API; one of `scopes` must be granted, if any are named.

    `by` says whose token it takes: the bot's or the app-level one.
    """

    def register(run: Method) -> Method:
        METHODS[name] = Entry(run, scopes, by)
        return run

    return register
