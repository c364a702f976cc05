"""Block Kit that the tests use, as plain JSON."""

from typing import Any

Json = dict[str, Any]


def plain(text: str) -> Json:
    return {"type": "plain_text", "text": text}


def section(text: str = "Words", **rest: Any) -> Json:
    return {"type": "section", "text": {"type": "mrkdwn", "text": text}, **rest}


def button(action_id: str, text: str = "Press", **rest: Any) -> Json:
    return {"type": "button", "action_id": action_id, "text": plain(text), **rest}


def actions(*elements: Json, **rest: Any) -> Json:
    return {"type": "actions", "elements": list(elements), **rest}


def option(value: str, text: str | None = None) -> Json:
    return {"text": plain(text or value.title()), "value": value}


def select(action_id: str, *values: str, **rest: Any) -> Json:
    options = [option(value) for value in values]
    return {"type": "static_select", "action_id": action_id, "options": options, **rest}


def text_input(action_id: str, **rest: Any) -> Json:
    return {"type": "plain_text_input", "action_id": action_id, **rest}


def field(block_id: str, element: Json, **rest: Any) -> Json:
    label = plain(block_id.title())
    return {"type": "input", "block_id": block_id, "label": label, "element": element, **rest}


def modal(title: str, *blocks: Json, **rest: Any) -> Json:
    base: Json = {"type": "modal", "title": plain(title), "blocks": list(blocks)}
    if any(block["type"] == "input" for block in blocks):
        base["submit"] = plain("Send")
    return base | rest


def home(*blocks: Json) -> Json:
    return {"type": "home", "blocks": list(blocks)}
