"""The rota: whose week it is, and who covers. Pure.

A week begins on the weekday of `starts_on`, at `hand_over_at` on the clocks of the desk's zone:
across a change to daylight-saving time it still begins at that hour. A cover stands before the
rota for its time; of two covers, the later one that was set.
"""

import datetime as dt
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from zoneinfo import ZoneInfo

from bot.domain.calendar import at_local, civil_today

WEEK = dt.timedelta(days=7)


@dataclass(frozen=True, slots=True)
class Rota:
    """`group`: a Slack user group whose members are on call instead of one of `people`."""

    people: tuple[str, ...]
    starts_on: dt.date
    hand_over_at: dt.time
    zone: ZoneInfo
    group: str | None = None


@dataclass(frozen=True, slots=True)
class Cover:
    """`person` is on call from `start` to `end`, whoever the rota names. `id` grows."""

    id: int
    person: str
    start: dt.datetime
    end: dt.datetime


@dataclass(frozen=True, slots=True)
class Shift:
    """One person's time on call, from `start` up to, but not including, `end`."""

    person: str
    start: dt.datetime
    end: dt.datetime
    covers: bool = False


def week_of(rota: Rota, now: dt.datetime) -> Shift | None:
    """The week that `now` lies in; None before the rota begins and when it names nobody."""
    index = (civil_today(now, rota.zone) - rota.starts_on).days // 7
    if now < _starts(rota, index):
        index -= 1
    if index < 0 or not rota.people:
        return None
    person = rota.people[index % len(rota.people)]
    return Shift(person, _starts(rota, index), _starts(rota, index + 1))


def on_call(rota: Rota, covers: Sequence[Cover], now: dt.datetime) -> Shift | None:
    """Who is on call at this moment."""
    holding = [cover for cover in covers if cover.start <= now < cover.end]
    if holding:
        last = max(holding, key=lambda cover: cover.id)
        return Shift(last.person, last.start, _end_of_cover(last, covers, now), covers=True)
    week = week_of(rota, now)
    if week is None:
        return None
    starts = [cover.start for cover in covers if now < cover.start < week.end]
    return Shift(week.person, week.start, min([week.end, *starts]))


def shifts(
    rota: Rota, covers: Sequence[Cover], now: dt.datetime, until: dt.datetime
) -> Iterator[Shift]:
    """Who is on call from now on, one after the other; a gap is left out.

    Whose week goes on after a cover begins again where the cover ends.
    """
    at = now
    while at < until:
        shift = on_call(rota, covers, at)
        if shift is not None:
            yield shift if at == now else replace(shift, start=max(shift.start, at))
        at = shift.end if shift else _after_gap(rota, covers, at, until)


def gaps(
    rota: Rota, covers: Sequence[Cover], now: dt.datetime, until: dt.datetime
) -> list[tuple[dt.datetime, dt.datetime]]:
    """The times before `until` at which nobody is on call."""
    found, at = [], now
    for shift in shifts(rota, covers, now, until):
        if shift.start > at:
            found.append((at, shift.start))
        at = max(at, shift.end)
    if at < until:
        found.append((at, until))
    return found


def _starts(rota: Rota, index: int) -> dt.datetime:
    return at_local(rota.starts_on + index * WEEK, rota.hand_over_at, rota.zone)


def _end_of_cover(held: Cover, covers: Sequence[Cover], now: dt.datetime) -> dt.datetime:
    """A cover that was set later and begins meanwhile ends it sooner."""
    later = [one.start for one in covers if one.id > held.id and now < one.start < held.end]
    return min([held.end, *later])


def _after_gap(
    rota: Rota, covers: Sequence[Cover], at: dt.datetime, until: dt.datetime
) -> dt.datetime:
    begins = [cover.start for cover in covers if cover.start > at]
    if rota.people:
        begins.append(_starts(rota, 0))
    return min([until, *(begin for begin in begins if begin > at)])
