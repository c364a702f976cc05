"""The desk is down past a step's time, or the clock of its machine is set wrong."""

from tests.faults.house import WAIT, House
from tests.faults.outside import Service
from tests.scenarios.office import told
from workspace.sight import words


def _each_once(house: House) -> None:
    """Nobody was paged twice for one step."""
    pages = "SELECT count(*) FROM emergency_pages GROUP BY step, way, target, round"
    assert {count for (count,) in house.found(pages)} == {1}
    for handle, most in (("ines", 1), ("maya", 2)):
        assert len(house.pages(handle)) <= most


async def test_down_past_a_due_time_the_step_is_paged_once_and_marked_late(
    house: House,
) -> None:
    await house.start()
    await house.raises()
    await house.kill()
    house.wind(WAIT + 2)
    await house.start()
    page = await house.person("maya").sees("LR-1 · emergency")
    assert "This page is late: it was due at" in words(page)
    await house.until(lambda: "emergency_escalated" in house.audited())
    assert len(house.pages("maya")) == 1
    _each_once(house)


async def test_the_clock_leaps_a_day_ahead_across_a_restart_and_no_step_is_lost_or_doubled(
    house: House,
) -> None:
    await house.start()
    await house.raises()
    await house.kill()
    house.leap(1)
    await house.start()
    page = await house.person("maya").sees("LR-1 · emergency")
    assert "This page is late" in words(page)
    house.wind(WAIT + 1)
    await house.person("ada").sees("LR-1 · emergency")
    _each_once(house)
    assert "is yours" in await told(house.person("ines"), "/emergency ack LR-1")


async def test_the_clock_falls_back_a_day_across_a_restart_and_the_next_step_still_comes(
    house: House, outside: Service
) -> None:
    house.leap(1)
    await house.start()
    await house.raises()
    await outside.hears("LR-1")
    await house.kill()
    house.leap(-1)
    await house.start()
    assert not house.pages("maya")
    house.wind(WAIT + 0.5)
    await house.person("maya").sees("LR-1 · emergency")
    await outside.hears("LR-1", times=2)
    _each_once(house)


async def test_the_clock_falls_back_while_the_desk_runs_and_the_next_step_still_comes(
    house: House,
) -> None:
    house.leap(1)
    await house.start()
    await house.raises()
    house.leap(-1)
    ((due,),) = house.found("SELECT next_at FROM emergencies")
    await house.until(lambda: house.found("SELECT next_at FROM emergencies") != [(due,)])
    house.wind(WAIT + 0.5)
    await house.person("maya").sees("LR-1 · emergency")
    _each_once(house)


async def test_taken_before_the_clock_leaps_it_comes_back_and_is_paged_from_the_first_tier(
    house: House,
) -> None:
    await house.start()
    await house.raises()
    await told(house.person("ines"), "/emergency ack LR-1")
    await house.kill()
    house.leap(1)
    await house.start()
    await house.until(lambda: "emergency_came_back" in house.audited())
    await house.until(lambda: len(house.pages("ruth")) == 1)
    assert house.audited().count("emergency_came_back") == 1
    assert not house.pages("maya"), "from the first tier on, not from the last"
