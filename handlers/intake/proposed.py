"""What the files propose → what the form's inputs hold, and the words under each."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from bot.intake.find.text import Proposal
from bot.intake.result import Reading
from handlers.facts.fields import FIELDS

_LISTS = ("identifiers", "seeks")


@dataclass(frozen=True, slots=True)
class Proposed:
    """By field: the value, and the words that it was read from."""

    values: Mapping[str, Any] = field(default_factory=dict)
    words: Mapping[str, str] = field(default_factory=dict)


NOTHING = Proposed()


def from_readings(readings: Iterable[Reading]) -> Proposed:
    """Of several files, the first that names a fact has it; lists are put together."""
    values: dict[str, Any] = {}
    words: dict[str, str] = {}
    for reading in readings:
        for name, proposal in _by_field(reading.proposals):
            value = _value(name, proposal)
            if value is None:
                continue
            if name in values and name in _LISTS:
                values[name] = _joined(values[name], value)
            elif name not in values:
                values[name], words[name] = value, proposal.words
    return Proposed(values, words)


def _by_field(proposals: Mapping[str, Proposal]) -> Iterable[tuple[str, Proposal]]:
    for one in FIELDS:
        if proposal := proposals.get(one.path):
            yield one.name, proposal


def _value(name: str, proposal: Proposal) -> Any:
    value = proposal.value
    if name == "identifiers":
        return "\n".join(value)
    if name == "seeks":
        return list(value)
    return value


def _joined(first: Any, more: Any) -> Any:
    if isinstance(first, list):
        return [*first, *(one for one in more if one not in first)]
    lines = dict.fromkeys([*first.splitlines(), *more.splitlines()])
    return "\n".join(lines)
