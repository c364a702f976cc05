"""Moments in words: Slack's date tokens and the times beside messages.

The token formats are those of https://docs.slack.dev/messaging/formatting-message-text#date-formatting
"""

import re
from collections.abc import Callable
from datetime import datetime, timedelta

from workspace.page.text.reader import Reader

_PLACEHOLDER = re.compile(r"\{(\w+)\}")


def clock_time(moment: datetime) -> str:
    """6:39 AM."""
    return f"{moment.hour % 12 or 12}:{moment:%M} {'AM' if moment.hour < 12 else 'PM'}"


def day_name(reader: Reader, moment: datetime) -> str:
    """Today, Yesterday, Tomorrow, or Tuesday, February 18th: the line between two days."""
    local = reader.local(moment)
    year = "" if local.year == reader.local(reader.now).year else f", {local.year}"
    return _relative_day(reader, local) or f"{local:%A}, {local:%B} {_ordinal(local.day)}{year}"


def when(reader: Reader, moment: datetime) -> str:
    """At 6:39 AM, if today; else on Feb 18."""
    local = reader.local(moment)
    if local.date() == reader.local(reader.now).date():
        return f"at {clock_time(local)}"
    return f"on {local:%b} {local.day}"


def full_moment(reader: Reader, moment: datetime) -> str:
    """Tue, Feb 18, 2014 at 6:39 AM CET: what a pointer on a time shows."""
    local = reader.local(moment)
    return f"{local:%a}, {_short(local)} at {clock_time(local)} {local:%Z}"


def ago(reader: Reader, moment: datetime) -> str:
    """3 minutes ago, in 2 days: the distance from now, in its largest whole unit."""
    seconds = (moment - reader.now).total_seconds()
    distance = abs(seconds)
    for unit, length in (("day", 86_400), ("hour", 3_600), ("minute", 60)):
        if distance >= length:
            count = int(distance // length)
            words = f"{count} {unit}{'s' if count != 1 else ''}"
            return f"in {words}" if seconds > 0 else f"{words} ago"
    return "just now"


def render_token(reader: Reader, moment: datetime, template: str) -> str:
    """The token's template with each placeholder filled in the reader's zone.

    An unknown placeholder raises KeyError, as Slack then shows the fallback instead.
    """
    local = reader.local(moment)
    return _PLACEHOLDER.sub(lambda match: _FORMATS[match[1]](reader, local), template)


def _ordinal(day: int) -> str:
    suffix = "th" if 11 <= day <= 13 else {1: "st", 2: "nd", 3: "rd"}.get(day % 10, "th")
    return f"{day}{suffix}"


def _relative_day(reader: Reader, local: datetime) -> str | None:
    distance = local.date() - reader.local(reader.now).date()
    names = {timedelta(-1): "Yesterday", timedelta(0): "Today", timedelta(1): "Tomorrow"}
    return names.get(distance)


def _date(local: datetime) -> str:
    return f"{local:%B} {_ordinal(local.day)}, {local.year}"


def _short(local: datetime) -> str:
    return f"{local:%b} {local.day}, {local.year}"


def _long(local: datetime) -> str:
    return f"{local:%A}, {_date(local)}"


def _pretty(plain: Callable[[datetime], str]) -> Callable[[Reader, datetime], str]:
    """The plain form, but yesterday, today and tomorrow by their names."""
    return lambda reader, local: _relative_day(reader, local) or plain(local)


_FORMATS: dict[str, Callable[[Reader, datetime], str]] = {
    "date_num": lambda _, local: f"{local:%Y-%m-%d}",
    "date_slash": lambda _, local: f"{local:%m/%d/%Y}",
    "date": lambda _, local: _date(local),
    "date_short": lambda _, local: _short(local),
    "date_long": lambda _, local: _long(local),
    "date_pretty": _pretty(_date),
    "date_short_pretty": _pretty(_short),
    "date_long_pretty": _pretty(_long),
    "day_divider_pretty": day_name,
    "time": lambda _, local: clock_time(local),
    "time_secs": lambda _, local: clock_time(local).replace(" ", f":{local:%S} "),
    "ago": ago,
}
