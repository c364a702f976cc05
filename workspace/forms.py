"""Interactive elements: what they hold, what a person may put in, what Slack's client refuses.

`state.values` has the shape of https://docs.slack.dev/reference/views: block id → action id →
`{"type": …, <the element's own key>: value}`, seeded from the elements' `initial_*` fields.
"""

from collections.abc import Iterator
from datetime import date, datetime, time
from typing import Any

from workspace.model import Channel, Json
from workspace.state import State

Inputs = dict[tuple[str, str], Any]


class CannotDo(Exception):
    """A person could not do this in Slack: the message says why."""


# Element type → (key in state.values, field that seeds it)
STATEFUL = {
    "plain_text_input": ("value", "initial_value"),
    "email_text_input": ("value", "initial_value"),
    "url_text_input": ("value", "initial_value"),
    "number_input": ("value", "initial_value"),
    "rich_text_input": ("rich_text_value", "initial_value"),
    "static_select": ("selected_option", "initial_option"),
    "external_select": ("selected_option", "initial_option"),
    "radio_buttons": ("selected_option", "initial_option"),
    "multi_static_select": ("selected_options", "initial_options"),
    "multi_external_select": ("selected_options", "initial_options"),
    "checkboxes": ("selected_options", "initial_options"),
    "users_select": ("selected_user", "initial_user"),
    "multi_users_select": ("selected_users", "initial_users"),
    "channels_select": ("selected_channel", "initial_channel"),
    "multi_channels_select": ("selected_channels", "initial_channels"),
    "conversations_select": ("selected_conversation", "initial_conversation"),
    "multi_conversations_select": ("selected_conversations", "initial_conversations"),
    "datepicker": ("selected_date", "initial_date"),
    "timepicker": ("selected_time", "initial_time"),
    "datetimepicker": ("selected_date_time", "initial_date_time"),
    "file_input": ("files", "initial_files"),
}
TEXTS = {"plain_text_input", "email_text_input", "url_text_input", "number_input"}
SEVERAL = {key for key in STATEFUL if key.startswith("multi_")} | {"checkboxes", "file_input"}


def elements(blocks: list[Json]) -> Iterator[tuple[Json, Json]]:
    """Every interactive element with its block, in the order of the screen."""
    for block in blocks:
        found = [block.get("accessory"), block.get("element"), *block.get("elements", [])]
        for element in found:
            if isinstance(element, dict) and "action_id" in element:
                yield block, element


def find_element(blocks: list[Json], action_id: str, block_id: str | None) -> tuple[Json, Json]:
    """The element with this action id (in this block, if one is given)."""
    for block, element in elements(blocks):
        if element["action_id"] == action_id and block_id in (None, block["block_id"]):
            return block, element
    known = ", ".join(element["action_id"] for _, element in elements(blocks)) or "none"
    raise CannotDo(f"there is nothing with action_id {action_id!r} here; there is: {known}")


def find_input(blocks: list[Json], name: str) -> tuple[Json, Json]:
    """The element that `name` means: an action id, or the id of a block that has one element."""
    for block, element in elements(blocks):
        if name in (element["action_id"], block["block_id"]):
            return block, element
    known = ", ".join(element["action_id"] for _, element in elements(blocks)) or "none"
    raise CannotDo(f"there is no field {name!r} here; there is: {known}")


def held(block: Json, element: Json, inputs: Inputs) -> Any:
    """What the element holds now: what the person put in, else what the app put there."""
    key = (block["block_id"], element["action_id"])
    if key in inputs:
        return inputs[key]
    initial = element.get(STATEFUL[element["type"]][1])
    return initial if initial is not None or element["type"] not in SEVERAL else []


def state_values(blocks: list[Json], inputs: Inputs) -> Json:
    """`state.values` for a view or a message."""
    values: Json = {}
    for block, element in elements(blocks):
        if element["type"] in STATEFUL:
            key = STATEFUL[element["type"]][0]
            entry = {"type": element["type"], key: held(block, element, inputs)}
            values.setdefault(block["block_id"], {})[element["action_id"]] = entry
    return values


def kept(inputs: Inputs, blocks: list[Json]) -> Inputs:
    """What stays of a person's input when the app changes the view: fields with the same ids."""
    present = {(block["block_id"], element["action_id"]) for block, element in elements(blocks)}
    return {key: value for key, value in inputs.items() if key in present}


def incomplete(blocks: list[Json], inputs: Inputs) -> dict[str, str]:
    """Block id → why Slack's client does not send the form."""
    errors = {}
    for block, element in elements(blocks):
        if block["type"] == "input" and (error := _fault(block, element, inputs)):
            errors[block["block_id"]] = error
    return errors


def _fault(block: Json, element: Json, inputs: Inputs) -> str | None:
    value = held(block, element, inputs)
    if value in (None, "", []):
        return None if block.get("optional") else "Please complete this required field."
    if element["type"] == "plain_text_input":
        if len(value) < element.get("min_length", 0):
            return f"Must be at least {element['min_length']} characters."
        if len(value) > element.get("max_length", 3000):
            return f"Must be at most {element.get('max_length', 3000)} characters."
    if element["type"] == "number_input":
        return _number_fault(element, value)
    return None


def _number_fault(element: Json, text: str) -> str | None:
    try:
        number = float(text)
    except ValueError:
        return "Must be a number."
    if not element.get("is_decimal_allowed") and not number.is_integer():
        return "Must be a whole number."
    if number < float(element.get("min_value", "-inf")):
        return f"Must be at least {element['min_value']}."
    if number > float(element.get("max_value", "inf")):
        return f"Must be at most {element['max_value']}."
    return None


def put(element: Json, value: Any, state: State) -> Any:
    """`value` as a person gives it (an option's text, a handle, a date) → what Slack keeps."""
    kind = element["type"]
    if kind in SEVERAL:
        return [_put_one(element, kind, entry, state) for entry in value or []]
    return None if value is None else _put_one(element, kind, value, state)


def _put_one(element: Json, kind: str, value: Any, state: State) -> Any:
    if "options" in element or "option_groups" in element:
        return option(element, value)
    if kind.endswith("users_select"):
        return _user_id(value, state)
    if kind.endswith(("channels_select", "conversations_select")):
        return conversation(state, value).id
    return str(value) if kind in TEXTS else _moment(value)


def _moment(value: Any) -> Any:
    """Dates and times as Slack writes them: epoch seconds, YYYY-MM-DD, HH:MM."""
    if isinstance(value, datetime):
        return int(value.timestamp())
    if isinstance(value, date):
        return value.isoformat()
    return value.strftime("%H:%M") if isinstance(value, time) else value


def option(element: Json, wanted: Any) -> Json:
    """The option with this value or this text."""
    groups = element.get("option_groups", [])
    options = [*element.get("options", []), *(o for g in groups for o in g["options"])]
    for entry in options:
        if wanted == entry or wanted in (entry.get("value"), entry["text"]["text"]):
            return dict(entry)
    known = ", ".join(entry["text"]["text"] for entry in options)
    raise CannotDo(f"there is no option {wanted!r}; there is: {known}")


def _user_id(value: str, state: State) -> str:
    return value if value in state.users else state.user_named(value.removeprefix("@")).id


def conversation(state: State, channel: str) -> Channel:
    """The channel that a person names; CannotDo when there is none."""
    try:
        return state.channel_named(channel)
    except KeyError as error:
        raise CannotDo(error.args[0]) from error
