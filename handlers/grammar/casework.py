"""What is done to a case between its opening and its closing → what the person wants.

Grammar, where CASE is `LR-42` or `42`:
    review CASE [met|not_met REQUIREMENT]
    edit CASE
    verify CASE
    reply CASE [anew]
    letters CASE
    approve CASE [reason="…"]
    notice CASE [notify [DATE] | prohibited [until=DATE] | exception ID reason="…" | letter | told]
    close CASE [OUTCOME [items="name: 1; ip_address: 12"] [reason="…"]]
"""

import datetime as dt
from dataclasses import dataclass

from bot.desk.casework.commands import (
    ApproveCase,
    DecideNotice,
    DraftLetter,
    ReadLetters,
    ReviewCase,
    UserTold,
)
from bot.desk.commands import CloseCase
from bot.domain.cases import Disposition
from bot.domain.dates import parse_date
from bot.domain.disclosure import parse_items
from bot.domain.errors import InvalidInput
from bot.domain.notice import NoticeKind
from handlers.grammar.parts import alone, case_number, enum_in, one_of, word_at
from handlers.grammar.words import GrammarError, Word


@dataclass(frozen=True, slots=True)
class Judge:
    """Like `SignOffPoint`, with the person's name still to be looked up."""

    case_id: int
    requirement: str
    met: bool


@dataclass(frozen=True, slots=True)
class EditForm:
    case_id: int


@dataclass(frozen=True, slots=True)
class VerifyForm:
    case_id: int


@dataclass(frozen=True, slots=True)
class CloseForm:
    case_id: int


@dataclass(frozen=True, slots=True)
class NoticeOf:
    """The person wants to see what was decided about telling the user."""

    case_id: int


Casework = Judge | EditForm | VerifyForm | NoticeOf | CloseForm


def review(text: str, words: list[Word], _today: dt.date) -> ReviewCase | Judge:
    case_id = case_number(text, words)
    if len(words) == 2:
        return ReviewCase(case_id)
    judged = one_of(words[2], text, ("met", "not_met"), "judgement")
    word_at(text, words, 3, "Say which requirement: `met lawful basis`.")
    what = "_".join(word.text.lower() for word in words[3:])
    return Judge(case_id, what, judged == "met")


def edit(text: str, words: list[Word], _today: dt.date) -> EditForm:
    return EditForm(alone(text, words))


def verify(text: str, words: list[Word], _today: dt.date) -> VerifyForm:
    return VerifyForm(alone(text, words))


def reply(text: str, words: list[Word], _today: dt.date) -> DraftLetter:
    case_id = case_number(text, words)
    if len(words) == 2:
        return DraftLetter(case_id)
    one_of(words[2], text, ("anew",), "way")
    _nothing_behind(text, words, 3)
    return DraftLetter(case_id, anew=True)


def letters(text: str, words: list[Word], _today: dt.date) -> ReadLetters:
    return ReadLetters(alone(text, words))


def approve(text: str, words: list[Word], _today: dt.date) -> ApproveCase:
    case_id = case_number(text, words)
    found = _keyed(text, words[2:], ("reason",), 'Behind the number stands `reason="…"`.')
    return ApproveCase(case_id, override=_text(found.get("reason")))


def notice(
    text: str, words: list[Word], today: dt.date
) -> NoticeOf | DecideNotice | DraftLetter | UserTold:
    case_id = case_number(text, words)
    if len(words) == 2:
        return NoticeOf(case_id)
    ways = (*(kind.value for kind in NoticeKind), "letter", "told")
    way, behind = one_of(words[2], text, ways, "way"), words[3:]
    match way:
        case "letter" | "told":
            _nothing_behind(text, words, 3)
            return DraftLetter(case_id, "user") if way == "letter" else UserTold(case_id)
        case "notify":
            on = _date(text, behind[0], today) if behind else None
            _nothing_behind(text, words, 4)
            return DecideNotice(case_id, NoticeKind.NOTIFY, on=on)
        case "prohibited":
            found = _keyed(text, behind, ("until",), "Behind it stands `until=2027-05-09`.")
            until = _date(text, found["until"], today) if "until" in found else None
            return DecideNotice(case_id, NoticeKind.PROHIBITED, until=until)
        case _:
            why = word_at(text, words, 3, "Say which of the guide's exceptions, and why.")
            found = _keyed(text, behind[1:], ("reason",), 'Behind it stands `reason="…"`.')
            return DecideNotice(
                case_id,
                NoticeKind.EXCEPTION,
                exception=why.text.lower(),
                reason=_text(found.get("reason")),
            )


def close(text: str, words: list[Word], _today: dt.date) -> CloseForm | CloseCase:
    case_id = case_number(text, words)
    if len(words) == 2:
        return CloseForm(case_id)
    how = 'Behind the outcome stand `items="ip_address: 12"` and `reason="…"`.'
    found = _keyed(text, words[3:], ("items", "reason"), how)
    return CloseCase(
        case_id,
        enum_in(Disposition, words[2], text, "outcome"),
        _items(text, found.get("items")),
        _text(found.get("reason")),
    )


def _items(text: str, word: Word | None) -> tuple[tuple[str, int], ...]:
    if word is None:
        return ()
    try:
        return tuple(parse_items(word.text).items())
    except InvalidInput as error:
        raise GrammarError(str(error), text, word) from None


def _keyed(text: str, words: list[Word], keys: tuple[str, ...], how: str) -> dict[str, Word]:
    found = {}
    for word in words:
        if word.key not in keys:
            raise GrammarError(how, text, word)
        found[word.key] = word
    return found


def _text(word: Word | None) -> str | None:
    return word.text.strip() or None if word else None


def _date(text: str, word: Word, today: dt.date) -> dt.date:
    try:
        return parse_date(word.text, today)
    except InvalidInput as error:
        raise GrammarError(str(error), text, word) from None


def _nothing_behind(text: str, words: list[Word], index: int) -> None:
    if len(words) > index:
        raise GrammarError("Nothing more stands here.", text, words[index])
