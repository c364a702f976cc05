"""Choices that are all in sight: radio buttons and checkboxes.

https://docs.slack.dev/reference/block-kit/block-elements/radio-button-group-element
"""

from nicegui.events import GenericEventArguments

from workspace.model import Json
from workspace.page.blocks.confirm import confirmed
from workspace.page.blocks.names import field_id
from workspace.page.blocks.surface import Surface
from workspace.page.blocks.words import text_html
from workspace.page.tags import Tag, safe_html, tag

_EMIT_CHECKED = "(event) => emit(event.target.checked)"


def draw_radio(surface: Surface, block: Json, element: Json) -> None:
    """One of a few."""
    held = surface.held(block, element)

    async def choose(option: Json) -> None:
        if await confirmed(surface.reader, element):
            await surface.put(block, element, option)

    with tag("div", classes="choices", role="radiogroup", **_names(block, element)):
        for option in element["options"]:
            control = _option(surface, block, element, option, "radio", checked=option == held)
            control.on("change", lambda option=option: choose(option), args=[])


def draw_checkboxes(surface: Surface, block: Json, element: Json) -> None:
    """Any of a few."""
    held: list[Json] = list(surface.held(block, element) or [])

    async def tick(option: Json, event: GenericEventArguments) -> None:
        held[:] = [kept for kept in held if kept != option]
        if event.args:
            held.append(option)
        ordered = [kept for kept in element["options"] if kept in held]
        if await confirmed(surface.reader, element):
            await surface.put(block, element, ordered)

    with tag("div", classes="choices", role="group", **_names(block, element)):
        for option in element["options"]:
            control = _option(surface, block, element, option, "checkbox", checked=option in held)
            control.on(
                "change",
                lambda event, option=option: tick(option, event),
                js_handler=_EMIT_CHECKED,
            )


def _option(
    surface: Surface, block: Json, element: Json, option: Json, kind: str, *, checked: bool
) -> Tag:
    with tag("label", classes="choice"):
        control = tag("input", type=kind, name=field_id(block, element), checked=checked or None)
        with tag("span"):
            safe_html(text_html(surface.reader, option["text"]), "words", "span")
            if option.get("description"):
                safe_html(text_html(surface.reader, option["description"]), "about", "small")
    return control


def _names(block: Json, element: Json) -> dict[str, str]:
    return {"id": field_id(block, element), "data_testid": f"field-{element['action_id']}"}
