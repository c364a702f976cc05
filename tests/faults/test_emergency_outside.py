"""The ways outside Slack: a real endpoint on this machine that fails, or is slow."""

import time
from functools import partial

from tests.faults.house import EMERGENCIES, SHORT, WAIT, House
from tests.faults.outside import Service
from tests.scenarios.office import told
from workspace.sight import words

OUTSIDE = "SELECT state, attempts, problem FROM emergency_pages WHERE way = 'outside' ORDER BY id"


async def test_a_service_that_fails_is_tried_again_and_the_alert_says_who_was_not_reached(
    house: House, outside: Service
) -> None:
    outside.status = 500
    await house.start()
    await told(house.person("ben"), SHORT, "general")
    await outside.hears("LR-1")
    for tries in range(2, 5):
        await house.until(partial(_waits, house, tries - 1))
        house.wind(0.3)
        await outside.hears("LR-1", times=tries)
    await house.person("ines").sees("✗ PAGE_ALL", EMERGENCIES)
    assert len(outside.told) == 4, "then it is given up, until the next tier"


async def test_a_service_slower_than_ten_seconds_is_not_waited_for_and_is_tried_again(
    house: House, outside: Service
) -> None:
    outside.delay = 12
    await house.start()
    began = time.monotonic()
    await told(house.person("ben"), SHORT, "general")
    await house.person("ines").sees("LR-1 · emergency")
    assert time.monotonic() - began < 2, "nobody else waits for it"
    assert "… PAGE_ALL" in words(await house.person("ines").sees("… PAGE_ALL", EMERGENCIES))
    await house.until(partial(_waits, house, 1), 13)
    assert 9 < time.monotonic() - began < 13
    assert house.found(OUTSIDE) == [("owed", 1, "too_slow")]
    outside.delay = 0
    house.wind(0.3)
    await house.person("ines").sees("✓ PAGE_ALL", EMERGENCIES)


async def test_if_nobody_could_be_paged_the_alert_says_so_in_red_with_numbers(
    house: House, outside: Service
) -> None:
    outside.status = 500
    await house.start()
    for handle in ("ines", "ruth"):
        for channel in house.direct(handle):
            house.workspace.faults.refuse(
                "chat.postMessage", "user_disabled", times=None, channel=channel
            )
    await told(house.person("ben"), SHORT, "general")
    maya = house.person("maya")
    alert = await maya.sees("🔴 *Nobody could be paged by any way.*", EMERGENCIES)
    assert "☎️ Duty counsel +1 555 0100" in words(alert)
    assert "✗ Ines Duarte" in words(alert)
    assert "✗ Ruth Adeyemi" in words(alert)
    outside.status = 200
    house.wind(WAIT)  # the next tier is reached, so that it is no longer so
    await maya.sees("LR-1 · emergency")
    alert = await maya.sees("✓ Maya Lindqvist", EMERGENCIES)
    assert "Nobody could be paged" not in words(alert)


def _waits(house: House, attempts: int) -> bool:
    """Whether the page waits for another try, after so many."""
    return any((state, tried) == ("owed", attempts) for state, tried, _ in house.found(OUTSIDE))
