"""A rich_text block as HTML: https://docs.slack.dev/reference/block-kit/blocks/rich-text-block"""

import html
from collections.abc import Callable
from typing import Any

from workspace.page.text.emoji import EMOJI
from workspace.page.text.reader import Reader, broadcast, channel_link, group_mention, mention
from workspace.page.text.references import date, link

Part = dict[str, Any]

_STYLES = (("bold", "strong"), ("italic", "em"), ("strike", "s"), ("code", "code"))
_NUMBERS = ("decimal", "lower-alpha", "lower-roman")
_BULLETS = ("disc", "circle", "square")


def rich_text(reader: Reader, block: Part) -> str:
    """The block's parts, one below the other; a part of an unknown kind is left out."""
    return "".join(
        _PARTS[part["type"]](reader, part)
        for part in block.get("elements", [])
        if part.get("type") in _PARTS
    )


def _section(reader: Reader, part: Part) -> str:
    return f"<div>{_inline(reader, part)}</div>"


def _quote(reader: Reader, part: Part) -> str:
    return f"<blockquote>{_inline(reader, part)}</blockquote>"


def _preformatted(reader: Reader, part: Part) -> str:
    return f"<pre>{_inline(reader, part).replace('<br>', chr(10))}</pre>"


def _list(reader: Reader, part: Part) -> str:
    indent = min(max(int(part.get("indent", 0)), 0), 8)
    ordered = part.get("style") == "ordered"
    marker = (_NUMBERS if ordered else _BULLETS)[indent % 3]
    start = int(part.get("offset", 0)) + 1
    items = "".join(f"<li>{_inline(reader, item)}</li>" for item in part.get("elements", []))
    tag = "ol" if ordered else "ul"
    first = f' start="{start}"' if ordered and start > 1 else ""
    return f'<{tag} class="indent-{indent}" style="list-style-type:{marker}"{first}>{items}</{tag}>'


def _inline(reader: Reader, part: Part) -> str:
    return "".join(_element(reader, element) for element in part.get("elements", []))


def _element(reader: Reader, element: Part) -> str:
    kind = element.get("type")
    shown = _ELEMENTS[kind](reader, element) if kind in _ELEMENTS else ""
    style = element.get("style") or {}
    for name, tag in _STYLES:
        if style.get(name):
            shown = f"<{tag}>{shown}</{tag}>"
    return shown


def _text(_: Reader, element: Part) -> str:
    return html.escape(str(element.get("text", ""))).replace("\n", "<br>")


def _link(_: Reader, element: Part) -> str:
    address = str(element.get("url", ""))
    return link(address, str(element.get("text") or address))


def _emoji(_: Reader, element: Part) -> str:
    name = str(element.get("name", ""))
    return html.escape(EMOJI.get(name, f":{name}:"))


def _date(reader: Reader, element: Part) -> str:
    return date(
        reader,
        int(element.get("timestamp", 0)),
        str(element.get("format", "")),
        str(element.get("fallback", "")),
        str(element.get("url") or ""),
    )


_ELEMENTS: dict[str, Callable[[Reader, Part], str]] = {
    "text": _text,
    "link": _link,
    "emoji": _emoji,
    "date": _date,
    "user": lambda reader, element: mention(reader, str(element.get("user_id"))),
    "usergroup": lambda reader, element: group_mention(reader, str(element.get("usergroup_id"))),
    "channel": lambda reader, element: channel_link(reader, str(element.get("channel_id"))),
    "broadcast": lambda _, element: broadcast(str(element.get("range"))),
    "color": lambda _, element: html.escape(str(element.get("value", ""))),
}

_PARTS: dict[str, Callable[[Reader, Part], str]] = {
    "rich_text_section": _section,
    "rich_text_list": _list,
    "rich_text_preformatted": _preformatted,
    "rich_text_quote": _quote,
}
