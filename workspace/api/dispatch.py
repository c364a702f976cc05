"""From a method's name and a token to an answer."""

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Literal

from workspace.api import (  # noqa: F401 - each registers its methods
    chat,
    conversations,
    files,
    meta,
    people,
    scheduled,
    views,
)
from workspace.api.call import METHODS, Call, Entry, SlackError
from workspace.faults import Fault
from workspace.model import Json
from workspace.state import Change

if TYPE_CHECKING:
    from workspace.workspace import Workspace


@dataclass(frozen=True)
class Answer:
    body: Json
    status: int = 200
    fate: Literal["sent", "hung", "lost"] = "sent"
    headers: dict[str, str] = field(default_factory=dict)


async def dispatch(workspace: "Workspace", name: str, arguments: Json, token: str) -> Answer:
    """Answer a call of the Web API as Slack does: refusals are answers with status 200."""
    try:
        entry = _entry(workspace, name)
        _check_token(workspace, entry, token)
    except SlackError as error:
        return _refusal(error)
    channel = str(arguments.get("channel") or "")
    fault = workspace.faults.take(name, channel)
    if fault is not None and fault.kind != "lose":
        return faulty(fault)
    wait = workspace.rates.wait_for(name, channel)
    if wait:
        return _ratelimited(wait)
    answer = await _run(entry, Call(workspace, name, arguments))
    return replace(answer, fate="lost") if fault is not None else answer


async def _run(entry: Entry, call: Call) -> Answer:
    try:
        if entry.scopes:
            call.need(*entry.scopes)
        return Answer({"ok": True} | await entry.run(call))
    except SlackError as error:
        return _refusal(error)


def _refusal(error: SlackError) -> Answer:
    return Answer({"ok": False, "error": error.code} | error.rest)


def _ratelimited(wait: float) -> Answer:
    return Answer({"ok": False, "error": "ratelimited"}, 429, headers={"Retry-After": f"{wait:g}"})


def faulty(fault: Fault) -> Answer:
    """What a call gets that a fault hits before anything is done."""
    if fault.kind == "hang":
        return Answer({}, fate="hung")
    if fault.retry_after is not None:
        return _ratelimited(fault.retry_after)
    return Answer({"ok": False, "error": fault.error}, fault.status)


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
