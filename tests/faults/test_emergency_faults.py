"""What goes wrong while somebody has to be paged, and what happens all the same."""

import asyncio
import sqlite3
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, closing
from dataclasses import replace
from datetime import timedelta
from functools import partial
from pathlib import Path

import pytest

from app.start import running
from bot.settings import Settings
from bot.store.database import rows
from tests.faults.outside import Service, service
from tests.scenarios.office import DESK, Office, connected, desk_settings, told
from workspace.sight import words
from workspace.workspace import Workspace

EMERGENCIES = "emergencies"
SHORT = "/emergency boy on a stream says he will jump"


@pytest.fixture
async def outside() -> AsyncIterator[Service]:
    async with service() as there:
        yield there


@pytest.fixture
async def settings(workspace: Workspace, tmp_path: Path, outside: Service) -> Settings:
    """As in `writdesk try`, with a way outside Slack for each tier."""
    plain = await desk_settings(workspace, tmp_path / "writdesk.db")
    escalation = plain.paging.escalation
    tiers = tuple(replace(tier, outside=("PAGE_ALL",)) for tier in escalation.tiers)
    fallback = replace(escalation.fallback, outside=("PAGE_ALL",))
    paging = replace(
        plain.paging,
        escalation=replace(escalation, tiers=tiers, fallback=fallback),
        outside={"PAGE_ALL": outside.url},
        telephone=("Duty counsel +1 555 0100",),
    )
    return replace(plain, paging=paging)


@pytest.fixture
async def office(workspace: Workspace, settings: Settings) -> AsyncIterator[Office]:
    async with connected(workspace, settings) as office:
        yield office


def wind(office: Office, minutes: float) -> None:
    office.workspace.clock.wind(timedelta(minutes=minutes))


def audited(office: Office) -> list[str]:
    return [each["action"] for each in rows(office.desk.store.db, "SELECT action FROM audit")]


def paged(office: Office) -> int:
    pages = "SELECT id FROM emergency_pages WHERE way <> 'resolve'"
    return len(rows(office.desk.store.db, pages))


@asynccontextmanager
async def held(database: Path) -> AsyncIterator[None]:
    """The database is locked by somebody else."""
    with closing(sqlite3.connect(database)) as other:
        other.execute("BEGIN IMMEDIATE")
        yield
        other.rollback()


async def test_down_past_a_due_time_the_step_is_paged_once_and_marked_late(
    workspace: Workspace, settings: Settings
) -> None:
    async with connected(workspace, settings) as office:
        await told(office.ben, SHORT, "general")
        await office.ines.sees("LR-1 · emergency")
    workspace.clock.wind(timedelta(minutes=7))
    async with connected(workspace, settings) as office:
        page = await office.maya.sees("LR-1 · emergency")
        assert "This page is late: it was due at" in words(page)
        await office.hears()
        assert len([m for m in office.maya.messages() if "LR-1 · em" in words(m)]) == 1


async def test_taking_it_races_the_next_tier_and_both_are_on_record(office: Office) -> None:
    await told(office.ben, SHORT, "general")
    await office.ines.sees("LR-1 · emergency")
    wind(office, 5)
    answer = await told(office.ines, "/emergency ack LR-1")
    assert "is yours" in answer
    await office.ines.sees("Ines Duarte has it", EMERGENCIES)
    before = len(
        rows(office.desk.store.db, "SELECT id FROM emergency_pages WHERE way <> 'resolve'")
    )
    wind(office, 10)
    await office.hears()
    assert paged(office) == before
    assert "emergency_taken" in audited(office)
    assert "emergency_escalated" in audited(office)


async def test_an_empty_group_pages_the_fallback_and_says_so(office: Office) -> None:
    office.workspace.admin.set_group("oncall", [])
    await office.hears()
    await told(office.ben, SHORT, "general")
    await office.ada.sees("LR-1 · emergency")
    await office.maya.sees("LR-1 · emergency")
    await office.ada.sees("on call: nobody is in S", EMERGENCIES)


async def test_a_group_that_does_not_exist_is_paged_around_and_said_in_the_channel(
    workspace: Workspace, settings: Settings
) -> None:
    escalation = settings.paging.escalation
    first = replace(escalation.tiers[0], targets=("S0NOTHERE",))
    unknown = replace(escalation, tiers=(first, *escalation.tiers[1:]))
    changed = replace(settings, paging=replace(settings.paging, escalation=unknown))
    async with connected(workspace, changed) as office:
        await office.ada.sees("Nobody is in S0NOTHERE (on call)", EMERGENCIES)
        await told(office.ben, SHORT, "general")
        await office.ada.sees("LR-1 · emergency")


