"""The desk is killed while somebody is to be paged: real processes, real kills."""

import sqlite3
import time
from contextlib import closing

from tests.faults.house import EMERGENCIES, SHORT, House
from tests.faults.outside import Service
from tests.scenarios.office import told
from tests.scenarios.processes import run
from workspace.sight import words


async def test_killed_with_a_page_due_it_is_posted_within_ten_seconds_of_the_restart(
    house: House,
) -> None:
    await house.start()
    ines = house.person("ines")
    house.workspace.faults.hang("chat.postMessage", times=None)
    await told(house.person("ben"), SHORT, "general")
    await house.kill()
    assert house.pages("ines") == []
    house.workspace.faults.clear()
    began = await house.start()
    await ines.sees("LR-1 · emergency", seconds=10)
    await ines.sees("Nobody has taken it yet", EMERGENCIES, seconds=10)
    assert time.monotonic() - began < 10


async def test_killed_between_posting_a_page_and_recording_it_it_is_posted_again(
    house: House,
) -> None:
    await house.start()
    house.workspace.faults.lose_response("chat.postMessage", times=None)
    await told(house.person("ben"), SHORT, "general")
    await house.person("ines").sees("LR-1 · emergency")
    await house.kill()
    posted = len(house.pages("ines"))
    house.workspace.faults.clear()
    await house.start()
    await house.workspace.state.until(lambda: len(house.pages("ines")) > posted or None, 10)


async def test_what_went_outside_before_a_kill_goes_again_if_nobody_knows_that_it_did(
    house: House, outside: Service
) -> None:
    outside.delay = 60
    await house.start()
    await told(house.person("ben"), SHORT, "general")
    await outside.hears("LR-1")
    await house.kill()
    outside.delay = 0
    await house.start()
    await outside.hears("LR-1", times=2)


async def test_without_a_desk_the_command_pages_outside_and_the_desk_opens_the_case(
    house: House, outside: Service
) -> None:
    await house.start()
    await house.kill()
    arguments = ("emergency", "a threat by mail", "--agency", "Harborview Police", "--id", "m-1")
    for _ in range(2):
        ended = await run(*arguments, "--desk", str(house.file), env=house.env)
        assert ended.status == 0, ended.err
    assert "LR-1" in ended.out or "was there" in ended.out
    page = await outside.hears("LR-1")
    assert "threat" not in str(page)
    assert len(outside.told) == 1
    await house.start()
    alert = await house.person("ines").sees("a threat by mail", EMERGENCIES, seconds=10)
    assert "Harborview Police" in words(alert)
    await house.person("ines").sees("LR-1 · emergency", seconds=10)


async def test_beside_a_running_desk_the_command_has_the_desk_raise_it(house: House) -> None:
    await house.start()
    ended = await run("emergency", "a threat by mail", "--desk", str(house.file), env=house.env)
    assert "LR-1" in ended.out, ended.err
    await house.person("ines").sees("a threat by mail", EMERGENCIES)


async def test_when_slack_is_down_it_is_taken_on_the_command_line(
    house: House, outside: Service
) -> None:
    await house.start()
    await told(house.person("ben"), SHORT, "general")
    await house.person("ines").sees("LR-1 · emergency")
    house.workspace.faults.refuse("*", "service_unavailable", times=None)
    take = ("emergency", "take", "LR-1", "--desk", str(house.file))
    unknown = await run(*take, "--as", "@nobody", env=house.env)
    assert unknown.status == 2
    assert "member ID" in unknown.err
    taken = await run(*take, "--as", "@ines", env=house.env)
    assert taken.out.startswith("LR-1  taken"), taken.err
    late = await run(*take, "--as", house.person("ruth").id, env=house.env)
    assert late.status == 1
    assert "taken already" in late.err
    before = len(outside.told)
    house.wind(6)
    house.workspace.faults.clear()
    alert = await house.person("ines").sees("Ines Duarte has it", EMERGENCIES, seconds=15)
    assert "Ines Duarte" in words(alert)
    assert len(outside.told) == before, "nobody is paged any more"
    with closing(sqlite3.connect(house.database)) as db:
        (actor,) = db.execute("SELECT actor FROM audit WHERE action = 'emergency_taken'").fetchone()
        (data,) = db.execute("SELECT data FROM events WHERE kind = 'emergency_taken'").fetchone()
    assert actor == house.person("ines").id
    assert "command_line" in data


async def test_started_again_while_slack_is_down_it_pages_outside_slack_and_connects_later(
    house: House, outside: Service
) -> None:
    outside.delay = 30.0
    await house.start()
    await told(house.person("ben"), SHORT, "general")
    await outside.hears("LR-1")
    await house.kill()
    outside.delay = 0.0
    house.workspace.faults.server_error("*", times=None)
    before = len(house.workspace.deliveries.connections)
    await house.launch()
    await outside.hears("LR-1", times=2, seconds=30)
    house.workspace.faults.clear()
    await house.workspace.connected(before + 1, seconds=30)
    await house.person("ines").sees("LR-1 · emergency", seconds=15)
    assert house.process is not None
    assert house.process.returncode is None


async def test_if_what_the_clock_needs_is_gone_the_process_ends_to_be_started_again(
    house: House,
) -> None:
    await house.start()
    with closing(sqlite3.connect(house.database)) as other:
        other.execute("DROP TABLE emergency_pages")
        other.commit()
    house.wind(1)  # the clock looks
    status, said = await house.ends()
    assert status not in (0, 78)
    assert "emergency_pages" in said
