"""`/preserve …` → what the person wants.

Grammar, where CASE is `LR-42` or `42`, DATE as in `bot.domain.dates`:
    new [CASE] [target="…"] [snapshot=now|DATE|"DATE 14:30"]
    list [all] [page=2]
    show CASE
    extend CASE [received=DATE formal=yes [reference="…"]]
    decide CASE [grant until=DATE | decline] [reason="…"]
    hold CASE CASE
    release CASE [deleted=yes [reason="…"]]
    help
What is left out is asked for by a form.
"""

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass
from typing import TypeVar
from zoneinfo import ZoneInfo

from bot.desk.preservation.commands import (
    DecideExtension,
    Extend,
    Hold,
    ListPreservations,
    Preserve,
    Release,
    ShowPreservation,
)
from bot.domain.cases import parse_number
from bot.domain.dates import parse_date, parse_moment
from bot.domain.errors import InvalidInput
from handlers.grammar.nearest import nearest
from handlers.grammar.usage import Usage
from handlers.grammar.words import GrammarError, Word, split

USAGE = {
    "new": Usage(
        'new LR-42 [target="account 123"] [snapshot="2026-12-15 14:30"]',
        "record a snapshot: for a case, or with a new case where none is named",
    ),
    "list": Usage("list [all] [page=2]", "what ends soon, and what is over; soonest first"),
    "show": Usage("show LR-42", "how long a case's snapshot is kept"),
    "extend": Usage(
        'extend LR-42 [received=2027-03-01 formal=yes reference="…"]',
        "record an extension; a second or a late one goes to counsel",
    ),
    "decide": Usage(
        'decide LR-42 [grant until=2027-09-11|decline reason="…"]',
        "counsel grants or declines what the guide is silent on",
    ),
    "hold": Usage("hold LR-42 LR-50", "keep it while the legal process in LR-50 is open"),
    "release": Usage(
        'release LR-42 [deleted=yes reason="…"]', "confirm that the snapshot was deleted"
    ),
    "help": Usage("help", "show this"),
}
T = TypeVar("T")
_YES, _NO = ("yes", "true", "y", "是"), ("no", "false", "n", "否")


@dataclass(frozen=True, slots=True)
class Form:
    """The person wants the form of a subcommand; `case_id` None: for a new case."""

    name: str
    case_id: int | None


@dataclass(frozen=True, slots=True)
class Help:
    pass


@dataclass(frozen=True, slots=True)
class Said:
    """What was typed, and the moment and the zone in which it was."""

    text: str
    words: list[Word]
    now: dt.datetime
    zone: ZoneInfo

    @property
    def today(self) -> dt.date:
        return self.now.astimezone(self.zone).date()


Wish = (
    Preserve
    | ListPreservations
    | ShowPreservation
    | Extend
    | DecideExtension
    | Hold
    | Release
    | Form
    | Help
)


def parse_preserve(text: str, now: dt.datetime, zone: ZoneInfo) -> Wish:
    """What the text behind `/preserve` asks for; an empty one asks for the list.

    Raises:
        GrammarError: pointing at the word that cannot be read.
    """
    words = split(text)
    if not words:
        return ListPreservations()
    parser = _PARSERS.get(words[0].text.lower())
    if parser is None:
        near = nearest(words[0].text, _PARSERS)
        raise GrammarError(f"`/preserve` has no “{words[0].text[:40]}”.", text, words[0], near)
    return parser(Said(text, words, now, zone))


def _new(said: Said) -> Wish:
    if len(said.words) == 1:
        return Form("new", None)
    case_id, found = _case(said), _keys(said, 2, ("target", "snapshot"))
    if not found:
        return Form("new", case_id)
    snapshot = found.get("snapshot")
    at = _read(said, snapshot, parse_moment, said.now, said.zone) if snapshot else said.now
    return Preserve(case_id, at, _text(found, "target"))


def _list(said: Said) -> Wish:
    plain = [word for word in said.words[1:] if word.key is None]
    for word in plain:
        if word.text.lower() != "all":
            raise GrammarError("Behind `list` stands `all` or nothing.", said.text, word, ("all",))
    found = _keys(said, 1, ("page",), skip=plain)
    return ListPreservations(bool(plain), _page(said, found.get("page")))


