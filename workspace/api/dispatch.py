"""From a method's name and a token to an answer."""

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from workspace.api import chat, meta, views  # noqa: F401 - each registers its methods
from workspace.api.call import METHODS, Call, Entry, SlackError
from workspace.model import Json
from workspace.state import Change

if TYPE_CHECKING:
    from workspace.workspace import Workspace


@dataclass(frozen=True)
class Answer:
    body: Json
    status: int = 200
    headers: dict[str, str] = field(default_factory=dict)


async def dispatch(workspace: "Workspace", name: str, arguments: Json, token: str) -> Answer:
    """Answer a call of the Web API as Slack does: refusals are answers with status 200."""
    try:
        entry = _entry(workspace, name)
        _check_token(workspace, entry, token)
        call = Call(workspace, name, arguments)
        if entry.scopes:
            call.need(*entry.scopes)
        return Answer({"ok": True} | await entry.run(call))
    except SlackError as error:
        return Answer({"ok": False, "error": error.code} | error.rest)


def _entry(workspace: "Workspace", name: str) -> Entry:
    entry = METHODS.get(name)
    if entry is None:
        workspace.state.unknown_methods.append(name)
        workspace.state.announce(Change("call"))
        raise SlackError("unknown_method", req_method=name)
    return entry


def _check_token(workspace: "Workspace", entry: Entry, token: str) -> None:
    app = workspace.state.app
    if not token:
        raise SlackError("not_authed")
    if token not in (app.bot_token, app.app_token):
        raise SlackError("invalid_auth")
    if token != (app.app_token if entry.by == "app" else app.bot_token):
        raise SlackError("not_allowed_token_type")
