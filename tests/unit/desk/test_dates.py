"""Dates as people type them."""

import contextlib
import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.dates import parse_date
from bot.domain.errors import InvalidInput

TUESDAY = dt.date(2026, 11, 24)


@pytest.mark.parametrize(
    ("said", "date"),
    [
        ("2027-02-01", "2027-02-01"),
        ("2027-2-1", "2027-02-01"),
        ("today", "2026-11-24"),
        ("Tomorrow", "2026-11-25"),
        ("+10d", "2026-12-04"),
        ("+ 2 weeks", "2026-12-08"),
        ("friday", "2026-11-27"),
        ("next friday", "2026-12-04"),
        ("tuesday", "2026-12-01"),
        ("next tue", "2026-12-01"),
        ("1 February 2027", "2027-02-01"),
        ("Feb 1, 2027", "2027-02-01"),
        ("29 feb 2028", "2028-02-29"),
    ],
)
def test_what_people_write_is_understood(said: str, date: str) -> None:
    assert parse_date(said, TUESDAY) == dt.date.fromisoformat(date)


@pytest.mark.parametrize(
    ("said", "why"),
    [
        ("01/02/2027", "two dates"),
        ("1.2.2027", "two dates"),
        ("2027-02-29", "no 2027-02-29 in the calendar"),
        ("31 june 2027", "in the calendar"),
        ("ma 1 2027", "not a date"),
        ("t", "not a date"),
        ("", "not a date"),
        ("soon", "not a date"),
        ("-3d", "not a date"),
        ("+99999d", "not a date"),
    ],
)
def test_what_is_no_date_or_two_is_refused(said: str, why: str) -> None:
    with pytest.raises(InvalidInput, match=why):
        parse_date(said, TUESDAY)


@given(st.dates(min_value=dt.date(1970, 1, 1)), st.dates(dt.date(1970, 1, 1), dt.date(2300, 1, 1)))
def test_every_iso_date_is_itself(date: dt.date, today: dt.date) -> None:
    assert parse_date(date.isoformat(), today) == date


@given(st.text(max_size=60))
def test_no_text_is_a_fault(text: str) -> None:
    with contextlib.suppress(InvalidInput):
        assert isinstance(parse_date(text, TUESDAY), dt.date)


@given(st.sampled_from(["monday", "wed", "sunday"]), st.dates(dt.date(2000, 1, 1)))
def test_a_coming_weekday_is_within_the_week_and_next_is_in_the_week_after(
    name: str, today: dt.date
) -> None:
    if today > dt.date(9999, 12, 1):
        return
    assert 1 <= (parse_date(name, today) - today).days <= 7
    coming = parse_date(f"next {name}", today)
    assert coming.isocalendar()[:2] == (today + dt.timedelta(days=7)).isocalendar()[:2]
