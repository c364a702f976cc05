"""The names that labels, tests and screen readers find a field by."""

from typing import Any

from workspace.model import Json
from workspace.page.blocks.surface import Surface


def field_id(block: Json, element: Json) -> str:
    """The HTML id of a form's field."""
    return f"field-{block['block_id']}-{element['action_id']}"


def placeholder(element: Json) -> str | None:
    """The words in an empty field."""
    words: Json = element.get("placeholder") or {}
    return words.get("text")


def field_names(surface: Surface, block: Json, element: Json) -> dict[str, Any]:
    """What every control carries: its id, its test id, its name and whether it is at fault."""
    named: dict[str, Any] = {
        "data_testid": f"field-{element['action_id']}",
        "aria_invalid": "true" if block["block_id"] in surface.errors else None,
    }
    if block["type"] == "input":
        return named | {"id": field_id(block, element)}
    return named | {"aria_label": placeholder(element) or element["action_id"]}
