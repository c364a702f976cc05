"""Blocks that show: header, section, context, divider, image, texts, table.

https://docs.slack.dev/reference/block-kit/blocks
"""

from collections.abc import Callable

from workspace.model import Json
from workspace.page.blocks.elements import draw_element
from workspace.page.blocks.inputs import draw_input
from workspace.page.blocks.surface import Surface
from workspace.page.blocks.words import text_html
from workspace.page.tags import safe_html, tag
from workspace.page.text.markdown import markdown
from workspace.page.text.mrkdwn import plain_text
from workspace.page.text.reader import Reader
from workspace.page.text.rich_text import rich_text


def draw_blocks(surface: Surface, blocks: list[Json]) -> None:
    """The blocks, one below the other; one that this page does not know is named, not hidden."""
    for block in blocks:
        draw_block(surface, block)


def draw_block(surface: Surface, block: Json) -> None:
    """One block."""
    with tag("div", classes=f"kit kit-{block['type']}") as holder:
        if block.get("block_id"):
            holder.props["data-testid"] = f"block-{block['block_id']}"
        _BLOCKS.get(block["type"], _unknown)(surface, block)


def _header(surface: Surface, block: Json) -> None:
    safe_html(text_html(surface.reader, block["text"]), "header-text", "h3")


def _section(surface: Surface, block: Json) -> None:
    accessory = block.get("accessory")
    with tag("div", classes="section"):
        with tag("div", classes="section-words"):
            if block.get("text"):
                safe_html(text_html(surface.reader, block["text"]), "words")
            if block.get("fields"):
                with tag("div", classes="fields"):
                    for field in block["fields"]:
                        safe_html(text_html(surface.reader, field), "words")
        if accessory:
            with tag("div", classes="accessory"):
                draw_element(surface, block, accessory)


def _context(surface: Surface, block: Json) -> None:
    for element in block["elements"]:
        if element["type"] == "image":
            draw_element(surface, block, element)
        else:
            safe_html(text_html(surface.reader, element), "words")


def _divider(_: Surface, __: Json) -> None:
    tag("hr")


def _actions(surface: Surface, block: Json) -> None:
    for element in block["elements"]:
        draw_element(surface, block, element)


def _image(surface: Surface, block: Json) -> None:
    if block.get("title"):
        safe_html(text_html(surface.reader, block["title"]), "image-title")
    draw_element(surface, block, block)


def _rich_text(surface: Surface, block: Json) -> None:
    safe_html(rich_text(surface.reader, block), "words")


def _markdown(_: Surface, block: Json) -> None:
    safe_html(markdown(block["text"]), "words document")


def _table(surface: Surface, block: Json) -> None:
    settings = block.get("column_settings") or []
    with tag("div", classes="table-holder"), tag("table"):
        for number, row in enumerate(block["rows"]):
            with tag("tr"):
                for column, cell in enumerate(row):
                    setting = (settings[column] if column < len(settings) else None) or {}
                    align = setting.get("align", "left")
                    wrap = "wrap" if setting.get("is_wrapped") else "no-wrap"
                    with tag("td" if number else "th", classes=f"align-{align} {wrap}"):
                        safe_html(_cell(surface.reader, cell), "words")


def _cell(reader: Reader, cell: Json) -> str:
    if cell["type"] == "rich_text":
        return rich_text(reader, cell)
    return plain_text(str(cell.get("text", cell.get("value", ""))), emoji=False)


def _unknown(_: Surface, block: Json) -> None:
    tag("p", f"A block of type {block['type']}, which this workspace does not show.", "muted")


_BLOCKS: dict[str, Callable[[Surface, Json], None]] = {
    "header": _header,
    "section": _section,
    "context": _context,
    "divider": _divider,
    "actions": _actions,
    "input": draw_input,
    "image": _image,
    "rich_text": _rich_text,
    "markdown": _markdown,
    "table": _table,
}
