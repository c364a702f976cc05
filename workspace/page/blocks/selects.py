"""Selects: one or several of many, found by typing.

https://docs.slack.dev/reference/block-kit/block-elements/select-menu-element
"""

from typing import Any

from nicegui import ui
from nicegui.events import GenericEventArguments, ValueChangeEventArguments

from workspace.model import Json
from workspace.page.blocks.confirm import confirmed
from workspace.page.blocks.names import field_names, placeholder
from workspace.page.blocks.surface import Surface
from workspace.page.text.emoji import with_emoji

# What a select holds for one thing that is offered: an option, or an id.
Held = Any


def draw_select(surface: Surface, block: Json, element: Json) -> None:
    """A select of any kind. `offers` maps the key of each offer to its words and what is held."""
    several = element["type"].startswith("multi_")
    offers = _offers(surface, element)
    held = surface.held(block, element)
    chosen = [held] if held and not several else held or []
    for entry in chosen:
        offers.setdefault(_key(entry), (_words(entry), entry))
    keys = [_key(entry) for entry in chosen]

    async def choose(event: ValueChangeEventArguments[Any]) -> None:
        _prompt(shown, element)
        picked = [offers[key][1] for key in (event.value if several else [event.value]) if key]
        if await confirmed(surface.reader, element):
            await surface.put(block, element, picked if several else next(iter(picked), None))

    shown = ui.select(
        {key: words for key, (words, _) in offers.items()},
        value=keys if several else next(iter(keys), None),
        on_change=choose,
        with_input=True,
        multiple=several,
        clearable=several or bool(block.get("optional")),
    )
    shown.props("outlined dense options-dense hide-bottom-space")
    shown.props("behavior=menu popup-content-class=options transition-duration=90")
    shown.classes("select")
    _name(shown, surface, block, element, several=several)
    _prompt(shown, element)
    if "external" in element["type"]:
        _suggest(surface, block, element, shown, offers)


def _name(shown: ui.select, surface: Surface, block: Json, element: Json, *, several: bool) -> None:
    names = {key.replace("_", "-"): v for key, v in field_names(surface, block, element).items()}
    shown.props["for"] = names.pop("id", None) or shown.html_id
    for key, value in names.items():
        if value is not None:
            shown.props[key] = value
    if several:
        shown.props("use-chips")
        if element.get("max_selected_items"):
            shown.props["max-values"] = element["max_selected_items"]


def _prompt(shown: ui.select, element: Json) -> None:
    """The words in the field, as long as nothing is chosen."""
    words = None if shown.value else placeholder(element) or "Choose"
    shown.props.set_optional("placeholder", words)


def _suggest(
    surface: Surface,
    block: Json,
    element: Json,
    shown: ui.select,
    offers: dict[str, tuple[str, Held]],
) -> None:
    """Ask the app for options as the person types."""
    least = int(element.get("min_query_length", 3))

    async def ask(typed: str) -> None:
        if len(typed) < least:
            return
        options = await surface.suggestions(block, element, typed)
        offers.update({_key(option): (_words(option), option) for option in options})
        listed = {_key(option): _words(option) for option in options}
        chosen = shown.value if isinstance(shown.value, list) else [shown.value]
        listed |= {key: offers[key][0] for key in chosen if key}
        shown.set_options(listed)

    def typed(event: GenericEventArguments) -> Any:
        return ask(event.args or "")

    shown.on("input-value", typed, throttle=0.2, leading_events=False)
    shown.on("focus", lambda: ask(""), args=[])


def _offers(surface: Surface, element: Json) -> dict[str, tuple[str, Held]]:
    kind = element["type"].removeprefix("multi_")
    if kind == "users_select":
        return {key: (name, key) for key, name in surface.choices.users.items()}
    if kind in ("channels_select", "conversations_select"):
        return {key: (f"# {name}", key) for key, name in surface.choices.channels.items()}
    offers = {_key(option): (_words(option), option) for option in element.get("options", [])}
    for group in element.get("option_groups", []):
        for option in group["options"]:
            words = f"{group['label']['text']} › {_words(option)}"
            offers[_key(option)] = (words, option)
    return offers


def _key(entry: Held) -> str:
    return str(entry["value"] if isinstance(entry, dict) else entry)


def _words(entry: Held) -> str:
    return with_emoji(entry["text"]["text"]) if isinstance(entry, dict) else str(entry)
