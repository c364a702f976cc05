"""Many emergencies at once: what is older is paged first, also after a kill or a lost answer."""

import re

from tests.faults.house import House
from tests.scenarios.office import told

AT_ONCE = 9


async def _raised(house: House, count: int = AT_ONCE) -> None:
    ben = house.person("ben")
    for number in range(1, count + 1):
        assert f"LR-{number}*" in await told(ben, f"/emergency threat {number}", "general")


def _numbers(house: House, handle: str) -> list[int]:
    """Of which emergencies somebody was paged, in the order in which they were."""
    found = [re.search(r"LR-(\d+) · emergency", m.text) for m in house.person(handle).messages()]
    return [int(one[1]) for one in found if one]


async def _paged(house: House, handle: str, count: int) -> list[int]:
    return await house.until(
        lambda: found if len(found := _numbers(house, handle)) >= count else None, 30
    )


async def test_an_answer_that_is_lost_costs_no_page_its_place(house: House) -> None:
    await house.start()
    for channel in house.direct("ines"):
        house.workspace.faults.server_error("chat.postMessage", times=2, channel=channel)
    await _raised(house, 4)
    assert await _paged(house, "ines", 4) == [1, 2, 3, 4]
    assert await _paged(house, "ruth", 4) == [1, 2, 3, 4]


async def test_a_page_that_slack_never_answers_keeps_no_other_from_a_person(house: House) -> None:
    await house.start()
    for channel in house.direct("ines"):
        house.workspace.faults.server_error("chat.postMessage", times=6, channel=channel)
    await _raised(house, 3)
    assert set(await _paged(house, "ines", 3)) == {1, 2, 3}


async def test_killed_while_many_wait_the_oldest_goes_first_and_each_goes_once(
    house: House,
) -> None:
    await house.start()
    for channel in house.direct("ines"):
        house.workspace.faults.hang("chat.postMessage", times=1, channel=channel)
    await _raised(house)
    await _paged(house, "ruth", 2)
    await house.kill()
    assert _numbers(house, "ines") == []
    await house.start()
    assert await _paged(house, "ines", AT_ONCE) == list(range(1, AT_ONCE + 1))