@pytest.mark.parametrize("error", ["channel_not_found", "is_archived", "not_in_channel"])
async def test_where_the_emergency_channel_is_gone_the_desks_channel_stands_in(
    office: Office, error: str
) -> None:
    channel = office.settings.channels.emergency
    office.workspace.faults.refuse("chat.postMessage", error, times=None, channel=channel)
    await told(office.ben, SHORT, "general")
    await office.maya.sees("boy on a stream", DESK)
    await office.ines.sees("LR-1 · emergency")
    await office.ada.sees("The desk cannot post in")


async def test_a_throttled_person_holds_nobody_else_up(office: Office) -> None:
    direct = office.workspace.state.direct(office.ines.id).id
    for channel in (direct, office.ines.id):
        office.workspace.faults.rate_limit("chat.postMessage", 2.5, channel=channel)
    began = time.monotonic()
    await told(office.ben, SHORT, "general")
    await office.ruth.sees("LR-1 · emergency")
    assert time.monotonic() - began < 2
    await office.ines.sees("LR-1 · emergency", seconds=8)


async def test_slow_commands_in_flight_do_not_delay_an_emergency(office: Office) -> None:
    office.workspace.faults.hang("views.open", times=5)
    slow = [asyncio.create_task(office.tom.command("/case new", DESK)) for _ in range(5)]
    await asyncio.sleep(0.2)
    began = time.monotonic()
    assert "is raised" in await told(office.ben, SHORT, "general")
    assert time.monotonic() - began < 1
    await asyncio.gather(*slow)


async def test_when_slack_hangs_it_is_paged_outside_and_the_clock_goes_on(
    office: Office, outside: Service
) -> None:
    office.workspace.faults.hang("*", times=None)
    await told(office.ben, SHORT, "general")
    await outside.hears("LR-1", seconds=3)
    wind(office, 5)
    await outside.hears("LR-1", times=2, seconds=3)
    office.workspace.faults.clear()
    await office.ines.sees("LR-1 · emergency", seconds=15)


async def test_a_person_whom_slack_cannot_tell_of_raises_one_all_the_same(office: Office) -> None:
    office.workspace.faults.hang("users.info", times=None)
    began = time.monotonic()
    assert "is raised" in await told(office.ben, SHORT, "general")
    assert time.monotonic() - began < 3


async def test_with_a_refused_token_paging_outside_goes_on_until_it_is_taken(
    office: Office, outside: Service
) -> None:
    office.workspace.faults.refuse("*", "invalid_auth", times=None)
    await told(office.ben, SHORT, "general")
    await outside.hears("LR-1")
    await outside.hears("its token is refused")
    wind(office, 5)
    await outside.hears("LR-1", times=2)
    await told(office.ines, "/emergency ack LR-1")
    wind(office, 10)
    await office.hears()
    assert len([one for one in outside.told if "LR-1" in str(one)]) == 2


async def test_a_service_that_fails_is_tried_again_and_the_alert_says_who_was_not_reached(
    office: Office, outside: Service
) -> None:
    outside.status = 500
    await told(office.ben, SHORT, "general")
    await outside.hears("LR-1")
    for tries in range(2, 5):
        await office.workspace.state.until(partial(_waits, office, tries - 1), 5)
        wind(office, 0.3)
        await outside.hears("LR-1", times=tries)
    await office.ines.sees("✗ PAGE_ALL", EMERGENCIES)


def _waits(office: Office, attempts: int) -> bool | None:
    """Whether the page waits for another try, after so many."""
    found = rows(
        office.desk.store.db,
        "SELECT 1 FROM emergency_pages WHERE way = 'outside' AND state = 'owed' AND attempts = ?",
        [attempts],
    )
    return bool(found) or None


async def test_a_service_slower_than_ten_seconds_is_not_waited_for_and_is_tried_again(
    office: Office, outside: Service
) -> None:
    outside.delay = 12
    began = time.monotonic()
    await told(office.ben, SHORT, "general")
    await office.ines.sees("LR-1 · emergency")
    assert time.monotonic() - began < 2, "nobody else waits for it"
    await office.workspace.state.until(partial(_waits, office, 1), 13)
    assert 9 < time.monotonic() - began < 13
    found = rows(office.desk.store.db, "SELECT problem FROM emergency_pages WHERE way = 'outside'")
    assert {each["problem"] for each in found} == {"too_slow"}


