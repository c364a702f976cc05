"""Taking apart what a button or a form holds. This version of the desk wrote it there, or one
before, so what cannot be taken apart is outdated and no fault.
"""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from enum import Enum
from typing import Any, TypeVar

from bot.domain.errors import InvalidInput, UserError

Choice = TypeVar("Choice", bound=Enum)

_NUMBER = re.compile(r"[0-9]{1,18}")  # SQLite keeps no more digits for sure
_NOT_AS_WRITTEN = (KeyError, IndexError, ValueError, TypeError, AttributeError, OverflowError)


class Outdated(UserError):
    """This is from an older version of the desk: nothing was done. `/case show LR-…` opens anew."""


@contextmanager
def taking_apart() -> Iterator[None]:
    """For taking apart alone, also as a decorator: inside it every such error means Outdated."""
    try:
        yield
    except _NOT_AS_WRITTEN as error:
        raise Outdated from error


def number_of(value: object) -> int:
    """The number of a case or another row, as an action or a form holds it."""
    text = str(value)
    if isinstance(value, int | str) and _NUMBER.fullmatch(text):
        return int(text)
    raise Outdated


class Held(dict[str, Any]):
    """What a form remembers in `private_metadata`, by name."""

    def __missing__(self, name: str) -> Any:
        raise Outdated


class Inputs(dict[str, Any]):
    """What was put into a form, by name: a text, a date or an id; a list for many."""

    def __missing__(self, name: str) -> Any:
        raise InvalidInput("Fill this in.", field=name)

    def day(self, name: str) -> date:
        with taking_apart():
            return date.fromisoformat(self[name])

    def one_of(self, name: str, choices: type[Choice]) -> Choice:
        with taking_apart():
            return choices(self[name])
