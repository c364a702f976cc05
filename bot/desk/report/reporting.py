"""The transparency report: one query, whoever asks and in whatever form; and publishing it."""

import datetime as dt
from collections.abc import Callable
from functools import partial
from typing import Any

from bot.desk.report.commands import OfReports, Published, PublishReport, ShowReport
from bot.desk.work import Work
from bot.domain.calendar import at_local
from bot.domain.case_review import review_of
from bot.domain.cases import DisclosedClass, Disposition
from bot.domain.emergency import State
from bot.domain.errors import InvalidInput
from bot.domain.reports import Figures
from bot.report.composing import compose
from bot.report.counting import count
from bot.report.lines import Kept, Line, Outcome, Reason, days_between, outcome_of
from bot.report.model import Report
from bot.report.period import Period, check_period, half_year
from bot.store import audit, cases
from bot.store import report as store
from bot.store.times import to_moment
from policy.review import Review

_ABROAD = {"specific_legal_basis", "domestic_law", "bona_fide_criminal"}
_SCOPE = {"specific_scope", "subpoena_scope", "order_2703d_scope"}


def show(work: Work, command: ShowReport) -> Report:
    """The report of a period beside the one before.

    Raises:
        InvalidInput: for a period that cannot be.
    """
    period = command.period
    check_period(period, work.today)
    guarded = _is_guarded(period, work.today)
    published = store.published(work.store.db, period.name) if guarded else None
    return compose(
        period,
        _figures(work, period, guarded=guarded),
        _figures(work, period.before, guarded=guarded),
        guide=work.guide,
        guarded=guarded,
        so_far=not period.is_over(work.today),
        published=published,
        zone=work.zone,
    )


def publish(work: Work, command: PublishReport) -> Published:
    """Keep the numbers of a half-year that is over as those made public, in a new edition.

    Raises:
        InvalidInput: for any other period: its numbers are without sealed cases.
    """
    period = command.period
    check_period(period, work.today)
    if not _is_guarded(period, work.today):
        raise InvalidInput(
            f"{period.name} cannot be published: only a half-year that is over holds all cases."
            f" The last one is {half_year(work.today).before.name}.",
            field="period",
        )
    figures = _figures(work, period, guarded=True)
    made = store.publish(work.store.db, period.name, figures, by=work.actor.id, at=work.now)
    audit.append(
        work.store,
        at=work.now,
        actor=work.actor.id,
        action="report_published",
        fields={"period": period.name, "edition": str(made.edition)},
    )
    return Published(show(work, ShowReport(period)))


def _is_guarded(period: Period, today: dt.date) -> bool:
    """Whether sealed cases are counted: in half-years that are over, since from periods that
    overlap or still grow their numbers could be had by subtraction."""
    return period.is_half_year and period.is_over(today)


def _figures(work: Work, period: Period, *, guarded: bool) -> Figures:
    since = at_local(period.start, dt.time(), work.zone)
    until = at_local(period.end + dt.timedelta(days=1), dt.time(), work.zone)
    db = work.store.db
    found = store.received(db, since, until, sealed=guarded)
    kept = store.preserved(db, since, until, sealed=guarded)
    return count(
        [_line(work, one) for one in found],
        [Kept(bool(one["sealed"]), bool(one["extension"])) for one in kept],
        guarded=guarded,
    )


def _line(work: Work, found: dict[str, Any]) -> Line:
    day = partial(_day, work)
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
        reason=_reason(work, found["id"]) if outcome is Outcome.REJECTED else None,
        accounts=found["accounts"],
        ordered=bool(found["ordered"]),
        disclosed=outcome in (Outcome.CONTENT, Outcome.NON_CONTENT)
        or found["emergency"] == State.DISCLOSED,
        answered_days=days_between(received, min(ends, default=None)),
        closed_days=days_between(received, closed),
    )


def _day(work: Work, moment: str | None) -> dt.date | None:
    return to_moment(moment).astimezone(work.zone).date() if moment else None


def _reason(work: Work, case_id: int) -> Reason:
    """What a person wrote may name somebody, so the reason is what the guide makes of the facts."""
    case = cases.get(work.store.db, case_id)
    assert case is not None
    return _reason_in(review_of(case, work.review_rules).review)


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


USE_CASES: dict[type[Any], Callable[[Work, Any], OfReports]] = {
    ShowReport: show,
    PublishReport: publish,
}
