"""Which days a report is about."""

import datetime as dt

import pytest

from bot.domain.errors import InvalidInput
from bot.report.period import Period, check_period, half_year, parse_half_year, read_period

TODAY = dt.date(2026, 11, 24)


@pytest.mark.parametrize("written", ["2026-H2", "2026-h2", "2026H2", "2026 h2"])
def test_a_half_year_is_read_however_it_is_written(written: str) -> None:
    found = parse_half_year(written)
    assert found == Period(start=dt.date(2026, 7, 1), end=dt.date(2026, 12, 31))
    assert found.name == "2026-H2"


@pytest.mark.parametrize("written", ["2026-H3", "H2", "2026", "0000-H1", ""])
def test_what_is_no_half_year_is_none(written: str) -> None:
    assert parse_half_year(written) is None


@pytest.mark.parametrize(
    ("first", "last", "before"),
    [
        ("2026-07-01", "2026-12-31", "2026-H1"),
        ("2026-01-01", "2026-06-30", "2025-H2"),
        ("2024-02-01", "2024-02-29", "2024-01-01 to 2024-01-31"),
        ("2026-01-01", "2026-12-31", "2025-01-01 to 2025-12-31"),
        ("2026-03-10", "2026-03-19", "2026-02-28 to 2026-03-09"),
    ],
)
def test_the_period_before_has_as_many_whole_months_or_days(
    first: str, last: str, before: str
) -> None:
    assert read_period(first, last, TODAY).before.name == before


@pytest.mark.parametrize(
    ("first", "last", "words"),
    [
        ("2026-07-01", "2026-12-31", "July to December 2026"),
        ("2024-02-01", "2024-02-29", "February 2024"),
        ("2025-10-01", "2026-03-31", "October 2025 to March 2026"),
        ("2026-03-10", "2026-04-09", "10 March 2026 to 9 April 2026"),
    ],
)
def test_a_chart_names_its_period_as_strangers_do(first: str, last: str, words: str) -> None:
    assert read_period(first, last, TODAY).in_words == words


@pytest.mark.parametrize(
    ("first", "last", "why"),
    [
        ("2026-03-31", "2026-03-01", "before it starts"),
        ("2026-11-25", "2026-12-01", "nothing has been counted"),
        ("1999-01-01", "1999-12-31", "at the earliest"),
    ],
)
def test_a_period_that_cannot_be_is_refused_with_the_reason(
    first: str, last: str, why: str
) -> None:
    with pytest.raises(InvalidInput, match=why):
        check_period(read_period(first, last, TODAY), TODAY)


def test_a_half_year_goes_on_until_its_last_day_is_over() -> None:
    period = half_year(TODAY)
    assert not period.is_over(dt.date(2026, 12, 31))
    assert period.is_over(dt.date(2027, 1, 1))
