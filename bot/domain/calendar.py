"""Local times of civil dates, in the desk's time zone. Pure.

A time that a change to daylight-saving time skips moves forward by what was skipped; one that a
change back repeats happens once, at its first occurrence. (PEP 495: `fold=0`.)
"""

import datetime as dt
from zoneinfo import ZoneInfo

MONDAY = 0


def at_local(date: dt.date, time: dt.time, zone: ZoneInfo) -> dt.datetime:
    """The moment in UTC at which the clocks in the zone show this date and time."""
    return dt.datetime.combine(date, time, zone).astimezone(dt.UTC)


def civil_today(now: dt.datetime, zone: ZoneInfo) -> dt.date:
    """The date that it is in the zone.

    Raises:
        ValueError: for a moment without a time zone.
    """
    if now.tzinfo is None:
        raise ValueError(f"a moment needs its time zone: {now.isoformat()}")
    return now.astimezone(zone).date()


def monday_on_or_after(date: dt.date) -> dt.date:
    """The first Monday that is not before the date."""
    return date + dt.timedelta(days=(MONDAY - date.weekday()) % 7)
