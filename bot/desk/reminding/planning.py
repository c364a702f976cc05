"""Which reminders a change causes: written in the change's own transaction, or taken back in it."""

import datetime as dt
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from zoneinfo import ZoneInfo

from bot.domain.calendar import civil_today, monday_on_or_after
from bot.domain.cases import Case, Status
from bot.domain.preservation import Preservation
from bot.domain.reminders import (
    Occasion,
    Reminder,
    Rules,
    Series,
    Topic,
    agency_series,
    ahead,
    cards_series,
    digest_series,
    notice_series,
    preservation_series,
    return_series,
)
from bot.store import outbox, preservations, reminders
from bot.store.database import Database


@dataclass(frozen=True, slots=True)
class Plan:
    """Where and when reminders are planned: inside a transaction."""

    db: Database
    rules: Rules
    zone: ZoneInfo
    now: dt.datetime

    @property
    def today(self) -> dt.date:
        return civil_today(self.now, self.zone)


def plan_case(plan: Plan, before: Case | None, after: Case) -> None:
    """What a changed case is to be reminded of: return date, notice, a silent agency."""
    _plan_return_date(plan, before, after)
    _plan_notice(plan, before, after)
    _plan_agency(plan, before, after)
    if before is not None and _shows_otherwise(before, after):
        for topic in (Topic.RETURN_DATE, Topic.NOTICE, Topic.AGENCY):
            renew_messages(plan, f"{topic}:{after.id}")
        if after.sealed and not before.sealed:
            renew_messages(plan, str(Topic.DIGEST))
        for kept in preservations.held_by(plan.db, after.id):
            renew_messages(plan, f"{Topic.PRESERVATION}:{kept.id}")


def plan_new(plan: Plan, made: Iterable[Case]) -> None:
    """The same for many new cases at once: what falls due on one day is counted out once."""
    days: dict[tuple[Topic, dt.date], tuple[Occasion, ...]] = {}

    def planned() -> Iterator[tuple[Series, tuple[Occasion, ...]]]:
        for series in (one for case in made for one in _first_series(plan, case)):
            day = (series.topic, series.anchor)
            if day not in days:
                days[day] = tuple(ahead(series, plan.zone, plan.now))
            yield series, days[day]

    reminders.add_all(plan.db, planned())


def _first_series(plan: Plan, case: Case) -> Iterator[Series]:
    if case.is_open and case.due_on is not None:
        yield return_series(plan.rules, case.id, case.due_on)
    if case.notice_on is not None:
        yield notice_series(plan.rules, case.id, case.notice_on)


def plan_preservation(plan: Plan, kept: Preservation) -> None:
    """The ladder to its last day; nothing once it was released."""
    series = preservation_series(plan.rules, kept.id, kept.case_id, kept.expires_on)
    if kept.is_standing:
        _plan(plan, series)
    else:
        reminders.cancel(plan.db, series.subject)
    renew_messages(plan, series.subject)


def plan_standing(plan: Plan) -> None:
    """What the desk does without anybody's cause: Monday's digest, the cards by night."""
    for series in (
        digest_series(plan.rules, monday_on_or_after(plan.today)),
        cards_series(plan.today + dt.timedelta(days=1)),
    ):
        if not reminders.waits(plan.db, series.subject):
            _plan(plan, series)


def plan_next(plan: Plan, reminder: Reminder) -> None:
    """One of a series has come: see that the next one waits.

    The steps and the first repetition were planned together, the later ones follow one by one.
    What came is of the series as it stands: what its subject left behind was taken back.
    """
    series = _series_of(plan.rules, reminder)
    if reminder.step > series.steps[-1]:
        _plan(plan, series)


def renew_messages(plan: Plan, subject: str) -> None:
    """What was posted about this subject is edited to what holds now."""
    for outbox_id in reminders.messages_about(plan.db, subject):
        outbox.owe_edit(plan.db, outbox_id, plan.now)


def _plan(plan: Plan, series: Series) -> None:
    if reminders.is_done(plan.db, series):
        reminders.cancel(plan.db, series.subject)
    else:
        reminders.plan(plan.db, series, ahead(series, plan.zone, plan.now))


def _plan_return_date(plan: Plan, before: Case | None, after: Case) -> None:
    wanted = after.due_on if after.is_open else None
    if wanted == (before.due_on if before and before.is_open else None):
        return
    if before is None and wanted is not None:
        series = return_series(plan.rules, after.id, wanted)
        reminders.add(plan.db, series, ahead(series, plan.zone, plan.now))
    elif wanted is None:
        reminders.cancel(plan.db, f"{Topic.RETURN_DATE}:{after.id}")
    else:
        _plan(plan, return_series(plan.rules, after.id, wanted))


def _plan_notice(plan: Plan, before: Case | None, after: Case) -> None:
    """Also for a closed case: the order's end comes when it comes."""
    due_on = after.notice_on
    if due_on == (before.notice_on if before else None):
        return
    if due_on is None:
        reminders.cancel(plan.db, f"{Topic.NOTICE}:{after.id}")
    else:
        _plan(plan, notice_series(plan.rules, after.id, due_on))


def _plan_agency(plan: Plan, before: Case | None, after: Case) -> None:
    was = before is not None and before.status is Status.AWAITING_AGENCY
    waits = after.status is Status.AWAITING_AGENCY
    if waits and not was:
        _plan(plan, agency_series(plan.rules, after.id, plan.today))
    elif was and not waits:
        reminders.cancel(plan.db, f"{Topic.AGENCY}:{after.id}")


def _series_of(rules: Rules, reminder: Reminder) -> Series:
    anchor, case_id = reminder.anchor, reminder.case_id or 0
    match reminder.topic:
        case Topic.PRESERVATION:
            return preservation_series(rules, reminder.kept_id, case_id, anchor)
        case Topic.RETURN_DATE:
            return return_series(rules, case_id, anchor)
        case Topic.NOTICE:
            return notice_series(rules, case_id, anchor)
        case Topic.AGENCY:
            return agency_series(rules, case_id, anchor)
        case Topic.DIGEST:
            return digest_series(rules, anchor)
        case Topic.CARDS:
            return cards_series(anchor)


def _shows_otherwise(before: Case, after: Case) -> bool:
    """Whether messages that were posted say something else now."""
    return any(
        getattr(before, name) != getattr(after, name)
        for name in ("sealed", "status", "due_on", "notice_on")
    )
