"""The disk is full: a real file system without room, under the desk as people run it."""

import asyncio
import contextlib
import json
import resource
import shutil
import signal
import subprocess
import sys
from collections.abc import AsyncIterator
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

import pytest
import yaml

from tests.faults.outside import Service, service
from tests.scenarios.office import DESK, told
from tests.scenarios.processes import environment, write_desk_file
from workspace.workspace import Workspace

_IN_A_SPACE_OF_ITS_OWN = ("unshare", "--user", "--map-root-user", "--mount", "sh", "-c")
_SMALL = "mount -t tmpfs -o size=1500k tmpfs {room}"
_FILLER = "filler"


def _may_mount(room: Path) -> bool:
    if shutil.which("unshare") is None:
        return False
    tried = [*_IN_A_SPACE_OF_ITS_OWN, _SMALL.format(room=room)]
    return subprocess.run(tried, capture_output=True, check=False).returncode == 0


class Room(Protocol):
    """Where the desk's database stands, and how it comes to have no room there."""

    def fill(self) -> None: ...

    def clear(self) -> None: ...


@dataclass(frozen=True)
class FileSystem:
    """A file system of a megabyte and a half, as the desk's process sees it."""

    folder: Path

    def fill(self) -> None:
        filler = self.folder / _FILLER
        with contextlib.suppress(OSError), filler.open("wb", buffering=0) as file:
            while file.write(b"\0" * 4096):
                pass
        assert shutil.disk_usage(self.folder).free == 0

    def clear(self) -> None:
        (self.folder / _FILLER).unlink()


@dataclass(frozen=True)
class Limit:
    """No file of the desk's process may grow. For where nobody may mount a file system."""

    process: int

    def fill(self) -> None:
        self._limit(4096)

    def clear(self) -> None:
        self._limit(resource.RLIM_INFINITY)

    def _limit(self, most: int) -> None:
        resource.prlimit(self.process, resource.RLIMIT_FSIZE, (most, resource.RLIM_INFINITY))


@pytest.fixture
async def outside() -> AsyncIterator[Service]:
    """A service outside Slack that is paged."""
    async with service() as there:
        yield there


@pytest.fixture(params=[FileSystem, Limit], ids=["file system", "limit"])
async def room(
    workspace: Workspace, tmp_path: Path, outside: Service, request: pytest.FixtureRequest
) -> AsyncIterator[Room]:
    """A desk whose database can be made to have no room.

    The file system is in a mount namespace of the desk's own, so no rights are needed here.
    """
    folder, mounts = tmp_path / "room", request.param is FileSystem
    folder.mkdir()
    if mounts and not _may_mount(folder):
        pytest.skip("this machine lets nobody mount a file system of their own")
    file = write_desk_file(tmp_path, workspace)
    found = yaml.safe_load(file.read_text(encoding="utf-8"))
    found["database"] = str(folder / "writdesk.db")
    found["channels"]["emergency"] = workspace.state.channel_named("emergencies").id
    tier = {"name": "on call", "people": found["roles"]["oncall"], "outside": ["PAGE_ONCALL"]}
    found["emergency"] = {"tiers": [tier], "fallback": tier | {"name": "everyone"}}
    file.write_text(json.dumps(found), encoding="utf-8")  # JSON is YAML, without its anchors
    mounting = f"{_SMALL.format(room=folder)} && " if mounts else ""
    line = f"{mounting}exec {sys.executable} -m cli run --create --desk {file}"
    desk = await asyncio.create_subprocess_exec(
        *(_IN_A_SPACE_OF_ITS_OWN if mounts else ("sh", "-c")),
        line,
        env=environment(workspace) | {"PAGE_ONCALL": outside.url},
        stdout=asyncio.subprocess.DEVNULL,
        stderr=asyncio.subprocess.DEVNULL,
    )
    await workspace.connected(1, seconds=40)
    yield FileSystem(Path(f"/proc/{desk.pid}/root{folder}")) if mounts else Limit(desk.pid)
    desk.send_signal(signal.SIGTERM)
    await asyncio.wait_for(desk.wait(), 20)


async def test_on_a_full_disk_nothing_is_saved_by_half_and_who_should_know_is_told(
    workspace: Workspace, room: Room, outside: Service
) -> None:
    maya = workspace.person("maya")
    assert "LR-1" in await told(maya, "/case new subpoena country=US account_id=before")
    await maya.sees("LR-1 · ", DESK)
    room.fill()
    answer = await _until_refused(workspace)
    assert "disk is full" in answer
    assert "nothing was saved" in answer
    await outside.hears("its disk is full")
    shown = await told(maya, "/case show LR-1")
    assert "LR-1" in shown
    room.clear()
    assert "opened the case" in await told(maya, "/case new subpoena country=US account_id=after")


async def test_on_a_full_disk_an_emergency_is_paged_all_the_same_and_recorded_when_there_is_room(
    workspace: Workspace, room: Room
) -> None:
    room.fill()
    await _until_refused(workspace)
    answer = await told(workspace.person("ben"), "/emergency boy will jump", "general")
    assert "could not store" in answer
    ines = workspace.person("ines")
    await ines.sees("NOT RECORDED", "emergencies", seconds=10)
    room.clear()
    await ines.sees("It was paged before the desk could store it", "emergencies", seconds=30)


async def _until_refused(workspace: Workspace) -> str:
    """Cases are opened until there is no room; what the person was told then."""
    for number in range(400):
        line = f'/case new subpoena country=US account_id=n{number} reference="{"x" * 900}"'
        answer = await told(workspace.person("maya"), line)
        if "opened the case" not in answer:
            return answer
    raise AssertionError("the disk was never full")
