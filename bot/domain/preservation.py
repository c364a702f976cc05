"""A preservation: one snapshot, kept for the guide's days, and what may become of it. Pure.

How many days, and how many extensions, the guide says; how they are counted stands in
`policy.review.dates` alone. The last day is kept in full.
"""

import datetime as dt
from dataclasses import dataclass, replace
from enum import StrEnum
from zoneinfo import ZoneInfo

from bot.domain.cases import number_of
from bot.domain.errors import InvalidInput, NotPossible
from policy.model import Guide
from policy.review.dates import civil_date, expires_on, later


class Question(StrEnum):
    """Why counsel has an extension to decide."""

    SECOND = "second"  # the guide offers fewer
    LATE = "late"  # it came after the expiry


@dataclass(frozen=True, slots=True)
class Preservation:
    """What is kept for a case. Dates are civil dates in the desk's time zone.

    `first_expires_on` is counted from the snapshot; `expires_on` is the last day as things stand.
    `asked`: counsel has this extension to decide, received on `asked_received_on`; meanwhile
    nothing is released. `process`: cases of legal process for the same data; while one is open,
    nothing is released either. Released: a person confirmed that the snapshot was deleted.
    """

    id: int
    case_id: int
    target: str
    snapshot_at: dt.datetime
    first_expires_on: dt.date
    expires_on: dt.date
    extensions: int = 0
    asked: Question | None = None
    asked_received_on: dt.date | None = None
    released_at: dt.datetime | None = None
    released_by: str | None = None
    process: frozenset[int] = frozenset()

    @property
    def is_standing(self) -> bool:
        return self.released_at is None

    def days_left(self, today: dt.date) -> int:
        """Days until the last day: 0 on it, negative once it is over."""
        return (self.expires_on - today).days

    def is_over(self, today: dt.date) -> bool:
        return self.expires_on < today


@dataclass(frozen=True, slots=True)
class Terms:
    """The guide's numbers for a preservation."""

    days: int
    extension_days: int
    extensions: int


def terms_of(guide: Guide) -> Terms:
    return Terms(
        days=guide.number("preservation_days").value,
        extension_days=guide.number("extension_days").value,
        extensions=guide.number("extensions_offered").value,
    )


def preserve(
    case_id: int, target: str, snapshot_at: dt.datetime, zone: ZoneInfo, terms: Terms
) -> Preservation:
    """A snapshot that was taken at this moment."""
    last_day = expires_on(snapshot_at, zone, terms.days)
    return Preservation(0, case_id, target, snapshot_at, last_day, last_day)


def extend(kept: Preservation, received_on: dt.date, terms: Terms) -> Preservation:
    """Extended from the standing expiry; or, second or late, a question for counsel.

    The request is a separate formal one: whoever calls has made sure.

    Raises:
        NotPossible: when it was released, or counsel has one to decide already.
    """
    check_standing(kept)
    check_not_asked(kept)
    question = _question(kept, received_on, terms)
    if question is not None:
        return replace(kept, asked=question, asked_received_on=received_on)
    return _extended(kept, later(kept.expires_on, terms.extension_days))


def decide(
    kept: Preservation, *, until: dt.date | None, today: dt.date, zone: ZoneInfo
) -> Preservation:
    """Counsel's decision: granted with a last day, or (None) declined.

    Raises:
        NotPossible: when nothing is there to decide.
        InvalidInput: for a last day that is over, or not later than the standing one.
    """
    check_standing(kept)
    if kept.asked is None:
        raise NotPossible(f"No extension of {number_of(kept.case_id)} waits for counsel.")
    decided = replace(kept, asked=None, asked_received_on=None)
    if until is None:
        return decided
    if until <= max(kept.expires_on, today - dt.timedelta(days=1)):
        snapshot = civil_date(kept.snapshot_at, zone)
        raise InvalidInput(
            f"The snapshot of {snapshot} is kept until {kept.expires_on} already, and today is"
            f" {today}. Give a later last day.",
            field="until",
        )
    return _extended(decided, until)


def release(kept: Preservation, *, by: str, now: dt.datetime, held: bool) -> Preservation:
    """Ended: this person confirms that the snapshot was deleted.

    `held`: legal process for the same data is open.

    Raises:
        NotPossible: while counsel has an extension to decide, or while it is held.
    """
    check_standing(kept)
    number = number_of(kept.case_id)
    if kept.asked is not None:
        raise NotPossible(
            f"Counsel has an extension of {number} to decide, and nothing is released before"
            f" that. Counsel decides with `/preserve decide {number}`."
        )
    if held:
        raise NotPossible(
            f"Legal process for what {number} preserves is open, so it is held. Close that case"
            " first; then it can be released."
        )
    return replace(kept, released_at=now, released_by=by)


def check_standing(kept: Preservation) -> None:
    if not kept.is_standing:
        raise NotPossible(
            f"The preservation of {number_of(kept.case_id)} was released, and its snapshot is gone."
        )


def check_not_asked(kept: Preservation) -> None:
    if kept.asked is not None:
        number = number_of(kept.case_id)
        raise NotPossible(f"Counsel has an extension of {number} to decide already.")


def proposed_until(kept: Preservation, terms: Terms) -> dt.date:
    """The last day if an extension were granted as the guide counts it."""
    return later(kept.expires_on, terms.extension_days)


def _question(kept: Preservation, received_on: dt.date, terms: Terms) -> Question | None:
    if kept.extensions >= terms.extensions:
        return Question.SECOND
    return Question.LATE if received_on > kept.expires_on else None


def _extended(kept: Preservation, until: dt.date) -> Preservation:
    return replace(kept, expires_on=until, extensions=kept.extensions + 1)
