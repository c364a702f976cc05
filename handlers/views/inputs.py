"""The inputs of the desk's forms, and what a person put into them.

An input's block id is the name of what it asks for, so that an error finds its field.
"""

import datetime as dt
from collections.abc import Mapping, Sequence
from typing import Any

from slack_sdk.models.blocks import (
    DatePickerElement,
    InputBlock,
    InputInteractiveElement,
    Option,
    PlainTextInputElement,
    PlainTextObject,
    StaticMultiSelectElement,
    StaticSelectElement,
    UserSelectElement,
)

from bot.domain.cases import shorten
from handlers.views.text import LABEL

Choice = tuple[str, str]  # value, label


def text_input(
    name: str,
    label: str,
    *,
    hint: str | None = None,
    optional: bool = True,
    multiline: bool = False,
    initial: str | None = None,
    most: int = 3000,
) -> InputBlock:
    element = PlainTextInputElement(
        action_id=name, multiline=multiline, initial_value=initial, max_length=most
    )
    return _input(name, label, element, hint, optional)


def date_input(
    name: str,
    label: str,
    *,
    hint: str | None = None,
    optional: bool = True,
    initial: dt.date | None = None,
) -> InputBlock:
    day = initial.isoformat() if initial else None
    return _input(name, label, DatePickerElement(action_id=name, initial_date=day), hint, optional)


def choice_input(
    name: str,
    label: str,
    choices: Sequence[Choice],
    *,
    hint: str | None = None,
    optional: bool = True,
    initial: str | None = None,
) -> InputBlock:
    options = {value: _option(value, text) for value, text in choices}
    element = StaticSelectElement(
        action_id=name,
        options=list(options.values()),
        initial_option=options.get(initial or ""),
    )
    return _input(name, label, element, hint, optional)


def choices_input(
    name: str, label: str, choices: Sequence[Choice], *, hint: str | None = None
) -> InputBlock:
    element = StaticMultiSelectElement(
        action_id=name, options=[_option(value, text) for value, text in choices]
    )
    return _input(name, label, element, hint, True)


def person_input(name: str, label: str, *, initial: str | None = None) -> InputBlock:
    return _input(name, label, UserSelectElement(action_id=name, initial_user=initial), None, False)


def read_inputs(view: Mapping[str, Any]) -> dict[str, Any]:
    """What was put in, by name: a text, a date or an id; a list for many; nothing for blanks."""
    found = {}
    for name, elements in view["state"]["values"].items():
        for element in elements.values():
            value = _value(element)
            if value:
                found[name] = value
    return found


def _value(element: Mapping[str, Any]) -> Any:
    kind = element["type"]
    if kind == "static_select":
        chosen = element.get("selected_option")
        return chosen["value"] if chosen else None
    if kind == "multi_static_select":
        return [option["value"] for option in element.get("selected_options") or []]
    field = {"datepicker": "selected_date", "users_select": "selected_user"}.get(kind, "value")
    value = element.get(field)
    return value.strip() if isinstance(value, str) else value


def _option(value: str, text: str) -> Option:
    return Option(value=value, text=PlainTextObject(text=shorten(text, LABEL)))


def _input(
    name: str, label: str, element: InputInteractiveElement, hint: str | None, optional: bool
) -> InputBlock:
    return InputBlock(block_id=name, label=label, element=element, hint=hint, optional=optional)
