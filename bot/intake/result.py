"""What came of reading a file."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from bot.intake.find.text import Proposal


class Problem(StrEnum):
    """Why nothing was read from a file."""

    NO_PDF = "no_pdf"
    LOCKED = "locked"
    SCANNED = "scanned"
    BROKEN = "broken"
    TOO_LARGE = "too_large"
    TOO_SLOW = "too_slow"
    TOO_HEAVY = "too_heavy"


class Unreadable(Exception):
    """Nothing can be read from the file; `problem` says why."""

    def __init__(self, problem: Problem) -> None:
        self.problem = problem
        super().__init__(problem.value)


@dataclass(frozen=True, slots=True)
class Reading:
    """What was read from a file: proposals by fact, and how much of it was read.

    `pages` of `total` were read. With a `problem` there are no proposals.
    """

    proposals: Mapping[str, Proposal] = field(default_factory=dict)
    pages: int = 0
    total: int = 0
    problem: Problem | None = None
