"""Who is on call, who covers, and a shift that is handed over."""

import asyncio
import datetime as dt
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import replace
from functools import partial
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from bot.domain.escalation import ROTA
from bot.domain.oncall import Rota
from tests.scenarios.office import Office, connected, desk_settings, told
from workspace.model import Message
from workspace.sight import words
from workspace.workspace import Workspace

EMERGENCIES = "emergencies"


@asynccontextmanager
async def on_call(
    workspace: Workspace, database: Path, zone: str = "UTC", weeks_ahead: int = 0, hour: int = 0
) -> AsyncIterator[Office]:
    """A desk whose first tier is the rota: Ines this week, then Ruth, changing on Mondays."""
    plain = await desk_settings(workspace, database)
    people = (workspace.person("ines").id, workspace.person("ruth").id)
    today = workspace.clock.now().astimezone(ZoneInfo(zone)).date()
    monday = today - dt.timedelta(days=today.weekday()) + dt.timedelta(weeks=weeks_ahead)
    rota = Rota(people, monday, dt.time(hour), ZoneInfo(zone))
    escalation = plain.paging.escalation
    first = replace(escalation.tiers[0], targets=(ROTA,))
    tiers = (first, *escalation.tiers[1:])
    paging = replace(plain.paging, rota=rota, escalation=replace(escalation, tiers=tiers))
    settings = replace(plain, paging=paging, zone=ZoneInfo(zone))
    async with connected(workspace, settings) as office:
        yield office


@pytest.fixture
async def office(workspace: Workspace, database: Path) -> AsyncIterator[Office]:
    async with on_call(workspace, database) as office:
        yield office


async def shown_lines(office: Office) -> list[str]:
    """What `/oncall` shows Ben, line by line, from who is on call now on."""
    return (await told(office.ben, "/oncall", "general")).splitlines()[1:]


def token(at: dt.datetime) -> str:
    """What Slack shows as this moment, in the time of whoever reads it."""
    return f"<!date^{int(at.timestamp())}^"


def next_monday(office: Office) -> dt.datetime:
    today = office.workspace.clock.now().date()
    monday = today + dt.timedelta(days=7 - today.weekday())
    return dt.datetime.combine(monday, dt.time(), dt.UTC)


async def wind_to(office: Office, at: dt.datetime) -> None:
    """Until the desk has heard that it is so late."""
    office.workspace.clock.wind(at - office.workspace.clock.now())
    async with asyncio.timeout(5):
        while office.desk.clock.now() < at:  # noqa: ASYNC110 — it tells nobody
            await asyncio.sleep(0.01)


async def test_everybody_can_see_who_is_on_call_now_and_next(office: Office) -> None:
    shown = await told(office.ben, "/oncall", "general")
    week = dt.timedelta(weeks=1)
    monday = next_monday(office)
    lines = await shown_lines(office)
    assert lines[0].startswith(f"*On call now:* Ines Duarte, until {token(monday)}")
    for line, start, who in (
        (lines[1], monday, "Ruth Adeyemi"),
        (lines[2], monday + week, "Ines Duarte"),
    ):
        assert line.startswith(f"From {token(start)}")
        assert line.endswith(f": {who}")
    assert "At once, on call: Ines Duarte · 📵 in Slack alone" in shown
    assert "🔴" not in shown


async def test_who_is_on_call_by_the_rota_is_paged(office: Office) -> None:
    await told(office.ben, "/emergency a threat to a school", "general")
    await office.ines.sees("LR-1 · emergency")
    assert "LR-1 · emergency" not in str([words(m) for m in office.ruth.messages()])


async def test_a_cover_is_on_call_at_once_and_is_told(office: Office) -> None:
    answer = await told(office.maya, "/oncall cover @tom until +2d")
    assert "Tom Okafor is on call" in answer
    await office.tom.sees("You are on call for emergencies")
    assert "Tom Okafor, covering" in await told(office.ben, "/oncall", "general")
    await told(office.ben, "/emergency a threat to a school", "general")
    await office.tom.sees("LR-1 · emergency")
    page = await office.tom.sees("LR-1 · emergency")
    await office.tom.click(page, "emergency_take")
    await office.tom.sees("LR-1 is yours")


async def test_a_cover_ends_at_its_minute_and_the_week_goes_on_from_there(office: Office) -> None:
    end = office.workspace.clock.now().replace(second=0, microsecond=0) + dt.timedelta(hours=30)
    until = end.strftime("%Y-%m-%d %H:%M")
    answer = await told(office.maya, f'/oncall cover @tom until "{until}"')
    assert f"Tom Okafor is on call for emergencies, until {token(end)}" in answer
    lines = await shown_lines(office)
    assert lines[0].startswith(f"*On call now:* Tom Okafor, covering, until {token(end)}")
    if end < next_monday(office):
        assert lines[1].startswith(f"From {token(end)}")
        assert lines[1].endswith("Ines Duarte")
    await wind_to(office, end - dt.timedelta(seconds=30))
    assert "On call now:* Tom Okafor" in await told(office.ben, "/oncall", "general")
    await wind_to(office, end)
    assert "Tom" not in (await shown_lines(office))[0]


async def test_a_shift_is_handed_over_once_the_other_confirms(office: Office) -> None:
    assert "not on call" in await told(office.tom, "/oncall hand over @maya")
    answer = await told(office.ines, "/oncall hand over @tom")
    assert "Until they confirm" in answer
    assert "On call now:* Ines Duarte" in await told(office.ben, "/oncall", "general")
    asked = await office.tom.sees("Ines Duarte asks you to be on call")
    await office.tom.click(asked, "oncall_accept")
    await office.tom.sees("Tom Okafor is on call")
    assert "On call now:* Tom Okafor" in await told(office.ben, "/oncall", "general")


