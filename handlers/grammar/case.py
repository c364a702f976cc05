"""`/case …` → what the person wants.

Grammar, where CASE is `LR-42` or `42`:
    new [PROCESS [key=value …]]      the form, or a case at once
    show CASE
    list [mine|open|overdue|closed|sealed|all] [type=PROCESS] [status=STATUS] [person=@x]
         [country=DE] [page=2]
    take CASE
    assign CASE @person
    status CASE STATUS [reason …]
    note CASE text …
    due CASE DATE|none
    log CASE [page=2]
    approve CASE
    close CASE [OUTCOME [class=none|non_content|content] [reason="…"]]
    help [SUBCOMMAND]
"""

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from typing import TypeVar, get_args

from bot.desk.commands import (
    AddNote,
    ApproveCase,
    CloseCase,
    Command,
    ListCases,
    MoveCase,
    OpenCase,
    SetDue,
    ShowCase,
    ShowLog,
    TakeCase,
)
from bot.domain.cases import DisclosedClass, Disposition, Status, parse_number
from bot.domain.dates import parse_date
from bot.domain.errors import InvalidInput
from handlers.grammar.facts import read_facts
from handlers.grammar.nearest import nearest
from handlers.grammar.words import GrammarError, Word, rest_after, split
from policy.request import ProcessId

PROCESSES: tuple[str, ...] = get_args(ProcessId)
SCOPES = ("mine", "open", "overdue", "closed", "sealed", "all")
FILTERS = ("type", "status", "person", "country", "page")
E = TypeVar("E", bound=StrEnum)


@dataclass(frozen=True, slots=True)
class Usage:
    """How a subcommand is written and what it does: for help and for the docs."""

    written: str
    does: str


USAGE = {
    "new": Usage(
        'new [PROCESS key=value …]  ·  new subpoena agency="District Court" due=2026-12-15',
        "open a case: with the form, or at once with what is typed",
    ),
    "show": Usage("show LR-42", "show a case, with buttons for what can be done"),
    "list": Usage(
        "list [mine|open|overdue|closed|sealed|all] [type=subpoena] [status=in_review]"
        " [person=@ana] [country=DE]",
        "list cases, soonest due first",
    ),
    "take": Usage("take LR-42", "become its assignee"),
    "assign": Usage("assign LR-42 @ana", "make somebody of the legal team its assignee"),
    "status": Usage(
        "status LR-42 awaiting_agency [reason]", "move it; only possible moves are taken"
    ),
    "note": Usage("note LR-42 the agency called back", "add a note to its timeline"),
    "due": Usage("due LR-42 2027-02-01|+10d|next friday|none", "set when the answer is due"),
    "log": Usage("log LR-42 [page=2]", "show everything that happened to it"),
    "approve": Usage("approve LR-42", "counsel who is not the assignee lets a disclosure go ahead"),
    "close": Usage(
        'close LR-42 [rejected reason="…"]  ·  close LR-42 disclosed class=non_content',
        "close it with its outcome: with the form, or at once",
    ),
    "help": Usage("help [subcommand]", "show this"),
}


@dataclass(frozen=True, slots=True)
class NewForm:
    """The person wants the form for a new case; `process` is filled in."""

    process: str | None = None


@dataclass(frozen=True, slots=True)
class CloseForm:
    case_id: int


@dataclass(frozen=True, slots=True)
class AssignTo:
    """Like `AssignCase`, with the person's Slack id still to be looked up."""

    case_id: int
    person: str


@dataclass(frozen=True, slots=True)
class Help:
    topic: str | None = None


Wish = Command | NewForm | CloseForm | AssignTo | Help


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
            f"`/case` has no “{words[0].text[:40]}”.",
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
        process = _one_of(first, text, PROCESSES, "process")
        if len(words) == 2:
            return NewForm(process)
        chosen = Word(process, first.start, first.end, "process")
        return OpenCase(read_facts(text, [chosen, *words[2:]], today))
    if not any(word.key == "process" for word in words):
        raise GrammarError("Say which process it is first: `/case new subpoena …`.", text, first)
    return OpenCase(read_facts(text, words[1:], today))


def _show(text: str, words: list[Word], _today: dt.date) -> Wish:
    return ShowCase(_alone(text, words))


def _list(text: str, words: list[Word], _today: dt.date) -> Wish:
    scope, found = "open", dict[str, Word]()
    for word in words[1:]:
        if word.key is None:
            scope = _one_of(word, text, SCOPES, "list")
        else:
            key = _one_of(
                word, text, ("type", "status", "person", "country", "page"), "filter", by_key=True
            )
            found[key] = word
    return ListCases(
        scope=scope,
        process=_one_of(found["type"], text, PROCESSES, "process") if "type" in found else None,
        status=_enum(Status, found["status"], text, "status") if "status" in found else None,
        person=_person(found["person"], text) if "person" in found else None,
        country=found["country"].text.upper() if "country" in found else None,
        page=_page(found.get("page"), text),
    )


