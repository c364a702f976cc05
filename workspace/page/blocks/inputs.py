"""The input block: a label, a field, a hint and what is wrong with it.

https://docs.slack.dev/reference/block-kit/blocks/input-block
"""

from workspace.model import Json
from workspace.page.blocks.elements import draw_element
from workspace.page.blocks.names import field_id
from workspace.page.blocks.surface import Surface
from workspace.page.tags import icon, tag
from workspace.page.text.emoji import with_emoji

_SEVERAL_CONTROLS = ("radio_buttons", "checkboxes", "file_input")


def draw_input(surface: Surface, block: Json) -> None:
    """A field of a form; its name, hint and error are tied to it for screen readers."""
    error = surface.errors.get(block["block_id"])
    element = block["element"]
    group = element["type"] in _SEVERAL_CONTROLS
    with tag("fieldset" if group else "div", classes=f"input{' wrong' if error else ''}"):
        with tag("legend" if group else "label", with_emoji(block["label"]["text"])) as label:
            if not group:
                label.props["for"] = field_id(block, element)
            if block.get("optional"):
                tag("span", "optional", "optional")
        draw_element(surface, block, element)
        if block.get("hint"):
            tag("p", with_emoji(block["hint"]["text"]), "input-hint")
        if error:
            with tag("p", classes="input-error", role="alert"):
                icon("error_outline")
                tag("span", error, data_testid=f"error-{block['block_id']}")