async def test_a_guest_covers_nothing_and_an_end_lies_ahead(office: Office) -> None:
    assert "Only a member" in await told(office.maya, "/oncall cover @gus until +2d")
    assert "ends in the future" in await told(office.maya, "/oncall cover @tom until today")
    assert "need the role" in await told(office.ben, "/oncall cover @ben until +2d", "general")
    assert "Say until when" in await told(office.maya, "/oncall cover @tom")


async def test_who_leaves_is_said_in_the_channel_in_good_time(office: Office) -> None:
    office.workspace.admin.change_user("ruth", deleted=True)
    await office.hears()
    office.workspace.clock.wind(dt.timedelta(hours=1, minutes=1))
    await office.ada.sees("Ruth Adeyemi has left this workspace", EMERGENCIES)


async def test_a_drill_is_asked_for_each_month_that_has_none(office: Office) -> None:
    await told(office.tom, "/emergency drill")
    await told(office.ines, "/emergency resolve DRILL-1")
    day = office.workspace.clock.now().date()
    for days, asked in ((31, 1), (45, 1), (62, 2)):
        await wind_to(office, _noon(day, days))
        await office.workspace.state.until(partial(_is_asked, office, asked), 5)
    assert f"The last drill was on {day.isoformat()}." in words(_asked(office)[-1])
    await told(office.tom, "/emergency drill")
    await told(office.ines, "/emergency resolve DRILL-2")
    await wind_to(office, _noon(day, 90))
    await office.hears()
    assert len(_asked(office)) == 2, "there was one meanwhile"


async def test_where_there_never_was_a_drill_the_first_one_is_asked_for_after_a_month(
    office: Office,
) -> None:
    await office.opens()
    await wind_to(office, _noon(office.workspace.clock.now().date(), 31))
    asked = await office.ada.sees("Run one: `/emergency drill`", EMERGENCIES)
    assert "There was no drill yet." in words(asked)


def _noon(day: dt.date, days: int) -> dt.datetime:
    return dt.datetime.combine(day + dt.timedelta(days=days), dt.time(12), dt.UTC)


def _is_asked(office: Office, times: int) -> bool | None:
    return len(_asked(office)) == times or None


def _asked(office: Office) -> list[Message]:
    said = office.ada.messages(EMERGENCIES)
    return [message for message in said if "Run one: `/emergency drill`" in words(message)]


async def test_whoever_looks_sees_where_nobody_is_on_call(
    workspace: Workspace, database: Path
) -> None:
    async with on_call(workspace, database, weeks_ahead=1) as office:
        shown = await told(office.ben, "/oncall", "general")
        assert "🔴 *Nobody is on call now.*" in shown
        monday = token(next_monday(office))
        (gap,) = [line for line in shown.splitlines() if "🔴 Nobody from" in line]
        assert f"to {monday}" in gap
        assert f"From {monday}" in shown
        await office.ada.sees("Nobody is on call from", EMERGENCIES)
        await told(office.ben, "/emergency a threat to a school", "general")
        await office.ada.sees("LR-1 · emergency")


async def test_whoever_looks_sees_who_is_on_call_and_has_left(office: Office) -> None:
    office.workspace.admin.change_user("ines", deleted=True)
    await office.hears()
    shown = await told(office.ben, "/oncall", "general")
    assert "On call now:* Ines Duarte (🔴 has left this workspace), until" in shown
    assert "on call: Maya Lindqvist, Ruth Adeyemi and Ada Moreau (nobody is in rota)" in shown


@pytest.mark.parametrize("change", [0, 1], ids=["the next change", "the one after"])
async def test_the_week_is_handed_over_at_the_same_hour_across_a_change_of_the_clocks(
    workspace: Workspace, database: Path, change: int
) -> None:
    zone = ZoneInfo("America/New_York")
    async with on_call(workspace, database, zone=str(zone), hour=9) as office:
        sunday = _changes(workspace.clock.now(), zone)[change]
        monday = dt.datetime.combine(sunday + dt.timedelta(days=1), dt.time(9), zone)
        await wind_to(office, dt.datetime.combine(sunday, dt.time(12), zone).astimezone(dt.UTC))
        before = await shown_lines(office)
        assert f"until {token(monday)}" in before[0]
        await wind_to(office, (monday - dt.timedelta(seconds=30)).astimezone(dt.UTC))
        assert (await shown_lines(office))[0] == before[0]
        await wind_to(office, monday.astimezone(dt.UTC))
        after = await shown_lines(office)
        on_duty = before[1].rpartition(": ")[2]
        assert after[0].startswith(f"*On call now:* {on_duty}, until")
        await told(office.ben, "/emergency a threat to a school", "general")
        await office.workspace.person(on_duty.split()[0].lower()).sees("LR-1 · emergency")


def _changes(now: dt.datetime, zone: ZoneInfo) -> list[dt.date]:
    """The next days on which the clocks change there; in New York they are Sundays."""
    days = [now.date() + dt.timedelta(days=ahead) for ahead in range(1, 380)]
    hours = [dt.datetime.combine(day, dt.time(12), zone).utcoffset() for day in days]
    return [day for day, was, is_ in zip(days[1:], hours, hours[1:], strict=False) if was != is_]