def _show(said: Said) -> Wish:
    _nothing_behind(said, 2)
    return ShowPreservation(_case(said))


def _extend(said: Said) -> Wish:
    case_id, found = _case(said), _keys(said, 2, ("received", "formal", "reference"))
    if not found:
        return Form("extend", case_id)
    formal = found.get("formal")
    if formal is None:
        raise GrammarError(
            "Say whether it is a separate formal request: `formal=yes`.", said.text, said.words[-1]
        )
    received = found.get("received")
    on = _read(said, received, parse_date, said.today) if received else said.today
    return Extend(case_id, on, _flag(said, formal), _text(found, "reference"))


def _decide(said: Said) -> Wish:
    case_id = _case(said)
    if len(said.words) == 2:
        return Form("decide", case_id)
    how = said.words[2]
    if how.key or how.text.lower() not in ("grant", "decline"):
        near = nearest(how.text, ("grant", "decline"))
        raise GrammarError("Say `grant` or `decline`.", said.text, how, near)
    found = _keys(said, 3, ("until", "reason"))
    reason = _text(found, "reason") or ""
    if how.text.lower() == "decline":
        return DecideExtension(case_id, None, reason)
    if "until" not in found:
        raise GrammarError("Give the last day: `until=2027-09-11`.", said.text, how)
    return DecideExtension(case_id, _read(said, found["until"], parse_date, said.today), reason)


def _hold(said: Said) -> Wish:
    case_id = _case(said)
    if len(said.words) == 2:
        return Form("hold", case_id)
    _nothing_behind(said, 3)
    return Hold(case_id, _read(said, said.words[2], parse_number))


def _release(said: Said) -> Wish:
    case_id, found = _case(said), _keys(said, 2, ("deleted", "reason"))
    if not found:
        return Form("release", case_id)
    deleted = "deleted" in found and _flag(said, found["deleted"])
    return Release(case_id, deleted, _text(found, "reason"))


def _help(_said: Said) -> Wish:
    return Help()


_PARSERS: dict[str, Callable[[Said], Wish]] = {
    "new": _new,
    "list": _list,
    "show": _show,
    "extend": _extend,
    "decide": _decide,
    "hold": _hold,
    "release": _release,
    "help": _help,
}


def _case(said: Said) -> int:
    if len(said.words) < 2:
        written = USAGE[said.words[0].text.lower()].written
        raise GrammarError(f"Say which case: `/preserve {written}`.", said.text)
    return _read(said, said.words[1], parse_number)


def _keys(
    said: Said, start: int, possible: tuple[str, ...], skip: list[Word] | None = None
) -> dict[str, Word]:
    found = {}
    for word in said.words[start:]:
        if skip and word in skip:
            continue
        if word.key not in possible:
            listed = ", ".join(f"`{key}=…`" for key in possible)
            near = nearest(word.key, possible) if word.key else ()
            raise GrammarError(f"Here stands {listed}.", said.text, word, near)
        found[word.key] = word
    return found


def _nothing_behind(said: Said, count: int) -> None:
    if len(said.words) > count:
        raise GrammarError("Nothing stands behind this.", said.text, said.words[count])


def _text(found: dict[str, Word], key: str) -> str | None:
    return found[key].text.strip() or None if key in found else None


def _flag(said: Said, word: Word) -> bool:
    text = word.text.lower()
    if text in _YES or text in _NO:
        return text in _YES
    raise GrammarError(f"`{word.key}` is `yes` or `no`.", said.text, word)


def _page(said: Said, word: Word | None) -> int:
    if word is None:
        return 1
    if not word.text.isdecimal() or not 1 <= int(word.text) <= 1_000_000:
        raise GrammarError("A page is a number from 1 on: `page=2`.", said.text, word)
    return int(word.text)


def _read(said: Said, word: Word, read: Callable[..., T], *more: object) -> T:
    """A word read by a rule of the domain, whose complaint then points at the word."""
    try:
        return read(word.text, *more)
    except InvalidInput as error:
        raise GrammarError(str(error), said.text, word) from None
