"""Fields that people type in: text, number, e-mail, address.

https://docs.slack.dev/reference/block-kit/block-elements/plain-text-input-element
"""

from nicegui.events import GenericEventArguments

from workspace.model import Json
from workspace.page.blocks.names import field_names, placeholder
from workspace.page.blocks.surface import Surface, is_kept
from workspace.page.tags import Tag, tag

_TYPES = {"email_text_input": "email", "url_text_input": "url"}
_EMIT_TEXT = "(event) => emit(event.target.value)"
_EMIT_ON_ENTER = """(event) => {
    if (event.key !== 'Enter' || event.shiftKey || event.isComposing) return;
    event.preventDefault();
    emit(event.target.value);
}"""


def draw_field(surface: Surface, block: Json, element: Json) -> None:
    """A text field. It starts with what is held and then belongs to the browser, so that nothing
    types over what a person is writing."""
    area = bool(element.get("multiline"))
    field = tag(
        "textarea" if area else "input",
        classes="field",
        type=None if area else _TYPES.get(element["type"], "text"),
        rows=4 if area else None,
        inputmode="decimal" if element["type"] == "number_input" else None,
        placeholder=placeholder(element),
        defaultValue=surface.held(block, element) or "",
        data_autofocus="" if element.get("focus_on_load") else None,
        autocomplete="off",
        **field_names(surface, block, element),
    )
    _listen(surface, block, element, field)


def _listen(surface: Surface, block: Json, element: Json, field: Tag) -> None:
    def typed(event: GenericEventArguments) -> None:
        surface.fill(block, event.args)

    async def told(event: GenericEventArguments) -> None:
        await surface.act(block, element, event.args)

    field.on("input", typed, js_handler=_EMIT_TEXT)
    if is_kept(block):
        return
    config = element.get("dispatch_action_config") or {}
    triggers = config.get("trigger_actions_on") or ["on_enter_pressed"]
    if "on_character_entered" in triggers:
        field.on("input", told, js_handler=_EMIT_TEXT, throttle=0.3, leading_events=False)
    if "on_enter_pressed" in triggers:
        field.on("keydown", told, js_handler=_EMIT_ON_ENTER)
