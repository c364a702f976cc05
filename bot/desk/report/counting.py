"""Counting what was received: all cases of two periods, whoever asks and in whatever form."""

import datetime as dt
from functools import partial
from typing import Any

from bot.desk.report.commands import Counted
from bot.domain.calendar import at_local
from bot.domain.case_review import ReviewRules, review_of
from bot.domain.cases import DisclosedClass, Disposition
from bot.domain.emergency import State
from bot.domain.reports import Figures
from bot.report.counting import count
from bot.report.lines import Kept, Line, Outcome, Reason, days_between, outcome_of
from bot.report.period import Period, half_year
from bot.store import cases
from bot.store import report as store
from bot.store.database import Database
from bot.store.times import to_moment
from policy.review import Review

_ABROAD = {"specific_legal_basis", "domestic_law", "bona_fide_criminal"}
_SCOPE = {"specific_scope", "subpoena_scope", "order_2703d_scope"}
# What happens to a case after it was received, and what else is then known of it.
_MOMENTS: dict[str, tuple[str, ...]] = {
    "closed_at": ("disposition", "disclosed_class"),
    "answered_at": (),
    "first_paged_at": (),
    "first_taken_at": (),
    "decided_at": ("emergency",),
}


def count_period(db: Database, rules: ReviewRules, period: Period, today: dt.date) -> Counted:
    """The figures of a period and of the one before."""
    as_of = _as_of(period, today, rules)
    return Counted(
        now=_figures(db, rules, period, as_of),
        before=_figures(db, rules, period.before, as_of),
        guarded=as_of is not None,
    )


def _as_of(period: Period, today: dt.date, rules: ReviewRules) -> dt.datetime | None:
    """The moment as of which sealed cases are counted; None where they are not.

    They are counted in half-years that are over, since from periods that overlap or still grow
    their numbers could be had by subtraction; and as they stood when the last half-year ended,
    since from one day to the next what happens to a single one would show.
    """
    if not (period.is_half_year and period.is_over(today)):
        return None
    return at_local(half_year(today).start, dt.time(), rules.zone)


def _figures(
    db: Database, rules: ReviewRules, period: Period, as_of: dt.datetime | None
) -> Figures:
    since = at_local(period.start, dt.time(), rules.zone)
    until = at_local(period.end + dt.timedelta(days=1), dt.time(), rules.zone)
    found = store.received(db, since, until, sealed_before=as_of)
    kept = store.preserved(db, since, until, sealed_before=as_of)
    return count(
        [_line(db, rules, _standing(one, as_of)) for one in found],
        [Kept(bool(one["sealed"]), bool(one["extension"])) for one in kept],
        guarded=as_of is not None,
    )


def _standing(found: dict[str, Any], as_of: dt.datetime | None) -> dict[str, Any]:
    """What was found of a case; of a sealed one, without what happened since that moment."""
    if as_of is None or not found["sealed"]:
        return found
    later = {key for key in _MOMENTS if found[key] and to_moment(found[key]) >= as_of}
    undone = {*later, *(part for key in later for part in _MOMENTS[key])}
    return {**found, **dict.fromkeys(undone)}


def _line(db: Database, rules: ReviewRules, found: dict[str, Any]) -> Line:
    day = partial(_day, rules)
    disposition = Disposition(found["disposition"]) if found["disposition"] else None
    disclosed = DisclosedClass(found["disclosed_class"]) if found["disclosed_class"] else None
    outcome = outcome_of(disposition if found["closed_at"] else None, disclosed)
    received, closed = day(f"{found['received_at']}Z"), day(found["closed_at"])
    assert received is not None
    ends = [one for one in (day(found["answered_at"]), closed) if one]
    return Line(
        process=found["process"],
        country=found["country"],
        outcome=outcome,
        sealed=bool(found["sealed"]),
        reason=_reason(db, rules, found["id"]) if outcome is Outcome.REJECTED else None,
        accounts=found["accounts"],
        ordered=bool(found["ordered"]),
        disclosed=outcome in (Outcome.CONTENT, Outcome.NON_CONTENT)
        or found["emergency"] == State.DISCLOSED,
        answered_days=days_between(received, min(ends, default=None)),
        closed_days=days_between(received, closed),
        paged_seconds=_seconds(found, "first_paged_at"),
        taken_seconds=_seconds(found, "first_taken_at"),
        decided_seconds=_seconds(found, "decided_at"),
    )


def _seconds(found: dict[str, Any], end: str) -> float | None:
    """From raising an emergency to one of its moments."""
    if not found[end]:
        return None
    return max(0.0, (to_moment(found[end]) - to_moment(found["raised_at"])).total_seconds())


def _day(rules: ReviewRules, moment: str | None) -> dt.date | None:
    return to_moment(moment).astimezone(rules.zone).date() if moment else None


def _reason(db: Database, rules: ReviewRules, case_id: int) -> Reason:
    """What a person wrote may name somebody, so the reason is what the guide makes of the facts."""
    case = cases.get(db, case_id)
    assert case is not None
    return _reason_in(review_of(case, rules).review)


def _reason_in(review: Review) -> Reason:
    not_met = {finding.id for finding in review.not_met}
    if "no_interception" in not_met:
        return Reason.INTERCEPTION
    if review.verdict == "refuse" and not_met & _ABROAD:
        return Reason.ABROAD
    if review.verdict == "counsel":
        return Reason.COUNSEL
    if review.beyond_process or not_met & _SCOPE:
        return Reason.TOO_BROAD
    return Reason.INCOMPLETE if not_met else Reason.JUDGEMENT