def _take(text: str, words: list[Word], _today: dt.date) -> Wish:
    return TakeCase(_alone(text, words))


def _assign(text: str, words: list[Word], _today: dt.date) -> Wish:
    case_id = _case(text, words)
    return AssignTo(case_id, _person(_word(text, words, 2, "Name the person: `@ana`."), text))


def _status(text: str, words: list[Word], _today: dt.date) -> Wish:
    case_id = _case(text, words)
    ways = ", ".join(f"`{status}`" for status in Status)
    word = _word(text, words, 2, f"Say which status: {ways}.")
    return MoveCase(case_id, _enum(Status, word, text, "status"), rest_after(text, word) or None)


def _note(text: str, words: list[Word], _today: dt.date) -> Wish:
    case_id = _case(text, words)
    _word(text, words, 2, "Write the note behind the number.")
    return AddNote(case_id, rest_after(text, words[1]))


def _due(text: str, words: list[Word], today: dt.date) -> Wish:
    case_id = _case(text, words)
    first = _word(text, words, 2, "Say when: `2027-02-01`, `+10d`, `next friday` or `none`.")
    said = rest_after(text, words[1])
    if said.lower() == "none":
        return SetDue(case_id, None)
    try:
        return SetDue(case_id, parse_date(said.strip('"“”'), today))
    except InvalidInput as error:
        raise GrammarError(str(error), text, Word(said, first.start, len(text.rstrip()))) from None


def _log(text: str, words: list[Word], _today: dt.date) -> Wish:
    case_id = _case(text, words)
    pages = [word for word in words[2:] if word.key in ("page", None)]
    return ShowLog(case_id, _page(pages[0] if pages else None, text))


def _approve(text: str, words: list[Word], _today: dt.date) -> Wish:
    return ApproveCase(_alone(text, words))


def _close(text: str, words: list[Word], _today: dt.date) -> Wish:
    case_id = _case(text, words)
    if len(words) == 2:
        return CloseForm(case_id)
    found = {word.key: word for word in words[3:]}
    for key, word in found.items():
        if key not in ("class", "reason"):
            raise GrammarError('Behind the outcome stand `class=…` and `reason="…"`.', text, word)
    return CloseCase(
        case_id,
        _enum(Disposition, words[2], text, "outcome"),
        _enum(DisclosedClass, found["class"], text, "class")
        if "class" in found
        else DisclosedClass.NONE,
        found["reason"].text or None if "reason" in found else None,
    )


def _help(text: str, words: list[Word], _today: dt.date) -> Wish:
    if len(words) == 1:
        return Help()
    return Help(_one_of(words[1], text, tuple(USAGE), "subcommand"))


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
    "approve": _approve,
    "close": _close,
    "help": _help,
}


def _word(text: str, words: list[Word], index: int, missing: str) -> Word:
    if len(words) <= index:
        raise GrammarError(missing, text)
    return words[index]


def _case(text: str, words: list[Word]) -> int:
    name = words[0].text.lower()
    word = _word(text, words, 1, f"Say which case: `/case {USAGE[name].written}`.")
    try:
        return parse_number(word.text)
    except InvalidInput as error:
        raise GrammarError(str(error), text, word) from None


def _alone(text: str, words: list[Word]) -> int:
    case_id = _case(text, words)
    if len(words) > 2:
        raise GrammarError("Nothing stands behind the number here.", text, words[2])
    return case_id


def _person(word: Word, text: str) -> str:
    if word.mention is None:
        raise GrammarError("Mention the person with `@` and choose them from the list.", text, word)
    return word.mention


def _page(word: Word | None, text: str) -> int:
    if word is None:
        return 1
    if not word.text.isdecimal() or not 1 <= int(word.text) <= 1_000_000:
        raise GrammarError("A page is a number from 1 on: `page=2`.", text, word)
    return int(word.text)


def _enum(kind: type[E], word: Word, text: str, what: str) -> E:
    return kind(_one_of(word, text, tuple(item.value for item in kind), what))


def _one_of(
    word: Word, text: str, possible: tuple[str, ...], what: str, *, by_key: bool = False
) -> str:
    said = ((word.key or "") if by_key else word.text).lower().replace("-", "_").replace(" ", "_")
    if said in possible:
        return said
    near = nearest(said, possible)
    listed = "" if near else f" Possible: {', '.join(f'`{one}`' for one in possible)}."
    raise GrammarError(f"There is no {what} “{said[:40]}”.{listed}", text, word, near)
