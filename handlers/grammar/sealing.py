"""`/case seal`, `/case unseal` and `/case people` → what the person wants.

Grammar:
    seal CASE
    unseal CASE
    people CASE [add|remove @person]
"""

import datetime as dt
from dataclasses import dataclass

from bot.desk.commands import RemovePerson, SealCase, UnsealCase
from handlers.grammar.parts import alone, case_number, one_of, person_in, word_at
from handlers.grammar.words import Word


@dataclass(frozen=True, slots=True)
class PeopleOf:
    """The person wants to see who works on a sealed case."""

    case_id: int


@dataclass(frozen=True, slots=True)
class AddTo:
    """Like `AddPerson`, with the person's Slack id still to be looked up."""

    case_id: int
    person: str


def seal(text: str, words: list[Word], _today: dt.date) -> SealCase:
    return SealCase(alone(text, words))


def unseal(text: str, words: list[Word], _today: dt.date) -> UnsealCase:
    return UnsealCase(alone(text, words))


def people(text: str, words: list[Word], _today: dt.date) -> PeopleOf | AddTo | RemovePerson:
    case_id = case_number(text, words)
    if len(words) == 2:
        return PeopleOf(case_id)
    what = one_of(words[2], text, ("add", "remove"), "way")
    person = person_in(word_at(text, words, 3, "Name the person: `@ana`."), text)
    return AddTo(case_id, person) if what == "add" else RemovePerson(case_id, person)
