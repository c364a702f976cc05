"""Facts → what the form's inputs hold, and what differs between two sets of facts."""

import datetime as dt
from typing import Any

from handlers.facts.fields import BY_NAME, FIELDS, Field, choices
from policy.model import Guide
from policy.request import Request

Shown = dict[str, Any]  # by field name: a text, or a list of chosen values

DAY_START, DAY_END = dt.time.min, dt.time(23, 59, 59)


def shown(request: Request) -> Shown:
    """What each field holds for these facts; a fact that is not there is not in it."""
    facts = request.to_json()
    found = {field.name: _value(field, _at(facts, field.path)) for field in FIELDS}
    return {name: value for name, value in found.items() if value not in (None, "", [])}


def changed(before: Request, after: Request) -> list[str]:
    """The names of the fields that differ."""
    old, new = shown(before), shown(after)
    return [field.name for field in FIELDS if old.get(field.name) != new.get(field.name)]


def as_words(name: str, value: Any, guide: Guide) -> str:
    """A field's value as people read it."""
    if value in (None, "", []):
        return "nothing"
    field = BY_NAME[name]
    if field.kind in ("choice", "choices", "flag", "order"):
        labels = dict(choices(field, guide))
        return ", ".join(labels.get(one, one) for one in _listed(value))
    return str(value).replace("\n", "; ")


def day_end(field: Field) -> bool:
    """Whether a day without a time means its end."""
    return field.path.endswith(".to")


def _value(field: Field, fact: Any) -> Any:
    match field.kind:
        case "identifiers":
            return "\n".join(f"{one['kind']}: {one['value']}" for one in fact or ())
        case "order":
            return _order(fact or {})
        case "moment" if fact:
            return _moment(field, fact)
        case "flag" if fact is not None:
            return "yes" if fact else "no"
        case "choices":
            return list(fact or ())
        case _:
            return None if fact is None else str(fact)


def _order(fact: dict[str, Any]) -> str | None:
    ordered = fact.get("ordered")
    return None if ordered is None else "yes" if ordered else "asked"


def _moment(field: Field, text: str) -> str:
    """`2026-10-03 14:00`, or the day alone where the time only says that it is whole."""
    at = dt.datetime.fromisoformat(text).astimezone(dt.UTC)
    whole = DAY_END if day_end(field) else DAY_START
    if at.time() == whole and field.name != "received_at":
        return f"{at:%Y-%m-%d}"
    return f"{at:%Y-%m-%d %H:%M:%S}" if at.second else f"{at:%Y-%m-%d %H:%M}"


def _at(facts: dict[str, Any], path: str) -> Any:
    value: Any = facts
    for key in path.split("."):
        value = value.get(key) if isinstance(value, dict) else None
    return value


def _listed(value: Any) -> list[str]:
    return value if isinstance(value, list) else [str(value)]
