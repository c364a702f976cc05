"""Civil dates beside an oracle of its own: days counted by Julian day numbers.

The algorithm is that of Fliegel and Van Flandern, Communications of the ACM 11 (1968), page 657;
nothing of `datetime`'s own arithmetic is in it.
"""

import datetime as dt
from zoneinfo import ZoneInfo

from hypothesis import given, settings
from hypothesis import strategies as st

from bot.domain.calendar import at_local, civil_today
from bot.domain.preservation import preserve, terms_of
from policy.load import latest

ZONES = st.sampled_from(
    [
        ZoneInfo(name)
        for name in (
            *("UTC", "America/New_York", "Europe/Berlin", "Asia/Kolkata", "Pacific/Auckland"),
            *("Pacific/Apia", "America/St_Johns", "Australia/Lord_Howe", "Asia/Shanghai"),
        )
    ]
)
MOMENTS = st.datetimes(
    dt.datetime(2012, 1, 1),  # noqa: DTZ001 — hypothesis adds the zone
    dt.datetime(2099, 6, 1),  # noqa: DTZ001
    timezones=st.just(dt.UTC),
)


def julian(year: int, month: int, day: int) -> int:
    """The Julian day number of a civil date."""
    early = int((month - 14) / 12)
    return (
        day
        - 32075
        + 1461 * (year + 4800 + early) // 4
        + 367 * (month - 2 - early * 12) // 12
        - 3 * ((year + 4900 + early) // 100) // 4
    )


def local(moment: dt.datetime, zone: ZoneInfo) -> tuple[int, int]:
    """The Julian day on which a moment falls in a zone, and the second of that day."""
    offset = moment.astimezone(zone).utcoffset()
    assert offset is not None
    clock = moment.hour * 3600 + moment.minute * 60 + moment.second + int(offset.total_seconds())
    return julian(moment.year, moment.month, moment.day) + clock // 86400, clock % 86400


@settings(deadline=None)
@given(MOMENTS, ZONES)
def test_the_day_is_that_of_the_zone(moment: dt.datetime, zone: ZoneInfo) -> None:
    today = civil_today(moment, zone)
    assert julian(today.year, today.month, today.day) == local(moment, zone)[0]


@settings(deadline=None)
@given(MOMENTS, ZONES)
def test_a_snapshot_is_kept_for_as_many_civil_days_as_the_guide_says(
    moment: dt.datetime, zone: ZoneInfo
) -> None:
    terms = terms_of(latest())
    until = preserve(1, "account", moment, zone, terms).expires_on
    expected = local(moment, zone)[0] + terms.days
    assert julian(until.year, until.month, until.day) == expected


@settings(deadline=None)
@given(st.dates(dt.date(2012, 1, 1), dt.date(2099, 12, 30)), st.integers(0, 1439), ZONES)
def test_a_local_time_is_that_time_or_where_there_is_none_the_one_after_the_gap(
    day: dt.date, minute: int, zone: ZoneInfo
) -> None:
    moment = at_local(day, dt.time(minute // 60, minute % 60), zone)
    there, second = local(moment, zone)
    late = (there - julian(day.year, day.month, day.day)) * 86400 + second - minute * 60
    a_minute_before = local(moment - dt.timedelta(minutes=1), zone)
    if late:  # a whole day was skipped where the date line was crossed
        assert 0 < late <= 86400
    else:
        assert a_minute_before != (there, second)
