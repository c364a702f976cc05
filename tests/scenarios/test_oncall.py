"""Who is on call, who covers, and a shift that is handed over."""

import datetime as dt
from collections.abc import AsyncIterator
from dataclasses import replace
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from bot.domain.escalation import ROTA
from bot.domain.oncall import Rota
from tests.scenarios.office import Office, connected, desk_settings, told
from workspace.sight import words
from workspace.workspace import Workspace

EMERGENCIES = "emergencies"


@pytest.fixture
async def office(workspace: Workspace, tmp_path: Path) -> AsyncIterator[Office]:
    """A desk whose first tier is the rota: Ines this week, then Ruth."""
    plain = await desk_settings(workspace, tmp_path / "writdesk.db")
    people = (workspace.person("ines").id, workspace.person("ruth").id)
    today = workspace.clock.now().date()
    monday = today - dt.timedelta(days=today.weekday())
    rota = Rota(people, monday, dt.time(0), ZoneInfo("UTC"))
    escalation = plain.paging.escalation
    first = replace(escalation.tiers[0], targets=(ROTA,))
    tiers = (first, *escalation.tiers[1:])
    paging = replace(plain.paging, rota=rota, escalation=replace(escalation, tiers=tiers))
    async with connected(workspace, replace(plain, paging=paging)) as office:
        yield office


async def test_everybody_can_see_who_is_on_call_now_and_next(office: Office) -> None:
    shown = await told(office.ben, "/oncall", "general")
    assert "On call now:* Ines Duarte" in shown
    assert "Ruth Adeyemi" in shown
    assert "<!date^" in shown


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


async def test_a_drill_is_asked_for_once_a_month(office: Office) -> None:
    await told(office.tom, "/emergency drill")
    await told(office.ines, "/emergency resolve DRILL-1")
    noon = dt.datetime.combine(office.workspace.clock.now().date(), dt.time(12), dt.UTC)
    office.workspace.clock.wind(noon + dt.timedelta(days=31) - office.workspace.clock.now())
    await office.ada.sees("Run one: `/emergency drill`", EMERGENCIES)
