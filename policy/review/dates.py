"""Civil dates of a preservation and of a user notice. Pure, and the only place that counts them.

Days are calendar days in the desk's time zone, from the date that the snapshot's moment has
there. The last day is kept in full, and a weekend neither shortens nor moves it. How many days
is the guide's to say: callers pass the number in.
"""

import datetime as dt
from zoneinfo import ZoneInfo


def civil_date(moment: dt.datetime, zone: ZoneInfo) -> dt.date:
    """The date on which this moment falls in the zone.

    Raises:
        ValueError: for a moment without a time zone, of which nobody can tell the date.
    """
    if moment.tzinfo is None:
        raise ValueError(f"a moment needs its time zone: {moment.isoformat()}")
    return moment.astimezone(zone).date()


def expires_on(snapshot: dt.datetime, zone: ZoneInfo, days: int) -> dt.date:
    """The last day on which a snapshot is kept."""
    return later(civil_date(snapshot, zone), days)


def later(date: dt.date, days: int) -> dt.date:
    """So many calendar days on: an expiry extended, or the notice after an order's last day."""
    return date + dt.timedelta(days=days)
