"""The figures of a transparency report, and what was published of a period. Pure."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass

# A number; or words such as a band, where no number is told.
Value = int | float | str
# By section and row, as `bot.report.counting` makes them.
Figures = Mapping[str, Mapping[str, Value]]


@dataclass(frozen=True, slots=True)
class Publication:
    """The latest edition of a period's figures: what was made public, when, and by whom."""

    edition: int
    at: dt.datetime
    by: str
    figures: Figures
