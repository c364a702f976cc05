"""Who is on call, who covers, and a shift that is handed over."""

import datetime as dt
from collections.abc import AsyncIterator
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from tests.scenarios.duty import next_monday, on_call, shown_lines, token, wind_to
from tests.scenarios.emergencies import EMERGENCIES
from tests.scenarios.office import Office, told
from workspace.sight import words
from workspace.workspace import Workspace


@pytest.fixture
async def office(workspace: Workspace, database: Path) -> AsyncIterator[Office]:
    async with on_call(workspace, database) as office:
        yield office


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


async def test_a_slack_group_may_say_who_is_on_call(workspace: Workspace, database: Path) -> None:
    group = next(one.id for one in workspace.state.groups.values() if one.handle == "oncall")
    async with on_call(workspace, database, group=group) as office:
        shown = await told(office.ben, "/oncall", "general")
        (now,) = [line for line in shown.splitlines() if "(a Slack group says who)" in line]
        assert "Ines Duarte" in now
        assert "Ruth Adeyemi" in now
        assert "changed in Slack" in await told(office.maya, "/oncall cover @tom until +2d")
        office.workspace.admin.set_group("oncall", ["tom"])
        await office.hears()
        await told(office.ben, "/emergency a threat to a school", "general")
        await office.tom.sees("LR-1 · emergency")
        assert not [m for m in office.ines.messages() if "LR-1 · emergency" in words(m)]
        office.workspace.admin.set_group("oncall", [])
        await office.hears()
        await wind_to(office, office.workspace.clock.now() + dt.timedelta(hours=1, minutes=1))
        await office.ada.sees(f"Nobody is in {group} (rota)", EMERGENCIES)


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
