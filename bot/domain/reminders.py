"""What the desk reminds of, and when. Pure.

A series belongs to one subject (`preservation:7`) and one anchor date (its expiry). Its steps are
days from the anchor: `-14` is two weeks before. After the last one it repeats every so many days,
until its subject is dealt with. Subject, anchor and step together are a reminder's key, so that
the same one can be owed only once. Each falls due at the desk's morning time, in its time zone.
"""

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from zoneinfo import ZoneInfo

from bot.domain.calendar import at_local, civil_today
from bot.domain.cases import Case, Status
from bot.domain.preservation import Preservation


class Topic(StrEnum):
    PRESERVATION = "preservation"
    RETURN_DATE = "return_date"
    NOTICE = "notice"
    AGENCY = "agency"
    DIGEST = "digest"
    CARDS = "cards"  # posts nothing: cards that show how many days are left are renewed

    @property
    def ends_by_done(self) -> bool:
        """Whether Done ends the series.

        A preservation's goes on until something becomes of it, a notice's until the user was told.
        """
        return self not in (Topic.PRESERVATION, Topic.NOTICE)


@dataclass(frozen=True, slots=True)
class Rules:
    """The desk's own settings: `at` in the desk's zone, ladders in days before the date.

    From `final_days` before an expiry or a return date on, a reminder also stands in the channel,
    and Slack's own scheduler holds a warning of a preservation.
    """

    at: dt.time = dt.time(9)
    preservation: tuple[int, ...] = (30, 14, 7, 3, 1, 0)
    return_date: tuple[int, ...] = (7, 3, 1, 0)
    final_days: int = 3
    agency_silent_days: int = 14


@dataclass(frozen=True, slots=True)
class Series:
    """All reminders of one subject. `steps` in days from the anchor, ascending; `at`: when on
    such a day. From the step `final_from` on, a reminder is final: it also stands in the channel.
    """

    topic: Topic
    subject: str
    anchor: dt.date
    steps: tuple[int, ...]
    repeats_every: int
    at: dt.time
    case_id: int | None = None
    final_from: int | None = None


@dataclass(frozen=True, slots=True)
class Occasion:
    """One reminder of a series."""

    step: int
    due_at: dt.datetime
    final: bool


def preservation_series(rules: Rules, kept_id: int, case_id: int, expires_on: dt.date) -> Series:
    """The ladder before an expiry, then every day until it is released or extended."""
    return Series(
        Topic.PRESERVATION,
        f"{Topic.PRESERVATION}:{kept_id}",
        expires_on,
        _before(rules.preservation),
        1,
        rules.at,
        case_id,
        final_from=-rules.final_days,
    )


def return_series(rules: Rules, case_id: int, due_on: dt.date) -> Series:
    """The ladder before a return date, then every day while it is overdue."""
    return Series(
        Topic.RETURN_DATE,
        f"{Topic.RETURN_DATE}:{case_id}",
        due_on,
        _before(rules.return_date),
        1,
        rules.at,
        case_id,
        final_from=-rules.final_days,
    )


def notice_series(rules: Rules, case_id: int, due_on: dt.date) -> Series:
    """From the day on which a notice falls due, every day until it is dealt with."""
    subject = f"{Topic.NOTICE}:{case_id}"
    return Series(Topic.NOTICE, subject, due_on, (0,), 1, rules.at, case_id, final_from=1)


def agency_series(rules: Rules, case_id: int, since: dt.date) -> Series:
    """Each time that the agency has not answered for so many days again."""
    days, subject = rules.agency_silent_days, f"{Topic.AGENCY}:{case_id}"
    return Series(Topic.AGENCY, subject, since, (days,), days, rules.at, case_id)


def digest_series(rules: Rules, monday: dt.date) -> Series:
    """Every Monday from this one on."""
    return Series(Topic.DIGEST, str(Topic.DIGEST), monday, (0,), 7, rules.at)


def cards_series(first: dt.date) -> Series:
    """Every night, when the days that are left have become one fewer."""
    return Series(Topic.CARDS, str(Topic.CARDS), first, (0,), 1, dt.time(0, 5))


def key_of(series: Series, step: int) -> str:
    return f"{series.subject}:{series.anchor.isoformat()}:{step}"


def ahead(series: Series, zone: ZoneInfo, now: dt.datetime) -> Iterator[Occasion]:
    """The steps that are still to come after `now`, and the first repetition."""
    for step in series.steps:
        occasion = _occasion(series, step, zone)
        if occasion.due_at > now:
            yield occasion
    yield _repetition(series, zone, now)


def _repetition(series: Series, zone: ZoneInfo, now: dt.datetime) -> Occasion:
    """The first repetition after `now`. The loop runs twice at most: at the day's edge."""
    last, every = series.steps[-1], series.repeats_every
    gone = (civil_today(now, zone) - series.anchor).days - last
    step = last + max(1, gone // every) * every
    while (occasion := _occasion(series, step, zone)).due_at <= now:
        step += every
    return occasion


def _occasion(series: Series, step: int, zone: ZoneInfo) -> Occasion:
    date = series.anchor + dt.timedelta(days=step)
    final = series.final_from is not None and step >= series.final_from
    return Occasion(step, at_local(date, series.at, zone), final)


def _before(days: tuple[int, ...]) -> tuple[int, ...]:
    return tuple(sorted({-day for day in days}))


class State(StrEnum):
    """What has become of a reminder."""

    WAITING = "waiting"
    HANDED = "handed"  # in a message that is owed or posted
    SUPERSEDED = "superseded"  # missed, and a newer one of its subject was due as well
    CANCELLED = "cancelled"  # its subject changed before it fell due
    SNOOZED = "snoozed"
    DONE = "done"


@dataclass(frozen=True, slots=True)
class Reminder:
    """One reminder as it is kept."""

    id: int
    key: str
    topic: Topic
    subject: str
    anchor: dt.date
    step: int
    case_id: int | None
    due_at: dt.datetime
    final: bool
    state: State
    done_by: str | None = None

    @property
    def kept_id(self) -> int:
        """The preservation that it is about."""
        return int(self.subject.removeprefix(f"{Topic.PRESERVATION}:"))


def still_holds(
    reminder: Reminder,
    case: Case,
    kept: Preservation | None,
    *,
    notice_on: dt.date | None,
    held: bool,
) -> bool:
    """Whether what the reminder says is still so.

    `held`: the snapshot is over and open legal process keeps it; then once a week is enough.
    """
    match reminder.topic:
        case Topic.PRESERVATION:
            standing = kept is not None and kept.is_standing and kept.expires_on == reminder.anchor
            return standing and not (held and reminder.step > 0 and reminder.step % 7 != 1)
        case Topic.RETURN_DATE:
            return case.is_open and case.due_on == reminder.anchor
        case Topic.NOTICE:
            return notice_on == reminder.anchor
        case Topic.AGENCY:
            return case.status is Status.AWAITING_AGENCY
        case _:
            return True
