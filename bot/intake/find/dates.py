"""Dates in a document. One that could be two (03/04/2026) is none."""

import datetime as dt
import re

_MONTH = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?"
    r"|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\.?"
)
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
DATE = (
    rf"(?:\d{{4}}-\d{{2}}-\d{{2}}|{_MONTH} \d{{1,2}}(?:st|nd|rd|th)?,? \d{{4}}"
    rf"|\d{{1,2}}(?:st|nd|rd|th)?(?: day of)? {_MONTH},? \d{{4}}|\d{{1,2}}/\d{{1,2}}/\d{{4}})"
)
_ISO = re.compile(r"(\d{4})-(\d{2})-(\d{2})")
_SLASHED = re.compile(r"(\d{1,2})/(\d{1,2})/(\d{4})")
_NAMED = re.compile(r"[a-z]{3}")


def read_date(text: str) -> dt.date | None:
    """The civil date of a text that `DATE` matches; None where it is none, or could be two."""
    if iso := _ISO.search(text):
        return _date(iso[1], iso[2], iso[3])
    if slashed := _SLASHED.search(text):
        first, second, year = slashed.groups()
        if int(first) == int(second) or int(second) > 12:
            return _date(year, first, second)
        return _date(year, second, first) if int(first) > 12 else None
    lowered = text.lower().replace("day of", " ")
    month = next((m[0] for m in _NAMED.finditer(lowered) if m[0] in _MONTHS), None)
    numbers = re.findall(r"\d+", text)
    if month is None or len(numbers) != 2:
        return None
    return _date(numbers[1], str(_MONTHS.index(month) + 1), numbers[0])


def _date(year: str, month: str, day: str) -> dt.date | None:
    try:
        return dt.date(int(year), int(month), int(day))
    except ValueError:
        return None
