"""Pickers of a date, a time of day, and a moment.

https://docs.slack.dev/reference/block-kit/block-elements/date-picker-element
"""

from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any

from nicegui.events import GenericEventArguments

from workspace.model import Json
from workspace.page.blocks.confirm import confirmed
from workspace.page.blocks.names import field_names
from workspace.page.blocks.surface import Surface
from workspace.page.tags import Tag, tag

_EMIT_VALUE = "(event) => emit(event.target.value)"


def draw_date(surface: Surface, block: Json, element: Json) -> None:
    """A calendar day, as YYYY-MM-DD."""
    picker = _picker(surface, block, element, "date", surface.held(block, element))
    _listen(surface, block, element, picker, str)


def draw_time(surface: Surface, block: Json, element: Json) -> None:
    """A time of day, as HH:MM."""
    picker = _picker(surface, block, element, "time", surface.held(block, element))
    _listen(surface, block, element, picker, str)


def draw_moment(surface: Surface, block: Json, element: Json) -> None:
    """A moment, held in seconds since 1970, shown and read in the person's zone."""
    zone = surface.reader.zone
    seconds = surface.held(block, element)
    shown = None
    if seconds is not None:
        shown = f"{datetime.fromtimestamp(seconds, UTC).astimezone(zone):%Y-%m-%dT%H:%M}"

    def moment(text: str) -> int:
        return int(datetime.fromisoformat(text).replace(tzinfo=zone).timestamp())

    picker = _picker(surface, block, element, "datetime-local", shown)
    _listen(surface, block, element, picker, moment)


def _picker(surface: Surface, block: Json, element: Json, kind: str, shown: str | None) -> Tag:
    names = field_names(surface, block, element)
    return tag("input", classes="field picker", type=kind, defaultValue=shown or "", **names)


def _listen(
    surface: Surface, block: Json, element: Json, picker: Tag, parse: Callable[[str], Any]
) -> None:
    async def chosen(event: GenericEventArguments) -> None:
        value = parse(event.args) if event.args else None
        if await confirmed(surface.reader, element):
            await surface.put(block, element, value)

    picker.on("change", chosen, js_handler=_EMIT_VALUE)
