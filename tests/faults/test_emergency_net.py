"""Slack's own scheduler holds the next pages: they arrive though the desk is dead."""

from datetime import datetime, timedelta
from functools import partial

from tests.faults.house import EMERGENCIES, SHORT, House
from tests.scenarios.office import told
from workspace.sight import words

PEOPLE = ("ada", "ben", "ines", "maya", "ruth", "tom")


async def test_a_desk_that_dies_right_after_raising_has_escalated_all_the_same(
    house: House,
) -> None:
    await house.start()
    house.workspace.faults.hang("chat.postMessage", times=None)
    await told(house.person("ben"), SHORT, "general")
    scheduled = house.workspace.state.scheduled
    await house.workspace.state.until(lambda: len(scheduled) == 3 or None, 5)
    ((raised,),) = house.found("SELECT raised_at FROM emergencies")
    began = datetime.fromisoformat(raised).timestamp()
    times = sorted(message.post_at - began for message in scheduled.values())
    for minutes, after in zip((3, 8, 13), times, strict=True):
        assert minutes * 60 <= after < (minutes + 1) * 60, "three minutes after each tier's time"
    await house.kill()
    house.workspace.faults.clear()
    tiers = [("ines", "ruth"), ("maya", "ruth"), ("ada", "maya", "ruth")]
    for number, tier in enumerate(tiers, start=1):
        house.wind(5)
        stray = await house.until(partial(_stray, house, number))
        mentioned = {handle for handle in PEOPLE if f"<@{house.person(handle).id}>" in stray}
        assert mentioned == set(tier)
        assert "jump" not in stray


async def test_what_hangs_there_is_withdrawn_once_somebody_takes_it(house: House) -> None:
    await house.start()
    scheduled = house.workspace.state.scheduled
    await told(house.person("ben"), SHORT, "general")
    await house.workspace.state.until(lambda: len(scheduled) == 2 or None, 10)
    await told(house.person("ines"), "/emergency ack LR-1")
    await house.workspace.state.until(lambda: not scheduled or None, 10)


async def test_one_that_comes_after_it_was_taken_is_answered_with_who_has_it(
    house: House,
) -> None:
    await house.start()
    house.workspace.faults.hang("chat.postMessage", times=None)
    await told(house.person("ben"), SHORT, "general")
    scheduled = house.workspace.state.scheduled
    await house.workspace.state.until(lambda: scheduled or None, 5)
    first = min(message.post_at for message in scheduled.values())
    half_a_minute_before = first - 30 - house.workspace.clock.now().timestamp()
    house.workspace.clock.wind(timedelta(seconds=half_a_minute_before))
    assert "is yours" in await told(house.person("ines"), "/emergency ack LR-1")
    house.workspace.faults.clear()
    house.wind(1)
    await house.person("ines").sees("LR-1: open the desk", EMERGENCIES, seconds=8)
    await house.person("ines").sees("LR-1: taken by Ines Duarte", EMERGENCIES, seconds=12)


def _stray(house: House, number: int) -> str | None:
    """The words of so many-th message that Slack's own scheduler has posted."""
    found = [words(message) for message in house.person("ines").messages(EMERGENCIES)]
    strays = [said for said in found if "LR-1: open the desk" in said]
    return strays[-1] if len(strays) == number else None
