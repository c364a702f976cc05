"""A request's text, and what is proposed from it."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property

MOST_WORDS = 160  # characters of the document shown with a proposal
_SPACE = re.compile(r"[^\S\n]+")


@dataclass(frozen=True, slots=True)
class Proposal:
    """`fact` is a key of a request file, `value` its value, `words` what the document says.

    A list (`seeks`, `identifiers`) holds its values with the words of the first ones. `words` are
    empty where the document as a whole says it.
    """

    fact: str
    value: str | tuple[str, ...]
    words: str


@dataclass(frozen=True)
class Text:
    """The pages' text in order, and the form fields of the document by their names."""

    pages: str
    fields: Mapping[str, str] = field(default_factory=dict)

    @cached_property
    def lines(self) -> tuple[str, ...]:
        """Lines without blanks at their ends; a form field reads as `name: value`."""
        written = (_SPACE.sub(" ", line).strip() for line in self.pages.splitlines())
        filled = (f"{spoken(name)}: {value}" for name, value in self.fields.items())
        return tuple(line for line in (*written, *filled) if line)

    @cached_property
    def flat(self) -> str:
        """All of it, a space between lines, for what runs over their ends."""
        return " ".join(self.lines)

    def labelled(self) -> Iterator[tuple[str, str, str]]:
        """Each `label: value`: the label in small letters, the value, the whole line."""
        for number, line in enumerate(self.lines):
            label, colon, value = line.replace("：", ":").partition(":")
            if not colon or len(label) > 45:
                continue
            value = value.strip()
            if not value and number + 1 < len(self.lines):
                value = self.lines[number + 1]
            if value:
                yield _plain(label), value[:400], line


def excerpt(flat: str, start: int, end: int) -> str:
    """The words from `start` to `end`, cut to what can be shown."""
    words = flat[start:end].strip(" ,;")
    return words if len(words) <= MOST_WORDS else words[: MOST_WORDS - 1].rstrip() + "…"


def spoken(name: str) -> str:
    """A form field's name as words: `agentName` and `agent_name` are both `agent name`."""
    parted = re.sub(r"(?<=[a-z0-9])(?=[A-Z])", " ", name.rpartition(".")[2])
    return re.sub(r"[_\-\[\]]+", " ", parted).strip().lower()


def _plain(label: str) -> str:
    return re.sub(r"[^a-z0-9/ ]+", "", label.lower()).strip()
