"""The transparency report: one query, whoever asks and in whatever form; and publishing it."""

from collections.abc import Callable
from typing import Any

from bot.desk.report.commands import OfReports, Published, PublishReport, ShowReport
from bot.desk.work import Work
from bot.domain.errors import InvalidInput
from bot.report.composing import compose
from bot.report.model import Report
from bot.report.period import half_year
from bot.store import audit
from bot.store import report as store


def show(work: Work, command: ShowReport) -> Report:
    """The report of a period beside the one before."""
    period, counted = command.period, command.counted
    assert counted is not None
    published = store.published(work.store.db, period.name) if counted.guarded else None
    return compose(
        period,
        counted.now,
        counted.before,
        guide=work.guide,
        guarded=counted.guarded,
        so_far=not period.is_over(work.today),
        published=published,
        zone=work.zone,
    )


def publish(work: Work, command: PublishReport) -> Published:
    """Keep the numbers of a half-year that is over as those made public, in a new edition.

    Raises:
        InvalidInput: for any other period: its numbers are without sealed cases.
    """
    period, counted = command.period, command.counted
    assert counted is not None
    if not counted.guarded:
        raise InvalidInput(
            f"{period.name} cannot be published: only a half-year that is over holds all cases."
            f" The last one is {half_year(work.today).before.name}.",
            field="period",
        )
    made = store.publish(work.store.db, period.name, counted.now, by=work.actor.id, at=work.now)
    audit.append(
        work.store,
        at=work.now,
        actor=work.actor.id,
        action="report_published",
        fields={"period": period.name, "edition": str(made.edition)},
    )
    return Published(show(work, ShowReport(period, counted)))


USE_CASES: dict[type[Any], Callable[[Work, Any], OfReports]] = {
    ShowReport: show,
    PublishReport: publish,
}
