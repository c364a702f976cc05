"""Whose week it is, across covers and changes of the clocks."""

import datetime as dt
from zoneinfo import ZoneInfo

from bot.domain.oncall import Cover, Rota, gaps, on_call, shifts

NEW_YORK = ZoneInfo("America/New_York")
ANA, BEN, CLEO = "U0000000001", "U0000000002", "U0000000003"
ROTA = Rota((ANA, BEN, CLEO), dt.date(2026, 1, 5), dt.time(9), NEW_YORK)


def local(month: int, day: int, hour: int = 12, minute: int = 0) -> dt.datetime:
    return dt.datetime(2026, month, day, hour, minute, tzinfo=NEW_YORK).astimezone(dt.UTC)


def who(at: dt.datetime, covers: tuple[Cover, ...] = ()) -> str | None:
    shift = on_call(ROTA, covers, at)
    return shift.person if shift else None


def test_a_week_ends_at_the_hour_of_handing_over_to_the_minute() -> None:
    assert who(local(1, 5, 9)) == ANA
    assert who(local(1, 12, 8, 59)) == ANA
    assert who(local(1, 12, 9)) == BEN
    assert who(local(1, 19, 9)) == CLEO
    assert who(local(1, 26, 9)) == ANA


def test_across_a_change_to_daylight_saving_time_it_is_handed_over_at_the_same_hour() -> None:
    """The clocks change on 8 March 2026, inside a week that began on the 2nd."""
    begins = on_call(ROTA, (), local(3, 4))
    assert begins is not None
    assert begins.end == local(3, 9, 9)
    assert begins.end - begins.start == dt.timedelta(days=7) - dt.timedelta(hours=1)
    assert who(local(3, 9, 8, 59)) == begins.person
    assert who(local(3, 9, 9)) != begins.person


def test_across_the_change_back_the_week_is_an_hour_longer() -> None:
    week = on_call(ROTA, (), local(10, 28))
    assert week is not None
    assert week.end - week.start == dt.timedelta(days=7, hours=1)
    assert week.end == local(11, 2, 9)


def test_a_time_of_handing_over_that_a_change_skips_moves_forward_and_leaves_no_gap() -> None:
    sunday = Rota((ANA, BEN), dt.date(2026, 3, 1), dt.time(2, 30), NEW_YORK)
    week = on_call(sunday, (), local(3, 4))
    assert week is not None
    assert week.end.astimezone(NEW_YORK).hour == 3
    assert gaps(sunday, (), local(3, 4), local(3, 20)) == []


def test_an_hour_that_comes_twice_is_handed_over_once() -> None:
    sunday = Rota((ANA, BEN), dt.date(2026, 10, 25), dt.time(1, 30), NEW_YORK)
    found = list(shifts(sunday, (), local(10, 26), local(11, 20)))
    assert [one.person for one in found[:3]] == [ANA, BEN, ANA]
    assert all(one.end > one.start for one in found)


def test_a_cover_stands_before_the_rota_and_the_later_of_two_before_the_other() -> None:
    long = Cover(1, CLEO, local(1, 6), local(1, 10))
    short = Cover(2, BEN, local(1, 7), local(1, 8))
    assert who(local(1, 6, 13), (long, short)) == CLEO
    assert who(local(1, 7, 13), (long, short)) == BEN
    assert who(local(1, 9), (long, short)) == CLEO
    assert who(local(1, 10), (long, short)) == ANA
    found = list(shifts(ROTA, (long, short), local(1, 5), local(1, 11)))
    assert [one.person for one in found] == [ANA, CLEO, BEN, CLEO, ANA]
    assert [one.start for one in found[1:]] == [one.end for one in found[:-1]]


def test_before_the_rota_begins_and_without_people_there_is_a_gap() -> None:
    assert who(local(1, 5, 8, 59)) is None
    assert gaps(ROTA, (), local(1, 1), local(1, 8)) == [(local(1, 1), local(1, 5, 9))]
    empty = Rota((), dt.date(2026, 1, 5), dt.time(9), NEW_YORK)
    covered = Cover(1, CLEO, local(1, 6), local(1, 7))
    assert gaps(empty, (covered,), local(1, 5), local(1, 8)) == [
        (local(1, 5), local(1, 6)),
        (local(1, 7), local(1, 8)),
    ]