async def test_a_slow_service_holds_nothing_up_and_counts_as_not_reached(
    office: Office, outside: Service, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bot.clock.paging.DEADLINE", 0.5)
    outside.delay = 3
    began = time.monotonic()
    await told(office.ben, SHORT, "general")
    await office.ines.sees("LR-1 · emergency")
    assert time.monotonic() - began < 2
    await office.ines.sees("… PAGE_ALL", EMERGENCIES)
    found = rows(office.desk.store.db, "SELECT problem FROM emergency_pages WHERE way = 'outside'")
    assert found
    for _ in range(4):
        await asyncio.sleep(0.7)
        wind(office, 0.3)
    await office.ines.sees("✗ PAGE_ALL", EMERGENCIES)


async def test_if_nobody_could_be_paged_the_alert_says_so_in_red_with_numbers(
    office: Office, outside: Service
) -> None:
    outside.status = 500
    for person in (office.ines, office.ruth):
        for channel in (person.id, office.workspace.state.direct(person.id).id):
            office.workspace.faults.refuse(
                "chat.postMessage", "user_disabled", times=None, channel=channel
            )
    await told(office.ben, SHORT, "general")
    alert = await office.maya.sees("🔴 *Nobody could be paged by any way.*", EMERGENCIES)
    assert "☎️ Duty counsel +1 555 0100" in words(alert)
    assert "✗ Ines Duarte" in words(alert)
    assert "✗ Ruth Adeyemi" in words(alert)
    outside.status = 200
    wind(office, 5)  # the next tier is reached, so that it is no longer so
    await office.maya.sees("LR-1 · emergency")
    alert = await office.maya.sees("✓ Maya Lindqvist", EMERGENCIES)
    assert "Nobody could be paged" not in words(alert)


async def test_a_full_disk_keeps_nobody_from_being_paged(office: Office, outside: Service) -> None:
    connection = office.desk.store.db.conn
    pages = connection.execute("PRAGMA page_count").fetchone()[0]
    connection.execute(f"PRAGMA max_page_count = {pages}")
    connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    answer = await _until_full(office)
    assert "could not store" in answer
    await office.ines.sees("NOT RECORDED", EMERGENCIES)
    await office.ines.sees("NOT RECORDED")
    await outside.hears("NOT RECORDED")
    connection.execute("PRAGMA max_page_count = 1000000")
    await office.ines.sees("It was paged before the desk could store it", EMERGENCIES)


async def _until_full(office: Office) -> str:
    """Emergencies are raised until the disk is full; what the last person was told."""
    for number in range(60):
        answer = await told(office.ben, f"/emergency threat {number} " + "x" * 3000, "general")
        if "is raised" not in answer:
            return answer
    raise AssertionError("the disk was never full")


async def test_a_locked_database_keeps_nobody_waiting(office: Office, outside: Service) -> None:
    began = time.monotonic()
    async with held(office.settings.database):
        answer = await told(office.ben, SHORT, "general")
        assert time.monotonic() - began < 3
        assert "could not store" in answer
        await office.ines.sees("boy on a stream", EMERGENCIES)
        await outside.hears("NOT RECORDED")
        assert rows(office.desk.store.db, "SELECT id FROM emergencies") == []
    await office.ines.sees("LR-1 · emergency", seconds=10)
    assert len(rows(office.desk.store.db, "SELECT id FROM emergencies")) == 1


async def test_a_clock_that_is_set_back_loses_nothing_and_pages_nobody_twice(
    office: Office,
) -> None:
    await told(office.ben, SHORT, "general")
    await office.ines.sees("LR-1 · emergency")
    office.desk.store.db.execute(
        "UPDATE emergencies SET next_at = '2099-01-01T00:00:00.000000Z', step = 0"
    )
    await told(office.tom, "/case list")
    wind(office, 0.1)
    await office.hears()
    wind(office, 5.1)
    await office.maya.sees("LR-1 · emergency")
    assert len([m for m in office.ines.messages() if "LR-1 · em" in words(m)]) == 1


async def test_if_the_clocks_task_dies_the_desk_ends(
    workspace: Workspace, settings: Settings
) -> None:

    async with running(settings, create=True) as started:
        await workspace.connected(1)
        started.desk.store.db.execute("DROP TABLE emergency_pages")
        started.desk.tell_also(lambda: None)
        started.desk.tell()
        with pytest.raises(Exception, match="emergency_pages"):
            await asyncio.wait_for(started.failed, 10)


async def test_a_stray_message_of_slacks_scheduler_is_answered(office: Office) -> None:
    direct_hang = office.settings.channels.emergency
    office.workspace.faults.hang("chat.postMessage", times=None)
    await told(office.ben, SHORT, "general")
    await office.workspace.state.until(lambda: office.workspace.state.scheduled or None, 5)
    at = min(message.post_at for message in office.workspace.state.scheduled.values())
    office.workspace.clock.wind(
        timedelta(seconds=at - 30 - office.workspace.clock.now().timestamp())
    )
    assert "is yours" in await told(office.ines, "/emergency ack LR-1")
    office.workspace.faults.clear()
    assert direct_hang
    wind(office, 1)
    await office.ines.sees("LR-1: open the desk", EMERGENCIES, seconds=8)
    await office.ines.sees("LR-1: taken by Ines Duarte", EMERGENCIES, seconds=12)
