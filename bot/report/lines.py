"""What a report knows of one request: no name, no number, no text. Pure."""

import datetime as dt
from dataclasses import dataclass
from enum import StrEnum

from bot.domain.cases import DisclosedClass, Disposition

NATIONAL_SECURITY = "national_security"
EMERGENCY = "emergency_disclosure"


class Outcome(StrEnum):
    CONTENT = "content"
    NON_CONTENT = "non_content"
    NO_RECORDS = "no_records"
    REJECTED = "rejected"
    WITHDRAWN = "withdrawn"
    OTHER = "other"
    PENDING = "pending"


class Reason(StrEnum):
    """Why a request was rejected, as the guide judges its facts; the first that holds."""

    INTERCEPTION = "interception"
    ABROAD = "abroad"
    COUNSEL = "counsel"
    TOO_BROAD = "too_broad"
    INCOMPLETE = "incomplete"
    JUDGEMENT = "judgement"


_OUTCOMES = {
    Disposition.NO_RESPONSIVE_RECORDS: Outcome.NO_RECORDS,
    Disposition.REJECTED: Outcome.REJECTED,
    Disposition.WITHDRAWN: Outcome.WITHDRAWN,
}


@dataclass(frozen=True, slots=True)
class Line:
    """One request that was received in the period.

    `accounts`: how many accounts it names. `ordered`: with a nondisclosure order. `disclosed`:
    data was disclosed, be the case closed or not. Days are calendar days from its receipt. Seconds
    are those from raising an emergency until it was first paged, first taken, and decided.
    """

    process: str
    country: str | None
    outcome: Outcome
    sealed: bool = False
    reason: Reason | None = None
    accounts: int = 0
    ordered: bool = False
    disclosed: bool = False
    answered_days: int | None = None
    closed_days: int | None = None
    paged_seconds: float | None = None
    taken_seconds: float | None = None
    decided_seconds: float | None = None


@dataclass(frozen=True, slots=True)
class Kept:
    """A preservation that began in the period, or an extension of one that was granted in it."""

    sealed: bool
    extension: bool


def outcome_of(disposition: Disposition | None, disclosed: DisclosedClass | None) -> Outcome:
    """How a case ended; one that is open is pending."""
    if disposition is None:
        return Outcome.PENDING
    if disposition.is_disclosure:
        content = disclosed is DisclosedClass.CONTENT
        return Outcome.CONTENT if content else Outcome.NON_CONTENT
    return _OUTCOMES.get(disposition, Outcome.OTHER)


def days_between(start: dt.date, end: dt.date | None) -> int | None:
    """Calendar days; none below zero, since a clock may have been wrong."""
    return None if end is None else max(0, (end - start).days)
