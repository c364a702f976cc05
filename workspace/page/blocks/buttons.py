"""Buttons, the overflow menu, and the question that may come before either.

https://docs.slack.dev/reference/block-kit/block-elements/button-element
"""

from collections.abc import Awaitable, Callable

from nicegui import ui
from nicegui.element import Element

from workspace.model import Json
from workspace.page.blocks.confirm import confirmed
from workspace.page.blocks.surface import Surface
from workspace.page.tags import Tag, button, icon, menu, tag
from workspace.page.text.emoji import with_emoji


def draw_button(surface: Surface, block: Json, element: Json) -> None:
    """A button; one with an address is a link, and tells the app as well."""
    words = with_emoji(element["text"]["text"])
    label = element.get("accessibility_label")
    style = f"action {element.get('style', 'plain')}"
    testid = f"button-{element['action_id']}"
    address = element.get("url", "")
    if address.startswith(("http://", "https://")):
        shown = tag(
            "a",
            words,
            style,
            href=address,
            target="_blank",
            data_testid=testid,
            rel="noopener noreferrer",
            aria_label=label,
        )
    else:
        shown = button(words, style, data_testid=testid, aria_label=label)
    once(shown, lambda: _press(surface, block, element))


def once(
    shown: Tag,
    work: Callable[[], Awaitable[None]],
    source: Element | None = None,
    event: str = "click",
) -> None:
    """Run `work` at a click (or at `event` of `source`); meanwhile the button takes no other."""

    async def click() -> None:
        if "busy" in shown.classes:
            return
        shown.classes("busy")
        shown.props["aria-busy"] = "true"
        try:
            await work()
        finally:
            if not shown.is_deleted:
                shown.classes(remove="busy")
                shown.props.pop("aria-busy", None)

    (source or shown).on(event, click, args=[])


def draw_overflow(surface: Surface, block: Json, element: Json) -> None:
    """A menu behind three dots."""
    with button(
        classes="action plain overflow",
        aria_label="More actions",
        data_testid=f"button-{element['action_id']}",
    ) as opener:
        icon("more_horiz")
        with menu():
            for option in element["options"]:
                _overflow_item(surface, block, element, option)
    opener.props["aria-haspopup"] = "menu"


def _overflow_item(surface: Surface, block: Json, element: Json, option: Json) -> None:
    async def choose() -> None:
        if await confirmed(surface.reader, element):
            await surface.act(block, element, option["value"])

    with ui.menu_item(on_click=choose), tag("span"):
        tag("span", with_emoji(option["text"]["text"]))
        if option.get("description"):
            tag("small", option["description"]["text"])


async def _press(surface: Surface, block: Json, element: Json) -> None:
    if await confirmed(surface.reader, element):
        await surface.act(block, element)
