"""The parts of Block Kit, as the plain values that Slack is sent.

A text over Slack's limit is shortened visibly, so that Slack never refuses a message for it; where
the whole must be reachable, a view cuts sooner and shows the way.
https://docs.slack.dev/reference/block-kit
"""

from collections.abc import Mapping, Sequence
from typing import Any

from bot.domain.cases import shorten
from handlers.views.text import HEADER, LABEL, SECTION

_FIELD = 2000  # in a section's columns, in a context, as an input's label or hint
_QUESTION, _ASKED, _YES_NO = 100, 300, 30  # before a button takes effect

Block = dict[str, Any]
Blocks = list[Block]
Element = dict[str, Any]
Text = dict[str, Any]


def mrkdwn(text: str, most: int, *, verbatim: bool = False) -> Text:
    """Text with Slack's marks. `verbatim`: Slack makes no link or mention of a plain word."""
    shown: Text = {"type": "mrkdwn", "text": shorten(text, most)}
    return shown | {"verbatim": True} if verbatim else shown


def plain(text: str, most: int = _FIELD) -> Text:
    return {"type": "plain_text", "text": shorten(text, most)}


def header(text: str) -> Block:
    return {"type": "header", "text": plain(text, HEADER)}


def section(
    text: str,
    *,
    fields: Sequence[str] = (),
    accessory: Element | None = None,
    block_id: str | None = None,
    verbatim: bool = False,
) -> Block:
    """A paragraph, escaped already; `fields` stand under it in two columns."""
    block: Block = {"type": "section", "text": mrkdwn(text, SECTION, verbatim=verbatim)}
    if fields:
        block["fields"] = [mrkdwn(field, _FIELD) for field in fields]
    if accessory:
        block["accessory"] = accessory
    return _named(block, block_id)


def context(*texts: str, block_id: str | None = None, verbatim: bool = False) -> Block:
    """Lines in small print, escaped already."""
    elements = [mrkdwn(text, _FIELD, verbatim=verbatim) for text in texts]
    return _named({"type": "context", "elements": elements}, block_id)


def divider() -> Block:
    return {"type": "divider"}


def actions(elements: Sequence[Element], block_id: str | None = None) -> Block:
    """A row of buttons and menus."""
    return _named({"type": "actions", "elements": list(elements)}, block_id)


def button(
    label: str,
    action_id: str,
    value: str | None = None,
    *,
    style: str | None = None,
    confirm: Element | None = None,
) -> Element:
    """`style`: `primary` or `danger`. `confirm`: what is asked before it takes effect."""
    element = {"type": "button", "text": plain(label, LABEL), "action_id": action_id}
    return _with(element, value=value, style=style, confirm=confirm)


def confirm(title: str, text: str, *, yes: str, no: str, style: str | None = None) -> Element:
    """The question before a button takes effect; `style` is that of its yes."""
    asked = {
        "title": plain(title, _QUESTION),
        "text": plain(text, _ASKED),
        "confirm": plain(yes, _YES_NO),
        "deny": plain(no, _YES_NO),
    }
    return _with(asked, style=style)


def option(value: str, label: str) -> Element:
    return {"value": value, "text": plain(label, LABEL)}


def menu(action_id: str, ways: Mapping[str, str]) -> Element:
    """The three dots: labels by the values that a handler gets."""
    options = [option(value, label) for value, label in ways.items()]
    return {"type": "overflow", "action_id": action_id, "options": options}


def _named(block: Block, block_id: str | None) -> Block:
    return block | {"block_id": block_id} if block_id else block


def _with(element: Element, **rest: Any) -> Element:
    return element | {name: value for name, value in rest.items() if value}
