"""views.open, views.push, views.update and views.publish."""

from workspace.api.call import Call, SlackError, invalid_arguments, method
from workspace.limits.surfaces import is_too_large, problems_of_view
from workspace.modals import ViewRefused
from workspace.model import Json, View
from workspace.triggers import Trigger, TriggerRefused


@method("views.open")
async def views_open(call: Call) -> Json:
    body = view_argument(call, "modal")
    trigger = _trigger(call)
    try:
        return _answer(call, call.workspace.modals.open(trigger.user, body))
    except ViewRefused as refusal:
        raise SlackError(str(refusal)) from None


@method("views.push")
async def views_push(call: Call) -> Json:
    body = view_argument(call, "modal")
    trigger = _trigger(call)
    try:
        return _answer(call, call.workspace.modals.push(trigger.user, body))
    except ViewRefused as refusal:
        raise SlackError(str(refusal)) from None


@method("views.update")
async def views_update(call: Call) -> Json:
    body = view_argument(call, "modal")
    modals = call.workspace.modals
    if call.text("view_id") and call.text("external_id"):
        raise invalid_arguments("[ERROR] Cannot provide both `view_id` and `external_id`")
    try:
        view = modals.find(call.text("view_id") or None, call.text("external_id") or None)
        return _answer(call, modals.update(view, body, call.text("hash") or None))
    except ViewRefused as refusal:
        raise SlackError(str(refusal)) from None


@method("views.publish")
async def views_publish(call: Call) -> Json:
    body = view_argument(call, "home")
    user = call.workspace.state.users.get(call.required("user_id"))
    if user is None:
        raise invalid_arguments("invalid `user_id`")
    if not call.workspace.manifest.home_tab:
        raise SlackError("not_enabled")
    try:
        view = call.workspace.modals.publish(user.id, body, call.text("hash") or None)
    except ViewRefused as refusal:
        raise SlackError(str(refusal)) from None
    return _answer(call, view)


def view_argument(call: Call, kind: str) -> Json:
    """The view, if Slack takes it; `kind` is "modal" or "home"."""
    view = call.structure("view", "invalid_arguments")
    if not isinstance(view, dict):
        raise invalid_arguments("[ERROR] missing required field: view")
    if is_too_large(view):
        raise SlackError("view_too_large")
    problems = problems_of_view(view)
    if not problems and view["type"] != kind:
        problems = [f"unsupported type: {view['type']} [json-pointer:/view/type]"]
    if problems:
        raise invalid_arguments(*[f"[ERROR] {problem}" for problem in problems])
    return view


def _trigger(call: Call) -> Trigger:
    try:
        return call.workspace.triggers.exchange(call.required("trigger_id"))
    except TriggerRefused as refusal:
        raise SlackError(str(refusal)) from None


def _answer(call: Call, view: View) -> Json:
    return {"view": call.workspace.payloads.view(view)}
