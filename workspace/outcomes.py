"""What Slack does with an acknowledgement, and what a person sees when there is none."""

from dataclasses import replace
from typing import TYPE_CHECKING

from workspace.api.call import SlackError
from workspace.deliveries import Ack
from workspace.limits.surfaces import problems_of_view
from workspace.modals import ViewRefused
from workspace.model import Channel, Json, User, View
from workspace.replies import answer
from workspace.triggers import ResponseUrl

if TYPE_CHECKING:
    from workspace.workspace import Workspace

REFUSED = "invalid_command_response"
TROUBLE = "We had some trouble connecting. Try again?"


def command_answered(
    workspace: "Workspace", user: User, channel: Channel, line: str, ack: Ack
) -> Ack:
    """Show a command's immediate answer, or Slack's note that there was none."""
    if ack.acknowledged and ack.payload:
        if ack.payload.get("response_type") == "in_channel":
            workspace.posting.post(channel.id, user.id, line)
        try:
            answer(workspace, ResponseUrl(user.id, channel.id, None, 0.0), ack.payload)
        except SlackError:
            ack = replace(ack, error=REFUSED)
    if ack.error:
        text = f'{line.split(maxsplit=1)[0]} failed with the error "{ack.error}"'
        workspace.posting.whisper(channel.id, user.id, text, user="USLACKBOT")
    return ack


def submission_answered(workspace: "Workspace", user: User, view: View, ack: Ack) -> Ack:
    """Close, change or reject the view, as the acknowledgement's `response_action` says.

    An answer that Slack cannot use leaves the form open and says that there was trouble; the
    outcome's `error` then says what was wrong with the answer.
    """
    try:
        if ack.acknowledged:
            _respond(workspace, user, view, ack.payload)
    except ViewRefused as refusal:
        ack = replace(ack, error=str(refusal))
    if ack.error:
        workspace.modals.reject(view, {"": TROUBLE})
    return ack


def _respond(workspace: "Workspace", user: User, view: View, payload: Json) -> None:
    modals = workspace.modals
    action = payload.get("response_action")
    if action == "errors":
        modals.reject(view, _errors(view, payload.get("errors")))
    elif action == "update":
        modals.update(view, _view(payload), None)
    elif action == "push":
        modals.push(user.id, _view(payload))
    elif action == "clear":
        modals.clear(user.id)
    elif action is None:
        modals.close(view)
    else:
        raise ViewRefused(f"there is no response_action {action!r}")


def _errors(view: View, errors: object) -> dict[str, str]:
    """Errors belong to input blocks of the view, or Slack shows none of them."""
    inputs = {block["block_id"] for block in view.blocks if block["type"] == "input"}
    if not isinstance(errors, dict) or not errors or not inputs.issuperset(errors):
        raise ViewRefused("errors must name input blocks of the view")
    return errors


def _view(payload: Json) -> Json:
    view: Json = payload.get("view") or {}
    if problems := problems_of_view(view):
        raise ViewRefused("; ".join(problems))
    return view
