"""The inputs for a request's facts, filled with what is known."""

import datetime as dt
from collections.abc import Mapping
from typing import Any

from handlers.facts.fields import FIELDS, Field, choices
from handlers.views import inputs, kit
from policy.model import Guide

_LINES = ("long", "postal", "identifiers")


def fact_blocks(
    guide: Guide, values: Mapping[str, Any], *, process: str | None, mark: str = ""
) -> kit.Blocks:
    """An input for each field that is asked of the process, holding its value.

    What is left empty counts as missing in the review, so nothing is filled in by guess.
    """
    asked = [field for field in FIELDS if field.asked_of(process)]
    return [
        block for field in asked for block in _inputs(field, guide, values.get(field.name), mark)
    ]


def _inputs(field: Field, guide: Guide, value: Any, mark: str) -> kit.Blocks:
    name, label, hint = field.name, field.label, field.hint
    match field.kind:
        case "date":
            day = dt.date.fromisoformat(value) if value else None
            return [inputs.date_input(name, label, hint=hint, initial=day, mark=mark)]
        case "choice" | "flag" | "order":
            return [_choice(field, guide, value, mark)]
        case "choices":
            some = choices(field, guide)
            return [
                inputs.choices_input(name, label, some, hint=hint, initial=value or (), mark=mark)
            ]
        case _ if field.kind in _LINES or _needs_room(value):
            return [*inputs.long_text_input(name, label, value or "", hint=hint, mark=mark)]
        case _:
            return [_text(field, value, mark)]


def _needs_room(value: Any) -> bool:
    """A text that a single line cannot hold as it is."""
    return isinstance(value, str) and ("\n" in value or len(value) > inputs.MOST - 200)


def _choice(field: Field, guide: Guide, value: str | None, mark: str) -> kit.Block:
    return inputs.choice_input(
        field.name,
        field.label,
        choices(field, guide),
        hint=field.hint,
        optional=field.name != "process",
        initial=value,
        mark=mark,
    )


def _text(field: Field, value: str | None, mark: str) -> kit.Block:
    return inputs.text_input(
        field.name,
        field.label,
        hint=field.hint,
        initial=value,
        mark=mark,
    )
