"""The parts that subcommands are made of: a case, a person, a page, one word of several."""

import datetime as dt
from enum import StrEnum
from typing import TypeVar

from bot.domain.cases import parse_number
from bot.domain.dates import parse_date
from bot.domain.errors import InvalidInput
from handlers.grammar.nearest import nearest
from handlers.grammar.usage import USAGE
from handlers.grammar.words import GrammarError, Word

E = TypeVar("E", bound=StrEnum)


def word_at(text: str, words: list[Word], index: int, missing: str) -> Word:
    if len(words) <= index:
        raise GrammarError(missing, text)
    return words[index]


def case_number(text: str, words: list[Word]) -> int:
    name = words[0].text.lower()
    word = word_at(text, words, 1, f"Say which case: `/case {USAGE[name].written}`.")
    try:
        return parse_number(word.text)
    except InvalidInput as error:
        raise GrammarError(str(error), text, word) from None


def alone(text: str, words: list[Word]) -> int:
    case_id = case_number(text, words)
    if len(words) > 2:
        raise GrammarError("Nothing stands behind the number here.", text, words[2])
    return case_id


def person_in(word: Word, text: str) -> str:
    if word.mention is None:
        raise GrammarError("Mention the person with `@` and choose them from the list.", text, word)
    return word.mention


def page_in(word: Word | None, text: str) -> int:
    if word is None:
        return 1
    if not word.text.isdecimal() or not 1 <= int(word.text) <= 1_000_000:
        raise GrammarError("A page is a number from 1 on: `page=2`.", text, word)
    return int(word.text)


def date_in(word: Word, text: str, today: dt.date) -> dt.date:
    try:
        return parse_date(word.text, today)
    except InvalidInput as error:
        raise GrammarError(str(error), text, word) from None


def enum_in(kind: type[E], word: Word, text: str, what: str) -> E:
    return kind(one_of(word, text, tuple(item.value for item in kind), what))


def one_of(
    word: Word, text: str, possible: tuple[str, ...], what: str, *, by_key: bool = False
) -> str:
    said = ((word.key or "") if by_key else word.text).lower().replace("-", "_").replace(" ", "_")
    if said in possible:
        return said
    near = nearest(said, possible)
    listed = "" if near else f" Possible: {', '.join(f'`{one}`' for one in possible)}."
    raise GrammarError(f"There is no {what} “{said[:40]}”.{listed}", text, word, near)
