"""What Slack does with an acknowledgement, and what a person sees when there is none."""

from dataclasses import replace
from typing import TYPE_CHECKING

from workspace.deliveries import Ack
from workspace.modals import ViewRefused
from workspace.model import Channel, User, View
from workspace.replies import answer
from workspace.triggers import ResponseUrl

if TYPE_CHECKING:
    from workspace.workspace import Workspace

TROUBLE = "We had some trouble connecting. Try again?"


def command_answered(
    workspace: "Workspace", user: User, channel: Channel, line: str, ack: Ack
) -> Ack:
    """Show a command's immediate answer, or Slack's note that there was none."""
    name = line.split(maxsplit=1)[0]
    if not ack.acknowledged:
        text = f'{name} failed with the error "{ack.error}"'
        workspace.posting.whisper(channel.id, user.id, text, user="USLACKBOT")
        return ack
    if not ack.payload:
        return ack
    if ack.payload.get("response_type") == "in_channel":
        workspace.posting.post(channel.id, user.id, line)
    place = ResponseUrl(user.id, channel.id, None, None, 0.0)
    answer(workspace, place, ack.payload)
    return ack


def submission_answered(workspace: "Workspace", user: User, view: View, ack: Ack) -> Ack:
    """Close, change or reject the view, as the acknowledgement's `response_action` says."""
    modals = workspace.modals
    if not ack.acknowledged:
        modals.reject(view, {"": TROUBLE})
        return ack
    action = ack.payload.get("response_action")
    try:
        if action == "errors":
            modals.reject(view, ack.payload["errors"])
        elif action == "update":
            modals.update(view, ack.payload["view"], None)
        elif action == "push":
            modals.push(user.id, ack.payload["view"])
        elif action == "clear":
            modals.clear(user.id)
        else:
            modals.close(view)
    except ViewRefused as refusal:
        modals.reject(view, {"": TROUBLE})
        return replace(ack, error=str(refusal))
    return ack
