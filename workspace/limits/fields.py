"""Checks of single fields, from which the shapes of blocks and elements are put together."""

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from typing import Any


@dataclass
class Problems:
    """What is wrong, each with the JSON pointer of the place."""

    found: list[str] = field(default_factory=list)

    def add(self, at: str, problem: str) -> None:
        self.found.append(f"{problem} [json-pointer:{at}]")


Check = Callable[[Any, str, Problems], None]


@dataclass(frozen=True)
class Field:
    check: Check
    required: bool = False


Shape = dict[str, Field]


def need(check: Check) -> Field:
    return Field(check, required=True)


def may(check: Check) -> Field:
    return Field(check)


def check_object(value: Any, at: str, shape: Shape, problems: Problems) -> bool:
    """Check every field of an object; whether it is one at all."""
    if not isinstance(value, dict):
        problems.add(at, "must provide an object")
        return False
    for name in value:
        if name not in shape:
            problems.add(at, f"invalid additional property: {name}")
    for name, entry in shape.items():
        if name in value and value[name] is not None:
            entry.check(value[name], f"{at}/{name}", problems)
        elif entry.required:
            problems.add(at, f"missing required field: {name}")
    return True


def string(most: int, least: int = 0) -> Check:
    def check(value: Any, at: str, problems: Problems) -> None:
        if not isinstance(value, str):
            problems.add(at, "must provide a string")
        elif len(value) < least:
            problems.add(at, f"must be more than {least - 1} characters")
        elif len(value) > most:
            problems.add(at, f"must be less than {most + 1} characters")

    return check


def boolean(value: Any, at: str, problems: Problems) -> None:
    if not isinstance(value, bool):
        problems.add(at, "must provide a boolean")


def number(least: int, most: int) -> Check:
    def check(value: Any, at: str, problems: Problems) -> None:
        if not isinstance(value, int) or isinstance(value, bool):
            problems.add(at, "must provide an integer")
        elif not least <= value <= most:
            problems.add(at, f"must be between {least} and {most}")

    return check


def one_of(*allowed: str) -> Check:
    def check(value: Any, at: str, problems: Problems) -> None:
        if value not in allowed:
            problems.add(at, f"must be one of: {', '.join(allowed)}")

    return check


def items(most: int, each: Check, least: int = 1) -> Check:
    def check(value: Any, at: str, problems: Problems) -> None:
        if not isinstance(value, list):
            problems.add(at, "must provide an array")
            return
        if len(value) > most:
            problems.add(at, f"no more than {most} items allowed")
        if len(value) < least:
            problems.add(at, f"no fewer than {least} items allowed")
        for index, entry in enumerate(value):
            each(entry, f"{at}/{index}", problems)

    return check


def anything(value: Any, at: str, problems: Problems) -> None:
    """A field whose content the workspace does not look into."""


TEXT_FIELDS = {"plain_text": {"emoji": may(boolean)}, "mrkdwn": {"verbatim": may(boolean)}}


def text(most: int, *kinds: str) -> Check:
    """A text object: https://docs.slack.dev/reference/block-kit/composition-objects/text-object"""
    allowed = kinds or ("plain_text", "mrkdwn")

    def check(value: Any, at: str, problems: Problems) -> None:
        kind = value.get("type") if isinstance(value, dict) else None
        if isinstance(value, dict) and kind not in allowed:
            problems.add(f"{at}/type", f"unsupported type: {kind}")
            return
        shape = {"type": need(one_of(*allowed)), "text": need(string(most, 1))}
        check_object(value, at, shape | TEXT_FIELDS.get(kind or "", {}), problems)

    return check


def plain(most: int) -> Check:
    return text(most, "plain_text")


def day(value: Any, at: str, problems: Problems) -> None:
    try:
        valid = re.fullmatch(r"\d{4}-\d\d-\d\d", value) and date.fromisoformat(value)
    except (TypeError, ValueError):
        valid = None
    if not valid:
        problems.add(at, "must be a valid date in the format YYYY-MM-DD")


def clock_time(value: Any, at: str, problems: Problems) -> None:
    if not isinstance(value, str) or not re.fullmatch(r"([01]\d|2[0-3]):[0-5]\d", value):
        problems.add(at, "must be a valid time in the format HH:mm")


CONFIRM: Shape = {
    "title": need(plain(100)),
    "text": need(text(300)),
    "confirm": need(plain(30)),
    "deny": need(plain(30)),
    "style": may(one_of("primary", "danger")),
}


def confirm(value: Any, at: str, problems: Problems) -> None:
    check_object(value, at, CONFIRM, problems)
