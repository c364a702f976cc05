"""What happens to a reminder when Slack, the clock or the disk misbehaves."""

import contextlib
import datetime as dt
from pathlib import Path

import pytest

from bot.store.database import StoreError, open_store
from tests.faults.desk_process import desk_process
from tests.faults.reminding import DESK, THIRTY, preserved, settles, told_of, wind_to_morning
from tests.scenarios.office import told
from workspace.sight import words
from workspace.workspace import Workspace


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
