"""The desk is killed while somebody is to be paged: real processes, real kills."""

import asyncio
import copy
import time
from collections.abc import AsyncIterator
from datetime import timedelta
from pathlib import Path

import pytest
import yaml

from cli.trying import MANIFEST
from tests.faults.outside import Service, service
from tests.scenarios.office import told
from tests.scenarios.processes import environment, run, start, write_desk_file
from workspace.model import Message
from workspace.person import Person
from workspace.sight import words
from workspace.workspace import Workspace

EMERGENCIES = "emergencies"
SHORT = "/emergency boy on a stream says he will jump"


@pytest.fixture
async def workspace() -> AsyncIterator[Workspace]:
    there = Workspace.from_manifest(MANIFEST)
    await there.start()
    yield there
    await there.stop()


@pytest.fixture
async def outside() -> AsyncIterator[Service]:
    async with service() as there:
        yield there


class House:
    """The desk as a process that is killed and started again."""

    def __init__(self, workspace: Workspace, file: Path, outside: Service) -> None:
        self.workspace = workspace
        self.file = file
        self.env = environment(workspace) | {"PAGE_ALL": outside.url}
        self.process: asyncio.subprocess.Process | None = None

    async def start(self) -> float:
        """Start it and wait until it is connected; when it was started."""
        began = time.monotonic()
        before = len(self.workspace.deliveries.connections)
        self.process = await start("run", "--desk", str(self.file), "--create", env=self.env)
        await self.workspace.connected(before + 1, seconds=30)
        return began

    async def kill(self) -> None:
        """kill -9, and the workspace notices that the line is dead."""
        if self.process is not None and self.process.returncode is None:
            self.process.kill()
            await self.process.communicate()
        connections = self.workspace.deliveries.connections
        await self.workspace.state.until(lambda: not connections or None, 10)

    def person(self, handle: str) -> Person:
        return self.workspace.person(handle)

    def pages(self, handle: str) -> list[Message]:
        return [m for m in self.person(handle).messages() if "LR-1 · emergency" in words(m)]


@pytest.fixture
async def house(workspace: Workspace, tmp_path: Path, outside: Service) -> AsyncIterator[House]:
    file = write_desk_file(tmp_path, workspace)
    desk = yaml.safe_load(file.read_text(encoding="utf-8"))
    channels = {channel.name: channel.id for channel in workspace.state.channels.values()}
    groups = {group.handle: group.id for group in workspace.state.groups.values()}
    desk["channels"]["emergency"] = channels[EMERGENCIES]
    tier = {"people": [groups["oncall"]], "outside": ["PAGE_ALL"], "wait_minutes": 1}
    desk["emergency"] = {
        "tiers": [{"name": "on call", **copy.deepcopy(tier)}],
        "fallback": {"name": "everyone", **copy.deepcopy(tier)},
    }
    file.write_text(yaml.safe_dump(desk), encoding="utf-8")
    house = House(workspace, file, outside)
    yield house
    await house.kill()


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


async def test_a_desk_that_dies_right_after_raising_has_escalated_all_the_same(
    house: House,
) -> None:
    await house.start()
    house.workspace.faults.hang("chat.postMessage", times=None)
    await told(house.person("ben"), SHORT, "general")
    await house.workspace.state.until(lambda: len(house.workspace.state.scheduled) >= 2 or None, 5)
    await house.kill()
    house.workspace.faults.clear()
    house.workspace.clock.wind(_minutes(5))
    stray = await house.person("ines").sees("LR-1: open the desk", EMERGENCIES)
    assert f"<@{house.person('ines').id}>" in words(stray)
    assert "jump" not in words(stray)


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


def _minutes(count: int) -> timedelta:
    return timedelta(minutes=count)
