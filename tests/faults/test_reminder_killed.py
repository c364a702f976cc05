"""What happens to a reminder when the desk is killed, or an answer lost, at the worst moment."""

import asyncio
import datetime as dt
from pathlib import Path

import pytest

from bot.store.database import StoreError, open_store
from tests.faults.desk_process import desk_process
from tests.faults.reminding import (
    DESK,
    THIRTY,
    preserved,
    settles,
    told_of,
    when_posted,
    wind_to_morning,
)
from workspace.sight import words
from workspace.workspace import Workspace


async def test_3_down_past_its_time_a_reminder_comes_once_and_marked_late(
    workspace: Workspace, database: Path
) -> None:
    async with desk_process(workspace, database):
        tom = await preserved(workspace)
    wind_to_morning(workspace, 77)
    workspace.clock.wind(dt.timedelta(hours=5))
    async with desk_process(workspace, database):
        message = await tom.sees("days left", seconds=30)
        await settles(workspace, database)
    assert "This reminder is late: it should have come" in words(message)
    assert len(tom.messages()) == 1, "two were missed; the newest state is all that is said"


async def test_15_killed_between_posting_and_recording_there_is_one_reminder(
    workspace: Workspace, database: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with desk_process(workspace, database) as desk:
        tom = await preserved(workspace)
        when_posted(workspace, THIRTY, desk.kill, monkeypatch)
        wind_to_morning(workspace, 60)
        await desk.ended()
    monkeypatch.undo()
    async with desk_process(workspace, database):
        workspace.clock.wind(dt.timedelta(seconds=61))
        await tom.sees(THIRTY, seconds=30)
        await settles(workspace, database)
    card = next(m for m in tom.messages(DESK) if m.text.startswith("LR-1 · "))
    assert len(told_of(tom, THIRTY)) == 1
    assert len([reply for reply in card.replies if THIRTY in words(reply)]) == 1


@pytest.mark.parametrize("seconds", [0.0, 0.3, 1.0, 2.2])
async def test_killed_at_any_moment_of_a_morning_each_place_is_told_once(
    workspace: Workspace, database: Path, seconds: float
) -> None:
    async with desk_process(workspace, database) as desk:
        tom = await preserved(workspace)
        wind_to_morning(workspace, 60)
        await asyncio.sleep(seconds)
        desk.kill()
        await desk.ended()
    async with desk_process(workspace, database):
        workspace.clock.wind(dt.timedelta(seconds=61))
        await tom.sees(THIRTY, seconds=30)
        card = next(m for m in tom.messages(DESK) if m.text.startswith("LR-1 · "))
        await tom.sees(THIRTY, DESK, card.ts, seconds=30)
        await settles(workspace, database)
    assert len(told_of(tom, THIRTY)) == 1
    assert len([reply for reply in card.replies if THIRTY in words(reply)]) == 1


async def test_16_the_answer_to_a_post_is_lost_and_there_is_one_reminder(
    workspace: Workspace, database: Path
) -> None:
    async with desk_process(workspace, database):
        tom = await preserved(workspace)
        workspace.faults.lose_response("chat.postMessage", times=2)
        wind_to_morning(workspace, 60)
        await tom.sees(THIRTY, seconds=30)
        await settles(workspace, database)
        workspace.clock.wind(dt.timedelta(seconds=61))
        await settles(workspace, database)
    assert len(told_of(tom, THIRTY)) == 1


async def test_the_last_warning_comes_from_slacks_scheduler_when_the_desk_is_dead(
    workspace: Workspace, database: Path
) -> None:
    async with desk_process(workspace, database):
        tom = await preserved(workspace)
        waiting = workspace.state.scheduled
        await workspace.state.until(lambda: len(waiting) == 4 or None, 30)
    wind_to_morning(workspace, 87, minutes=16)
    message = await tom.sees("LR-1: open the desk", DESK)
    assert message.text == "LR-1: open the desk"


async def test_17_a_second_desk_on_one_database_refuses_to_start(
    workspace: Workspace, database: Path
) -> None:
    async with desk_process(workspace, database):
        with pytest.raises(StoreError, match="Another desk"):
            open_store(database, create=False)
