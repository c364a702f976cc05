"""The `actions` entry of a block_actions payload, for each kind of element."""

from typing import Any

from workspace.forms import STATEFUL, option
from workspace.model import Json
from workspace.state import State


def action_payload(block: Json, element: Json, value: Any, state: State) -> Json:
    """What the click on `element` says; `value` is what is held now, or the overflow's option."""
    kind = element["type"]
    action: Json = {
        "type": kind,
        "action_id": element["action_id"],
        "block_id": block["block_id"],
        "action_ts": state.next_ts(),
    }
    for copied in ("text", "value", "style", "url", "placeholder"):
        if copied in element and kind in ("button", "workflow_button"):
            action[copied] = element[copied]
    if kind == "overflow":
        action["selected_option"] = option(element, value)
    if kind in STATEFUL:
        key, initial = STATEFUL[kind]
        action[key] = value
        if element.get(initial) is not None and initial != "initial_value":
            action[initial] = element[initial]
    return action
