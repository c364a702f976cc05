"""What a report says: values that go through JSON and come back the same."""

import datetime as dt

from bot.domain.reports import Value
from bot.report.period import Period
from policy.model import Frozen

MERGED = "merged"  # it is in the row “all others” of its table
WITHHELD = "withheld"  # too few to be told, or not counted in this period
NONE = "none"  # there is nothing to take a median of
REST = "rest"  # the row “all others”


class Row(Frozen):
    """One line: what is counted, in the period and in the one before."""

    id: str
    label: str
    now: Value
    before: Value


class Section(Frozen):
    id: str
    title: str
    rows: tuple[Row, ...]


class Correction(Frozen):
    """What was published of a row, and what it is now that a case was changed."""

    section: str
    label: str
    published: Value
    now: Value


class Report(Frozen):
    """`guarded`: sealed cases are counted, so small cells are merged. `so_far`: it goes on."""

    period: Period
    before: Period
    guarded: bool
    so_far: bool
    sections: tuple[Section, ...]
    notes: tuple[str, ...]
    edition: int | None = None
    published_on: dt.date | None = None
    corrections: tuple[Correction, ...] = ()

    def section(self, wanted: str) -> Section:
        """Raises KeyError where there is no such section."""
        for section in self.sections:
            if section.id == wanted:
                return section
        raise KeyError(wanted)


def shown(value: Value) -> str:
    """A value as people read it: thousands apart, a half only where there is one."""
    if isinstance(value, str):
        return value
    return f"{value:,.1f}".removesuffix(".0")
