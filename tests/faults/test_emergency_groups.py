"""Slack does not say who is in which group: it takes few such calls, and throttles them soon."""

import asyncio
import time

from tests.faults.house import EMERGENCIES, SHORT, House
from tests.faults.outside import Service
from tests.scenarios.office import told
from workspace.sight import words

ASKING = "usergroups.users.list"


async def test_restarted_while_slack_does_not_say_who_is_in_which_group_it_pages_all_the_same(
    house: House, outside: Service
) -> None:
    await house.start()
    house.workspace.faults.hang("chat.postMessage", times=None)
    await told(house.person("ben"), SHORT, "general")
    await house.kill()
    house.workspace.faults.clear()
    house.workspace.faults.rate_limit(ASKING, 30, times=None)
    began = await house.start()
    await house.person("ines").sees("LR-1 · emergency")
    await outside.hears("LR-1")
    assert time.monotonic() - began < 10
    assert "who is in which group" in await told(house.person("maya"), "/case list")
    assert "is yours" in await told(house.person("ines"), "/emergency ack LR-1")
    assert not [m for m in house.person("ada").messages(EMERGENCIES) if "Nobody is in" in words(m)]
    house.workspace.faults.clear()
    maya = house.person("maya")
    async with asyncio.timeout(15):
        while "LR-1" not in await told(maya, "/case list"):  # noqa: ASYNC110 — it tells nobody
            await asyncio.sleep(0.5)


async def test_raised_meanwhile_it_pages_outside_and_the_people_as_soon_as_they_are_known(
    house: House, outside: Service
) -> None:
    house.workspace.faults.rate_limit(ASKING, 30, times=None)
    await house.start()
    assert "is raised" in await told(house.person("ben"), SHORT, "general")
    await outside.hears("LR-1")
    assert not house.pages("ines")
    house.workspace.faults.clear()
    for handle in ("ines", "ruth"):
        await house.person(handle).sees("LR-1 · emergency")
    await house.person("ines").sees("✓ Ines Duarte", EMERGENCIES)
    assert not house.pages("maya"), "it is the first tier's turn"
