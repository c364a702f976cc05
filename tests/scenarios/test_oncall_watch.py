"""What the desk says by itself: who left the rota, and that a drill is due."""

import datetime as dt
from collections.abc import AsyncIterator
from functools import partial
from pathlib import Path

import pytest

from tests.scenarios.duty import on_call, wind_to
from tests.scenarios.emergencies import EMERGENCIES
from tests.scenarios.office import Office, told
from workspace.model import Message
from workspace.sight import words
from workspace.workspace import Workspace


@pytest.fixture
async def office(workspace: Workspace, database: Path) -> AsyncIterator[Office]:
    async with on_call(workspace, database) as office:
        yield office


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
