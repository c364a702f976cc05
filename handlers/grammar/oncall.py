"""`/oncall …` → what the person wants.

Grammar, DATE as in `bot.domain.dates`:
    (nothing)                    who is on call now and next
    cover @person until DATE [14:30]
    hand over @person            also `hand @person`
    help
"""

import datetime as dt
from dataclasses import dataclass
from zoneinfo import ZoneInfo

from bot.domain.dates import parse_moment
from bot.domain.errors import InvalidInput
from handlers.grammar.nearest import nearest
from handlers.grammar.usage import Usage
from handlers.grammar.words import GrammarError, Word, rest_after, split

USAGE = {
    "show": Usage("show", "who is on call now and next, in your time"),
    "cover": Usage(
        'cover @ana until "2026-12-24 09:00"', "put somebody on call from now until then"
    ),
    "hand": Usage("hand over @ana", "ask somebody to take the rest of your shift; they confirm"),
    "help": Usage("help", "show this"),
}


@dataclass(frozen=True, slots=True)
class Show:
    pass


@dataclass(frozen=True, slots=True)
class Help:
    pass


@dataclass(frozen=True, slots=True)
class CoverBy:
    person: str
    until: dt.datetime


@dataclass(frozen=True, slots=True)
class HandTo:
    person: str


Wish = Show | Help | CoverBy | HandTo


def parse_oncall(text: str, now: dt.datetime, zone: ZoneInfo) -> Wish:
    """What the text behind `/oncall` asks for; an empty one asks who is on call.

    Raises:
        GrammarError: pointing at the word that cannot be read.
    """
    words = split(text)
    first = words[0].text.lower() if words else "show"
    match first:
        case "show":
            return Show()
        case "help":
            return Help()
        case "cover":
            return _cover(text, words, now, zone)
        case "hand":
            return HandTo(_person(text, words, start=1))
    near = nearest(first, USAGE)
    raise GrammarError(f"`/oncall` has no “{first[:40]}”.", text, words[0], near)


def _cover(text: str, words: list[Word], now: dt.datetime, zone: ZoneInfo) -> CoverBy:
    person = _person(text, words, start=1)
    until = next((word for word in words if word.text.lower() == "until"), None)
    said = rest_after(text, until).strip('"“” ') if until else ""
    if not said:
        raise GrammarError(f"Say until when: `/oncall {USAGE['cover'].written}`.", text)
    try:
        return CoverBy(person, parse_moment(said, now, zone))
    except InvalidInput as error:
        raise GrammarError(str(error), text, until) from None


def _person(text: str, words: list[Word], *, start: int) -> str:
    for word in words[start:]:
        if word.mention:
            return word.mention
    raise GrammarError("Mention the person with `@` and choose them from the list.", text)
