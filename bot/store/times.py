"""How moments and dates are stored: text that sorts by time. A naive moment is an error."""

import datetime as dt
from functools import lru_cache


@lru_cache(1024)  # a change writes the same moment into many rows
def to_text(moment: dt.datetime) -> str:
    """A UTC moment with microseconds, such as `2026-11-24T15:00:00.000000Z`.

    Raises:
        ValueError: for a moment without a time zone.
    """
    if moment.tzinfo is None:
        raise ValueError("a moment needs a time zone")
    return moment.astimezone(dt.UTC).isoformat(timespec="microseconds")[:-6] + "Z"


def to_moment(text: str) -> dt.datetime:
    return dt.datetime.fromisoformat(text)


def maybe_moment(text: str | None) -> dt.datetime | None:
    return to_moment(text) if text else None


def maybe_date(text: str | None) -> dt.date | None:
    return dt.date.fromisoformat(text) if text else None
