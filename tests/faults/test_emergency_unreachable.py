"""Slack refuses, throttles, hangs or does not know somebody, while people have to be paged."""

import asyncio
import time
from typing import Any

import aiohttp
import pytest

from tests.faults.house import EMERGENCIES, SHORT, WAIT, House
from tests.faults.outside import Service
from tests.scenarios.office import DESK, told
from tests.scenarios.processes import free_port
from workspace.sight import words


async def _raise(house: House) -> None:
    assert "LR-1* is raised" in await told(house.person("ben"), SHORT, "general")


async def test_an_empty_group_pages_the_fallback_and_says_so(house: House) -> None:
    house.workspace.admin.set_group("oncall", [])
    await house.start()
    await _raise(house)
    for handle in ("ada", "maya", "ruth"):
        await house.person(handle).sees("LR-1 · emergency")
    await house.person("ada").sees("on call: nobody is in S", EMERGENCIES)
    assert not house.pages("ines")


async def test_a_group_that_does_not_exist_is_paged_around_and_said_in_the_channel(
    house: House,
) -> None:
    def unknown(desk: dict[str, Any]) -> None:
        desk["emergency"]["tiers"][0]["people"] = ["S0NOTHERE"]

    house.set_up(unknown)
    await house.start()
    await house.person("ada").sees("Nobody is in S0NOTHERE (on call)", EMERGENCIES)
    await _raise(house)
    await house.person("ada").sees("LR-1 · emergency")


@pytest.mark.parametrize("error", ["channel_not_found", "is_archived", "not_in_channel"])
async def test_where_the_emergency_channel_is_gone_the_desks_channel_stands_in(
    house: House, error: str
) -> None:
    await house.start()
    channel = house.channel(EMERGENCIES)
    house.workspace.faults.refuse("chat.postMessage", error, times=None, channel=channel)
    await _raise(house)
    alert = await house.person("maya").sees("boy on a stream", DESK)
    assert "Nobody has taken it yet" in words(alert)
    await house.person("ines").sees("LR-1 · emergency")
    await house.person("ada").sees("The desk cannot post in")
    await house.person("ines").sees(f"<@{house.person('ines').id}>", DESK, alert.ts)


async def test_with_a_refused_token_paging_outside_goes_on_until_it_is_taken(
    house: House, outside: Service
) -> None:
    port = free_port()
    house.set_up(lambda desk: desk.update(monitoring={"port": port}))
    await house.start()
    house.workspace.faults.refuse("*", "invalid_auth", times=None)
    await _raise(house)
    await outside.hears("LR-1")
    await outside.hears("its token is refused")
    async with aiohttp.ClientSession() as session:
        answer = await session.get(f"http://127.0.0.1:{port}/healthz")
        assert answer.status == 503
        assert "token" in await answer.text()
    house.wind(WAIT)
    await outside.hears("LR-1", times=2)
    assert "is yours" in await told(house.person("ines"), "/emergency ack LR-1")
    house.wind(2 * WAIT)
    await told(house.person("tom"), "/emergency list")
    assert len([one for one in outside.told if "LR-1" in str(one)]) == 2


async def test_slow_commands_in_flight_do_not_delay_an_emergency(house: House) -> None:
    await house.start()
    house.workspace.faults.hang("views.open", times=5)
    tom = house.person("tom")
    slow = [asyncio.create_task(tom.command("/case new", DESK)) for _ in range(5)]
    await asyncio.sleep(0.2)
    began = time.monotonic()
    await _raise(house)
    assert time.monotonic() - began < 1
    assert not any(task.done() for task in slow), "they were in flight all the while"
    await asyncio.gather(*slow)


async def test_a_throttled_person_holds_nobody_else_up_and_is_paged_after_the_wait(
    house: House,
) -> None:
    await house.start()
    for channel in house.direct("ines"):
        house.workspace.faults.rate_limit("chat.postMessage", 2.5, channel=channel)
    began = time.monotonic()
    await _raise(house)
    await house.person("ruth").sees("LR-1 · emergency")
    assert time.monotonic() - began < 2
    await house.person("ines").sees("LR-1 · emergency", seconds=8)
    assert time.monotonic() - began >= 2.5, "Slack's wait was kept, half a second and all"
    assert len(house.pages("ines")) == 1


async def test_killed_while_a_person_is_throttled_they_are_paged_after_the_restart(
    house: House,
) -> None:
    await house.start()
    for channel in house.direct("ines"):
        house.workspace.faults.rate_limit("chat.postMessage", 60, times=None, channel=channel)
    await _raise(house)
    await house.person("ruth").sees("LR-1 · emergency")
    await house.until(lambda: house.found("SELECT 1 FROM outbox WHERE problem = 'held_up'"))
    await house.kill()
    house.workspace.faults.clear()
    began = await house.start()
    await house.person("ines").sees("LR-1 · emergency")
    assert time.monotonic() - began < 10
    assert len(house.pages("ruth")) == 1, "who was paged before is not paged again"


async def test_when_slack_hangs_it_is_paged_outside_and_the_clock_goes_on(
    house: House, outside: Service
) -> None:
    await house.start()
    house.workspace.faults.hang("*", times=None)
    await _raise(house)
    await outside.hears("LR-1", seconds=3)
    house.wind(WAIT)
    await outside.hears("LR-1", times=2, seconds=3)
    house.workspace.faults.clear()
    await house.person("ines").sees("LR-1 · emergency", seconds=15)


async def test_killed_while_slack_hangs_it_goes_on_paging_outside_and_in_slack_later(
    house: House, outside: Service
) -> None:
    await house.start()
    house.workspace.faults.hang("*", times=None)
    await _raise(house)
    await outside.hears("LR-1", seconds=3)
    await house.kill()
    house.wind(WAIT)
    before = len(house.workspace.deliveries.connections)
    await house.launch()
    await outside.hears("LR-1", times=2, seconds=15)
    house.workspace.faults.clear()
    await house.workspace.connected(before + 1, seconds=30)
    for handle in ("ines", "maya"):
        await house.person(handle).sees("LR-1 · emergency", seconds=15)


async def test_a_person_whom_slack_cannot_tell_of_raises_one_all_the_same(house: House) -> None:
    await house.start()
    house.workspace.faults.hang("users.info", times=None)
    began = time.monotonic()
    await _raise(house)
    assert time.monotonic() - began < 3
