"""What happens to a reminder when the desk is killed, or Slack misbehaves, at the worst moment."""

import asyncio
import contextlib
import datetime as dt
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from bot.store.database import StoreError, open_store
from bot.store.times import to_text
from tests.faults.desk_process import desk_process
from tests.scenarios.office import told
from workspace.model import Message
from workspace.person import Person
from workspace.sight import words
from workspace.state import Change
from workspace.workspace import Workspace

DESK = "legal-desk"
TARGET = 'preservation country=US agency="Harbor Police" account_email=a@example.com'
THIRTY = "preservation: 30 days left"
OWED = (
    "SELECT 1 FROM outbox WHERE state IN ('owed', 'sending', 'unknown') AND next_at <= ?",
    "SELECT 1 FROM reminders WHERE state = 'waiting' AND due_at <= ?",
)
SOON = dt.timedelta(seconds=20)  # what was throttled comes back within it
QUIET = 10  # looks in a row, a tenth of a second apart


async def preserved(workspace: Workspace) -> Person:
    """Tom opens a case, takes it, and records its snapshot; everything has been posted."""
    tom = workspace.person("tom")
    await told(tom, f"/case new {TARGET}")
    await told(tom, "/case take LR-1")
    await told(tom, "/preserve new LR-1 snapshot=now")
    card = await tom.sees("90 days left", DESK, seconds=20)
    await tom.sees("recorded a preservation", DESK, card.ts, seconds=20)
    return tom


def wind_to_morning(workspace: Workspace, days: int, *, minutes: int = 0) -> None:
    now = workspace.clock.now()
    date = now.date() + dt.timedelta(days=days)
    at = dt.datetime.combine(date, dt.time(9, minutes), dt.UTC)
    workspace.clock.wind(at - now)


def told_of(person: Person, text: str) -> list[Message]:
    """What the desk wrote to a person directly that says this."""
    return [message for message in person.messages() if text in words(message)]


