"""Dates are counted in the desk's zone, and a morning stays a morning."""

import datetime as dt
from zoneinfo import ZoneInfo

import pytest

from bot.domain.calendar import at_local, civil_today, monday_on_or_after
from bot.domain.preservation import preserve, terms_of
from bot.domain.reminders import Rules, ahead, preservation_series
from policy.load import latest

NEW_YORK = ZoneInfo("America/New_York")
UTC = ZoneInfo("UTC")


@pytest.mark.parametrize(
    ("snapshot", "zone", "expires_on"),
    [
        ("2023-12-01T12:00", UTC, "2024-02-29"),
        ("2024-12-01T12:00", UTC, "2025-03-01"),
        ("2026-12-15T12:00", UTC, "2027-03-15"),
        ("2027-12-15T12:00", UTC, "2028-03-14"),
        ("2026-03-01T23:30", NEW_YORK, "2026-05-30"),
    ],
)
def test_a_snapshot_expires_on_the_exact_date(
    snapshot: str, zone: ZoneInfo, expires_on: str
) -> None:
    """Over a leap day, a weekend, the end of a year, and a change of the clocks."""
    at = dt.datetime.fromisoformat(snapshot).replace(tzinfo=zone).astimezone(dt.UTC)
    kept = preserve(1, "account", at, zone, terms_of(latest()))
    assert kept.expires_on == dt.date.fromisoformat(expires_on)


def test_a_reminder_stays_at_nine_across_a_change_to_daylight_saving_time() -> None:
    series = preservation_series(Rules(), 1, 1, dt.date(2026, 3, 20))
    now = dt.datetime(2026, 2, 1, tzinfo=dt.UTC)
    local = [one.due_at.astimezone(NEW_YORK) for one in ahead(series, NEW_YORK, now)]
    assert {moment.hour for moment in local} == {9}
    assert {moment.utcoffset() for moment in local} == {
        dt.timedelta(hours=-5),
        dt.timedelta(hours=-4),
    }


def test_a_time_that_does_not_exist_moves_forward() -> None:
    skipped = at_local(dt.date(2026, 3, 8), dt.time(2, 30), NEW_YORK)
    assert skipped.astimezone(NEW_YORK).time() == dt.time(3, 30)


def test_a_time_that_comes_twice_happens_once_at_its_first() -> None:
    doubled = at_local(dt.date(2026, 11, 1), dt.time(1, 30), NEW_YORK)
    assert doubled == dt.datetime(2026, 11, 1, 5, 30, tzinfo=dt.UTC)


def test_a_moment_without_a_zone_has_no_date() -> None:
    with pytest.raises(ValueError, match="time zone"):
        civil_today(dt.datetime(2026, 1, 1), UTC)  # noqa: DTZ001 — that is the point


def test_mondays_digest_begins_on_the_first_monday_that_is_not_over() -> None:
    assert monday_on_or_after(dt.date(2026, 11, 30)) == dt.date(2026, 11, 30)
    assert monday_on_or_after(dt.date(2026, 12, 1)) == dt.date(2026, 12, 7)
