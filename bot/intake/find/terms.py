"""When it was signed, when the answer is due, and whether the user may be told."""

import calendar
import datetime as dt
import re
from collections.abc import Iterator

from bot.intake.find.dates import DATE, read_date
from bot.intake.find.text import Proposal, Text, excerpt

_SIGNED = re.compile(
    rf"(?:\bdated(?: this)?(?: the)?|date of issue|issued(?: on)?|signed(?: on)?|witness\w*)"
    rf"\s*:?\s*({DATE})",
    re.IGNORECASE,
)
_DUE = re.compile(
    rf"(?:return(?:able)?(?: date| by| on)?|respond by|response due|on or before|no later than"
    rf"|not later than|due(?: date| by| on)?|date of compliance|compliance date)\s*:?\s*({DATE})",
    re.IGNORECASE,
)
_SILENCE = re.compile(
    r"(?:shall|must|may|will|do|to|you) not\b[^.]{0,120}?\b(?:disclos|notif|inform|reveal|tell)\w*"
    r"|(?:prohibited|barred|refrain) from[^.]{0,80}?\b(?:disclos|notif|inform|reveal|tell)\w*"
    r"|non-?disclosure order|delay(?:ed)? (?:of )?notice",
    re.IGNORECASE,
)
_ORDERED = re.compile(r"\border(?:ed|s)?\b|2705\(b\)|3123\(d\)|2709\(c\)", re.IGNORECASE)
_UNTIL = re.compile(rf"(?:until|through|expires?(?: on)?|ending(?: on)?)\s+({DATE})", re.IGNORECASE)
_FOR = re.compile(
    # A number in words stands for the figure that follows it in brackets: “ninety (90) days”.
    r"(?:for|period of)\s+(?:a period of )?(?:[a-z -]{3,30}\((?=\d))?(\d{1,3}|one|two)\)?"
    r"\s*(days?|months?|years?)",
    re.IGNORECASE,
)
_NUMBERS = {"one": 1, "two": 2}
_BASIS = re.compile(
    r"18 U\.?\s?S\.?\s?C\.?\s*§?\s*(?:2705\(b\)|3123\(d\)|2709\(c\))", re.IGNORECASE
)
_AROUND = 400  # characters before and after the words of silence that speak of it


def find(text: Text) -> Iterator[Proposal]:
    signed = _dated(text, _SIGNED)
    if signed:
        yield Proposal("signed.date", signed[0].isoformat(), signed[1])
    if due := _dated(text, _DUE):
        yield Proposal("respond_by", due[0].isoformat(), due[1])
    yield from _silence(text, signed[0] if signed else None)


def _dated(text: Text, pattern: re.Pattern[str]) -> tuple[dt.date, str] | None:
    for match in pattern.finditer(text.flat):
        if date := read_date(match[1]):
            return date, match[0]
    return None


def _silence(text: Text, signed: dt.date | None) -> Iterator[Proposal]:
    """An order where one is cited or made; else silence that is only asked for."""
    match = _SILENCE.search(text.flat)
    if match is None:
        return
    around = text.flat[max(0, match.start() - _AROUND) : match.end() + _AROUND]
    ordered = bool(_ORDERED.search(around))
    yield Proposal(
        "nondisclosure", "yes" if ordered else "asked", excerpt(text.flat, *match.span())
    )
    if basis := _BASIS.search(text.flat):
        yield Proposal("nondisclosure.basis", basis[0], basis[0])
    after = text.flat[match.start() : match.end() + _AROUND]
    if end := _UNTIL.search(after):
        if date := read_date(end[1]):
            yield Proposal("nondisclosure.until", date.isoformat(), end[0])
    elif signed and (term := _FOR.search(after)):
        date = _later(signed, _number(term[1]), term[2].lower())
        yield Proposal(
            "nondisclosure.until", date.isoformat(), f"{term[0]} from {signed.isoformat()}"
        )


def _number(word: str) -> int:
    return int(word) if word.isdigit() else _NUMBERS[word.lower()]


def _later(day: dt.date, count: int, unit: str) -> dt.date:
    if unit.startswith("day"):
        return day + dt.timedelta(days=count)
    months = day.month - 1 + count * (12 if unit.startswith("year") else 1)
    year, month = day.year + months // 12, months % 12 + 1
    return dt.date(year, month, min(day.day, calendar.monthrange(year, month)[1]))
