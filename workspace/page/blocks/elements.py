"""An element of a block → the family that draws it."""

from collections.abc import Callable

from workspace.model import Json
from workspace.page.blocks.buttons import draw_button, draw_overflow
from workspace.page.blocks.choices import draw_checkboxes, draw_radio
from workspace.page.blocks.fields import draw_field
from workspace.page.blocks.files import draw_files
from workspace.page.blocks.pickers import draw_date, draw_moment, draw_time
from workspace.page.blocks.pictures import draw_image
from workspace.page.blocks.selects import draw_select
from workspace.page.blocks.surface import Surface
from workspace.page.tags import tag

_SELECTS = ("static", "external", "users", "channels", "conversations")

_ELEMENTS: dict[str, Callable[[Surface, Json, Json], None]] = {
    "button": draw_button,
    "overflow": draw_overflow,
    "image": draw_image,
    "radio_buttons": draw_radio,
    "checkboxes": draw_checkboxes,
    "datepicker": draw_date,
    "timepicker": draw_time,
    "datetimepicker": draw_moment,
    "plain_text_input": draw_field,
    "email_text_input": draw_field,
    "url_text_input": draw_field,
    "number_input": draw_field,
    "file_input": draw_files,
    **{f"{kind}_select": draw_select for kind in _SELECTS},
    **{f"multi_{kind}_select": draw_select for kind in _SELECTS},
}


def draw_element(surface: Surface, block: Json, element: Json) -> None:
    """The element; one that this page does not know is named, not hidden."""
    draw = _ELEMENTS.get(element["type"], _unknown)
    draw(surface, block, element)


def _unknown(_: Surface, __: Json, element: Json) -> None:
    tag("p", f"An element of type {element['type']}, which this workspace does not show.", "muted")