def when_posted(
    workspace: Workspace, text: str, do: Callable[[], None], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Do something at the very moment at which a message stands, before Slack answers."""
    announce = workspace.state.announce

    def announced(change: Change) -> None:
        announce(change)
        roots = [root for place in workspace.state.channels.values() for root in place.messages]
        posted = [message for root in roots for message in (root, *root.replies)]
        if any(text in words(message) for message in posted):
            do()

    monkeypatch.setattr(workspace.state, "announce", announced)


async def settles(workspace: Workspace, database: Path) -> None:
    """Until the desk owes nothing that falls due within seconds: it posts nothing more by itself.

    What it would wrongly say once more would be owed as a row, and so be waited for.
    """
    quiet = 0
    async with asyncio.timeout(40):
        while quiet < QUIET:
            quiet = 0 if _owes(workspace, database) else quiet + 1
            await asyncio.sleep(0.1)


def _owes(workspace: Workspace, database: Path) -> bool:
    soon = to_text(workspace.clock.now() + SOON)
    with closing(sqlite3.connect(f"file:{database}?mode=ro", uri=True)) as db:
        return any(db.execute(query, [soon]).fetchone() for query in OWED)


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


async def test_18_the_clock_leaps_and_comes_back_and_nothing_is_said_twice_or_lost(
    workspace: Workspace, database: Path
) -> None:
    async with desk_process(workspace, database):
        tom = await preserved(workspace)
        wind_to_morning(workspace, 60)
        await tom.sees(THIRTY, seconds=30)
        workspace.clock.offset -= dt.timedelta(days=1)
        workspace.clock.wind(dt.timedelta())
        await settles(workspace, database)
        wind_to_morning(workspace, 1, minutes=5)
        await settles(workspace, database)
        assert len(told_of(tom, THIRTY)) == 1
        wind_to_morning(workspace, 16)
        await tom.sees("14 days left", seconds=30)


async def test_18_what_waited_when_the_clock_fell_back_by_a_day_is_still_sent(
    workspace: Workspace, database: Path
) -> None:
    async with desk_process(workspace, database):
        tom = await preserved(workspace)
        channel = workspace.state.channel_named(DESK).id
        workspace.faults.rate_limit("chat.postMessage", 4, channel=channel)
        await told(tom, "/case note LR-1 before the leap")
        workspace.clock.offset -= dt.timedelta(days=1)
        workspace.clock.wind(dt.timedelta())
        await settles(workspace, database)
        workspace.clock.wind(dt.timedelta(minutes=6))
        card = next(m for m in tom.messages(DESK) if m.text.startswith("LR-1 · "))
        await tom.sees("before the leap", DESK, card.ts, seconds=20)
        await told(tom, "/case note LR-1 after the leap")
        await tom.sees("after the leap", DESK, card.ts, seconds=20)


async def test_20_extended_while_its_reminder_is_queued_the_old_one_is_not_posted(
    workspace: Workspace, database: Path
) -> None:
    async with desk_process(workspace, database):
        tom = await preserved(workspace)
        workspace.faults.rate_limit("chat.postMessage", 4, times=3)
        wind_to_morning(workspace, 60)
        await told(tom, "/preserve extend LR-1 formal=yes")
        await settles(workspace, database)
    assert told_of(tom, "days left") == []


async def test_13_a_call_that_hangs_holds_up_its_own_channel_alone(
    workspace: Workspace, database: Path
) -> None:
    async with desk_process(workspace, database):
        tom = await preserved(workspace)
        channel = workspace.state.channel_named(DESK).id
        workspace.faults.hang("chat.postMessage", channel=channel)
        wind_to_morning(workspace, 60)
        await tom.sees(THIRTY, seconds=4.5)


async def test_12_a_throttled_channel_holds_up_no_other_and_is_served_after_retry_after(
    workspace: Workspace, database: Path
) -> None:
    async with desk_process(workspace, database):
        tom = await preserved(workspace)
        channel = workspace.state.channel_named(DESK).id
        workspace.faults.rate_limit("chat.postMessage", 6.5, channel=channel)
        wind_to_morning(workspace, 60)
        await tom.sees(THIRTY, seconds=5)
        card = next(m for m in tom.messages(DESK) if m.text.startswith("LR-1 · "))
        assert not any(THIRTY in words(reply) for reply in card.replies)
        await tom.sees(THIRTY, DESK, card.ts, seconds=20)


async def test_7_a_channel_that_is_gone_is_stood_in_for_and_the_admins_are_told(
    workspace: Workspace, database: Path
) -> None:
    fallback = workspace.state.channel_named("emergencies").id
    async with desk_process(workspace, database, fallback=fallback):
        tom = await preserved(workspace)
        workspace.admin.archive(DESK)
        wind_to_morning(workspace, 87)
        await tom.sees("⏰ LR-1 · preservation: 3 days left", "emergencies", seconds=40)
        card = await tom.sees("LR-1 · preservation request", "emergencies", seconds=20)
        await tom.sees("preservation: 3 days left", "emergencies", card.ts, seconds=20)
        alarm = await workspace.person("ada").sees("cannot post in", seconds=20)
        assert "it is archived" in words(alarm)
        await tom.sees("3 days left", seconds=20)


async def test_7_without_a_fallback_the_cases_log_says_what_was_not_posted(
    workspace: Workspace, database: Path
) -> None:
    async with desk_process(workspace, database):
        tom = await preserved(workspace)
        workspace.admin.archive(DESK)
        wind_to_morning(workspace, 87)
        await workspace.person("ada").sees("not posted", seconds=30)
        await settles(workspace, database)
        said = await told(tom, "/case log LR-1", "general")
        assert "could not post in Slack" in said
        assert "is archived" in said


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


async def test_30_and_31_the_same_click_delivered_again_has_one_effect(
    workspace: Workspace, database: Path
) -> None:
    async with desk_process(workspace, database):
        tom = await preserved(workspace)
        wind_to_morning(workspace, 60)
        reminder = await tom.sees(THIRTY, seconds=30)
        workspace.faults.lose_acks()
        with contextlib.suppress(AssertionError):
            await tom.click(reminder, "reminder_snooze")
        for _ in range(3):
            await workspace.faults.deliver_again()
        said = await told(tom, "/case log LR-1")
        assert said.count("off for a day") == 1


async def test_39_a_card_that_was_deleted_in_slack_is_posted_again_once(
    workspace: Workspace, database: Path
) -> None:
    async with desk_process(workspace, database):
        tom = await preserved(workspace)
        card = next(m for m in tom.messages(DESK) if m.text.startswith("LR-1 · "))
        workspace.admin.delete(card)
        await told(tom, "/case note LR-1 still there")
        await tom.sees("LR-1 · preservation request", DESK, seconds=20)
        await settles(workspace, database)
    cards = [m for m in tom.messages(DESK) if m.text.startswith("LR-1 · ") and m is not card]
    assert len(cards) == 1


def test_24_a_missing_or_empty_database_is_refused_and_never_begun_silently(
    database: Path,
) -> None:
    with pytest.raises(StoreError, match="There is no database"):
        open_store(database, create=False)
    database.touch()
    with pytest.raises(StoreError, match="There is no database"):
        open_store(database, create=False)
