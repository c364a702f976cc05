"""The period of a report: a half-year, or any other run of days. Pure.

Dates are civil dates in the desk's time zone, the last day included.
"""

import calendar
import datetime as dt
import re

from bot.domain.dates import parse_date
from bot.domain.errors import InvalidInput
from policy.model import Frozen

_HALF = re.compile(r"^(\d{4})[-\s]?h([12])$", re.IGNORECASE)
EARLIEST = dt.date(2000, 1, 1)


class Period(Frozen):
    """From `start` to `end`, both included."""

    start: dt.date
    end: dt.date

    @property
    def is_half_year(self) -> bool:
        return self == half_year(self.start)

    @property
    def name(self) -> str:
        """`2026-H2`, or `2026-03-01 to 2026-03-31`; the same in a file's name."""
        if self.is_half_year:
            return f"{self.start.year}-H{1 if self.start.month == 1 else 2}"
        return f"{self.start} to {self.end}"

    @property
    def in_words(self) -> str:
        """`July to December 2026`, or `1 March 2026 to 9 April 2026`: what strangers read."""
        if self._whole_months is None:
            return f"{day_in_words(self.start)} to {day_in_words(self.end)}"
        last = f"{self.end:%B %Y}"
        if self._whole_months == 1:
            return last
        same_year = self.start.year == self.end.year
        return f"{self.start:%B} to {last}" if same_year else f"{self.start:%B %Y} to {last}"

    @property
    def before(self) -> "Period":
        """The one that ends the day before: as many whole months, or as many days."""
        end = self.start - dt.timedelta(days=1)
        months = self._whole_months
        if months is None:
            return Period(start=self.start - (self.end - self.start) - _DAY, end=end)
        year, month = divmod(self.start.year * 12 + self.start.month - 1 - months, 12)
        return Period(start=dt.date(year, month + 1, 1), end=end)

    def is_over(self, today: dt.date) -> bool:
        return self.end < today

    @property
    def _whole_months(self) -> int | None:
        last = calendar.monthrange(self.end.year, self.end.month)[1]
        if self.start.day != 1 or self.end.day != last:
            return None
        return (self.end.year - self.start.year) * 12 + self.end.month - self.start.month + 1


_DAY = dt.timedelta(days=1)


def day_in_words(day: dt.date) -> str:
    """`9 April 2026`."""
    return f"{day.day} {day:%B %Y}"


def half_year(day: dt.date) -> Period:
    """The half-year that the day is in."""
    if day.month <= 6:
        return Period(start=dt.date(day.year, 1, 1), end=dt.date(day.year, 6, 30))
    return Period(start=dt.date(day.year, 7, 1), end=dt.date(day.year, 12, 31))


def parse_half_year(text: str) -> Period | None:
    """`2026-H2` → that half-year; None for what is written otherwise."""
    found = _HALF.match(text.strip())
    if found is None or not 1 <= int(found[1]) <= 9999:
        return None
    return half_year(dt.date(int(found[1]), 1 if found[2] == "1" else 7, 1))


def read_period(first: str, last: str, today: dt.date) -> Period:
    """A free period from two dates as people type them.

    Raises:
        InvalidInput: for what is no date.
    """
    return Period(start=parse_date(first, today), end=parse_date(last, today))


def check_period(period: Period, today: dt.date) -> None:
    """Whether there can be a report on it.

    Raises:
        InvalidInput: when it ends before it starts, has not begun, or is before all records.
    """
    if period.end < period.start:
        raise InvalidInput(
            f"The period ends on {period.end}, before it starts on {period.start}."
            " Write the earlier date first.",
            field="period",
        )
    if period.start > today:
        raise InvalidInput(
            f"The period begins on {period.start}, and today is {today}: nothing has been counted"
            " yet. Name one that has begun.",
            field="period",
        )
    if period.start < EARLIEST:
        raise InvalidInput(
            f"A report begins in the year {EARLIEST.year} at the earliest.", field="period"
        )
