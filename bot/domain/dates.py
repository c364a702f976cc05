"""Dates as people type them, in the desk's time zone. Nothing is guessed. Pure.

Understood: `2027-02-01`, `1 Feb 2027`, `Feb 1, 2027`, `today`, `tomorrow`, `+10d`, `+2w`,
`friday` (the coming one) and `next friday` (the one in the week after this).
Refused: `01/02/2027`, which is two dates.
"""

import datetime as dt
import re
from zoneinfo import ZoneInfo

from bot.domain.calendar import at_local, civil_today
from bot.domain.errors import InvalidInput

_DAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_MONTHS = (
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
)
_ISO = re.compile(r"^(\d{4})-(\d{1,2})-(\d{1,2})$")
_AHEAD = re.compile(r"^\+\s?(\d{1,4})\s?([dw])(?:ays?|eeks?)?$")
_DAY_FIRST = re.compile(r"^(\d{1,2})\s+([a-z]{3,9})\.?,?\s+(\d{4})$")
_MONTH_FIRST = re.compile(r"^([a-z]{3,9})\.?\s+(\d{1,2}),?\s+(\d{4})$")
_WEEKDAY = re.compile(r"^(next\s+)?([a-z]{3,9})$")
_SLASHED = re.compile(r"^\d{1,4}[/.]\d{1,2}[/.]\d{1,4}$")
_CLOCK = re.compile(r"[ T]([01]?\d|2[0-3]):([0-5]\d)$")
_HOW = "Write it like `2027-02-01`, `+10d`, `tomorrow` or `next friday`."


def parse_date(text: str, today: dt.date) -> dt.date:
    """The civil date that the words mean, seen from `today`.

    Raises:
        InvalidInput: for what is no date, does not exist, or could be two dates.
    """
    said = " ".join(text.lower().split())
    found = _relative(said, today) or _absolute(said, text)
    if found is None:
        raise InvalidInput(f"“{text[:40]}” is not a date I understand. {_HOW}", field="date")
    return found


def parse_moment(text: str, now: dt.datetime, zone: ZoneInfo) -> dt.datetime:
    """The moment in UTC that `now`, a date, or a date with a time of day means in the zone.

    A date alone is its beginning.

    Raises:
        InvalidInput: for what is none of these, or could be two.
    """
    said = " ".join(text.replace("T", " ").split()) if _CLOCK.search(text) else text
    if said.strip().lower() == "now":
        return now
    clock = _CLOCK.search(said)
    time = dt.time(int(clock[1]), int(clock[2])) if clock else dt.time()
    date = parse_date(said[: clock.start()] if clock else said, civil_today(now, zone))
    return at_local(date, time, zone)


def _relative(said: str, today: dt.date) -> dt.date | None:
    if said in ("today", "tomorrow"):
        return today + dt.timedelta(days=said == "tomorrow")
    if ahead := _AHEAD.match(said):
        return today + dt.timedelta(days=int(ahead[1]) * (7 if ahead[2] == "w" else 1))
    if (day := _WEEKDAY.match(said)) and (index := _index(day[2], _DAYS)) is not None:
        if day[1]:
            monday = today - dt.timedelta(days=today.weekday())
            return monday + dt.timedelta(days=7 + index)
        return today + dt.timedelta(days=(index - today.weekday() - 1) % 7 + 1)
    return None


def _absolute(said: str, typed: str) -> dt.date | None:
    if iso := _ISO.match(said):
        return _date(int(iso[1]), int(iso[2]), int(iso[3]), typed)
    if named := _DAY_FIRST.match(said):
        day, month, year = named.groups()
    elif named := _MONTH_FIRST.match(said):
        month, day, year = named.groups()
    elif _SLASHED.match(said):
        raise InvalidInput(
            f"“{typed[:40]}”: such a date can be read as two dates. {_HOW}", field="date"
        )
    else:
        return None
    index = _index(month, _MONTHS)
    return None if index is None else _date(int(year), index + 1, int(day), typed)


def _index(word: str, names: tuple[str, ...]) -> int | None:
    fits = [number for number, name in enumerate(names) if name.startswith(word)]
    return fits[0] if len(fits) == 1 else None


def _date(year: int, month: int, day: int, typed: str) -> dt.date:
    try:
        return dt.date(year, month, day)
    except ValueError:
        raise InvalidInput(
            f"There is no {typed[:40]} in the calendar. {_HOW}", field="date"
        ) from None
