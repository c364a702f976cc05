"""`/case …` → what the person wants.

Grammar, where CASE is `LR-42` or `42`:
    new [PROCESS [key=value …]]      the form, or a case at once
    show CASE
    list [mine|open|overdue|closed|sealed|all] [type=PROCESS] [status=STATUS] [person=@x]
         [country=DE] [due=DATE] [page=2]
    take CASE
    assign CASE @person
    status CASE STATUS [reason …]
    note CASE text …
    due CASE DATE|none
    log CASE [page=2]
    file CASE
    help [SUBCOMMAND]
and what `handlers.grammar.casework` and `handlers.grammar.sealing` have.
"""

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass
from typing import get_args

from bot.desk.casework.commands import DraftLetter, ReadLetters, ReviewCase
from bot.desk.commands import (
    AddNote,
    Change,
    ListCases,
    MoveCase,
    OpenCase,
    SetDue,
    ShowCase,
    ShowLog,
    TakeCase,
)
from bot.desk.transfer.commands import TakeCaseFile
from bot.domain.cases import Status
from bot.domain.dates import parse_date
from bot.domain.errors import InvalidInput
from handlers.grammar import casework, finding, sealing
from handlers.grammar.casework import Casework
from handlers.grammar.facts import read_facts
from handlers.grammar.finding import Finding
from handlers.grammar.nearest import nearest
from handlers.grammar.parts import (
    alone,
    case_number,
    date_in,
    enum_in,
    one_of,
    page_in,
    person_in,
    word_at,
)
from handlers.grammar.sealing import AddTo, PeopleOf
from handlers.grammar.usage import USAGE
from handlers.grammar.words import GrammarError, Word, rest_after, split
from policy.request import ProcessId, known_country

PROCESSES: tuple[str, ...] = get_args(ProcessId)
SCOPES = ("mine", "open", "overdue", "closed", "sealed", "all")
FILTERS = ("type", "status", "person", "country", "due", "page")


@dataclass(frozen=True, slots=True)
class NewForm:
    """The person wants the form for a new case; `process` is filled in."""

    process: str | None = None


@dataclass(frozen=True, slots=True)
class AssignTo:
    """Like `AssignCase`, with the person's Slack id still to be looked up."""

    case_id: int
    person: str


@dataclass(frozen=True, slots=True)
class Help:
    topic: str | None = None


OfCase = ShowCase | ListCases | ShowLog | TakeCaseFile
Reading = OfCase | Finding | ReviewCase | DraftLetter | ReadLetters
Wish = Reading | Change | NewForm | AssignTo | PeopleOf | AddTo | Help | Casework


def parse_case(text: str, today: dt.date) -> Wish:
    """What the text behind `/case` asks for; an empty one asks for help.

    Raises:
        GrammarError: pointing at the word that cannot be read.
    """
    words = split(text)
    if not words:
        return Help()
    parser = _PARSERS.get(words[0].text.lower())
    if parser is None:
        raise GrammarError(
            f"`/case` has no “{words[0].text[:40]}”. `/case help` lists what it has.",
            text,
            words[0],
            nearest(words[0].text, _PARSERS),
        )
    return parser(text, words, today)


def _new(text: str, words: list[Word], today: dt.date) -> Wish:
    if len(words) == 1:
        return NewForm()
    first = words[1]
    if first.key is None:
        process = one_of(first, text, PROCESSES, "process")
        if len(words) == 2:
            return NewForm(process)
        chosen = Word(process, first.start, first.end, "process")
        return OpenCase(read_facts(text, [chosen, *words[2:]], today))
    if not any(word.key == "process" for word in words):
        raise GrammarError("Say which process it is first: `/case new subpoena …`.", text, first)
    return OpenCase(read_facts(text, words[1:], today))


def _show(text: str, words: list[Word], _today: dt.date) -> Wish:
    return ShowCase(alone(text, words))


def _list(text: str, words: list[Word], today: dt.date) -> Wish:
    scope, found = "open", dict[str, Word]()
    for word in words[1:]:
        if word.key is None:
            scope = one_of(word, text, SCOPES, "list")
        else:
            found[one_of(word, text, FILTERS, "filter", by_key=True)] = word
    return ListCases(
        scope=scope,
        process=one_of(found["type"], text, PROCESSES, "process") if "type" in found else None,
        status=enum_in(Status, found["status"], text, "status") if "status" in found else None,
        person=person_in(found["person"], text) if "person" in found else None,
        country=_country(found["country"], text) if "country" in found else None,
        due_by=date_in(found["due"], text, today) if "due" in found else None,
        page=page_in(found.get("page"), text),
    )


def _country(word: Word, text: str) -> str:
    try:
        return known_country(word.text)
    except ValueError as error:
        raise GrammarError(f"{error}.", text, word) from None


def _take(text: str, words: list[Word], _today: dt.date) -> Wish:
    return TakeCase(alone(text, words))


def _assign(text: str, words: list[Word], _today: dt.date) -> Wish:
    case_id = case_number(text, words)
    return AssignTo(case_id, person_in(word_at(text, words, 2, "Name the person: `@ana`."), text))


def _status(text: str, words: list[Word], _today: dt.date) -> Wish:
    case_id = case_number(text, words)
    ways = ", ".join(f"`{status}`" for status in Status)
    word = word_at(text, words, 2, f"Say which status: {ways}.")
    return MoveCase(case_id, enum_in(Status, word, text, "status"), rest_after(text, word) or None)


def _note(text: str, words: list[Word], _today: dt.date) -> Wish:
    case_id = case_number(text, words)
    word_at(text, words, 2, "Write the note behind the number.")
    return AddNote(case_id, rest_after(text, words[1]))


def _due(text: str, words: list[Word], today: dt.date) -> Wish:
    case_id = case_number(text, words)
    first = word_at(text, words, 2, "Say when: `2027-02-01`, `+10d`, `next friday` or `none`.")
    said = rest_after(text, words[1])
    if said.lower() == "none":
        return SetDue(case_id, None)
    try:
        return SetDue(case_id, parse_date(said.strip('"“”'), today))
    except InvalidInput as error:
        raise GrammarError(str(error), text, Word(said, first.start, len(text.rstrip()))) from None


def _file(text: str, words: list[Word], _today: dt.date) -> Wish:
    return TakeCaseFile(alone(text, words))


def _log(text: str, words: list[Word], _today: dt.date) -> Wish:
    case_id = case_number(text, words)
    pages = [word for word in words[2:] if word.key in ("page", None)]
    return ShowLog(case_id, page_in(pages[0] if pages else None, text))


def _help(text: str, words: list[Word], _today: dt.date) -> Wish:
    if len(words) == 1:
        return Help()
    return Help(one_of(words[1], text, tuple(USAGE), "subcommand"))


_PARSERS: dict[str, Callable[[str, list[Word], dt.date], Wish]] = {
    "new": _new,
    "show": _show,
    "list": _list,
    "take": _take,
    "assign": _assign,
    "status": _status,
    "note": _note,
    "due": _due,
    "log": _log,
    "file": _file,
    "review": casework.review,
    "edit": casework.edit,
    "verify": casework.verify,
    "reply": casework.reply,
    "letters": casework.letters,
    "approve": casework.approve,
    "notice": casework.notice,
    "close": casework.close,
    "find": finding.find,
    "link": finding.link,
    "unlink": finding.unlink,
    "seal": sealing.seal,
    "unseal": sealing.unseal,
    "people": sealing.people,
    "help": _help,
}
