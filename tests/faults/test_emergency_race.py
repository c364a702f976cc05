"""Somebody takes an emergency at the very moment at which others do, or the next tier is due."""

import asyncio
import sqlite3
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, closing

import pytest

from tests.faults.house import WAIT, House
from tests.faults.outside import Service
from tests.scenarios.office import told

RACE = 0.5  # seconds for which the database is held, so that all come upon it together


@asynccontextmanager
async def held(house: House) -> AsyncIterator[None]:
    """The database is locked by somebody else; whoever wants to write waits, and then races."""
    with closing(sqlite3.connect(house.database)) as other:
        other.execute("BEGIN IMMEDIATE")
        yield
        other.rollback()


def _owner(house: House) -> str | None:
    ((owner,),) = house.found("SELECT owner FROM emergencies WHERE state = 'taken'") or ((None,),)
    return owner and str(owner)


async def _is_quiet(house: House, outside: Service) -> None:
    """Time goes by, and nobody is paged any more."""
    paged, told_outside = house.paged(), len(outside.told)
    house.wind(2 * WAIT)
    await told(house.person("tom"), "/emergency list")
    assert house.paged() == paged
    assert len(outside.told) == told_outside


async def test_taking_it_races_the_next_tier_and_both_are_on_record(
    house: House, outside: Service
) -> None:
    await house.start()
    await house.raises()
    async with held(house):
        house.wind(WAIT)
        taking = asyncio.create_task(told(house.person("ines"), "/emergency ack LR-1"))
        await asyncio.sleep(RACE)
    assert "is yours" in await taking
    assert _owner(house) == house.person("ines").id
    assert "emergency_taken" in house.audited()
    assert house.audited().count("emergency_escalated") in (1, 2)
    await house.until(lambda: not _under_way(house) or None)
    await _is_quiet(house, outside)


@pytest.mark.parametrize("seconds", [0.0, 0.1])
async def test_killed_during_that_race_there_is_one_winner_and_nobody_is_paged_twice(
    house: House, outside: Service, seconds: float
) -> None:
    await house.start()
    await house.raises()
    async with held(house):
        house.wind(WAIT)
        taking = asyncio.create_task(told(house.person("ines"), "/emergency ack LR-1"))
        await asyncio.sleep(RACE)
    await asyncio.sleep(seconds)
    await house.kill()
    answer = taking.result() if taking.done() and taking.exception() is None else ""
    taking.cancel()
    await house.start()
    if _owner(house) is None:
        assert "is yours" not in answer, "who was told that they have it has it"
        await house.person("maya").sees("LR-1 · emergency")
        assert "is yours" in await told(house.person("ines"), "/emergency ack LR-1")
    assert _owner(house) == house.person("ines").id
    steps = [
        fields
        for (fields,) in house.found(
            "SELECT fields FROM audit WHERE action = 'emergency_escalated'"
        )
    ]
    assert len(steps) == len(set(steps)) <= 2, "each step is paged once, whoever won"
    await house.until(lambda: not _under_way(house) or None)
    await _is_quiet(house, outside)


async def test_of_two_who_take_it_at_once_one_has_it_and_the_other_is_told_who(
    house: House,
) -> None:
    await house.start()
    await house.raises()
    async with held(house):
        taking = [
            asyncio.create_task(told(house.person(handle), "/emergency ack LR-1"))
            for handle in ("ruth", "ines")
        ]
        await asyncio.sleep(RACE)
    answers = dict(zip(("Ruth Adeyemi", "Ines Duarte"), await asyncio.gather(*taking), strict=True))
    (owner,) = [name for name, answer in answers.items() if "is yours" in answer]
    (late,) = [answer for answer in answers.values() if "is yours" not in answer]
    assert f"{owner} has it since" in late
    assert house.found("SELECT count(*) FROM events WHERE kind = 'emergency_taken'") == [(1,)]
    assert house.audited().count("emergency_take_too_late") == 1
    before = _owner(house)
    await house.kill()
    await house.start()
    assert _owner(house) == before, "a kill takes it from nobody"
    assert "has it since" in await told(house.person("maya"), "/emergency ack LR-1")


def _under_way(house: House) -> list[tuple[object, ...]]:
    return house.found(
        "SELECT 1 FROM outbox WHERE kind = 'page' AND state IN ('owed', 'sending', 'unknown')"
        " UNION ALL SELECT 1 FROM emergency_pages WHERE state IN ('owed', 'sending')"
    )
