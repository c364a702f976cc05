"""The disk is full: a real file system without room, under the desk as people run it."""

import asyncio
import contextlib
import shutil
import signal
import subprocess
import sys
from collections.abc import AsyncIterator
from pathlib import Path

import pytest
import yaml

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


@pytest.fixture
async def room(workspace: Workspace, tmp_path: Path) -> AsyncIterator[Path]:
    """A desk whose database stands on a file system of a megabyte and a half; its folder.

    The file system is in a mount namespace of the desk's own, so no rights are needed here.
    """
    folder = tmp_path / "room"
    folder.mkdir()
    if not _may_mount(folder):
        pytest.skip("this machine lets nobody mount a file system of their own")
    file = write_desk_file(tmp_path, workspace)
    found = yaml.safe_load(file.read_text(encoding="utf-8"))
    found["database"] = str(folder / "writdesk.db")
    found["channels"]["emergency"] = workspace.state.channel_named("emergencies").id
    file.write_text(yaml.safe_dump(found), encoding="utf-8")
    line = (
        f"{_SMALL.format(room=folder)} && exec {sys.executable} -m cli run --create --desk {file}"
    )
    desk = await asyncio.create_subprocess_exec(
        *_IN_A_SPACE_OF_ITS_OWN,
        line,
        env=environment(workspace),
        stdout=asyncio.subprocess.DEVNULL,
        stderr=asyncio.subprocess.DEVNULL,
    )
    await workspace.connected(1, seconds=40)
    yield Path(f"/proc/{desk.pid}/root{folder}")
    desk.send_signal(signal.SIGTERM)
    await asyncio.wait_for(desk.wait(), 20)


def _fill(room: Path) -> None:
    with contextlib.suppress(OSError), (room / _FILLER).open("wb", buffering=0) as filler:
        while filler.write(b"\0" * 4096):
            pass
    assert shutil.disk_usage(room).free == 0


async def test_on_a_full_disk_nothing_is_saved_by_half_and_the_person_is_told(
    workspace: Workspace, room: Path
) -> None:
    maya = workspace.person("maya")
    assert "LR-1" in await told(maya, "/case new subpoena country=US account_id=before")
    await maya.sees("LR-1 · ", DESK)
    _fill(room)
    answer = await _until_refused(workspace)
    assert "disk is full" in answer
    assert "nothing was saved" in answer
    shown = await told(maya, "/case show LR-1")
    assert "LR-1" in shown
    (room / _FILLER).unlink()
    assert "opened the case" in await told(maya, "/case new subpoena country=US account_id=after")


async def test_on_a_full_disk_an_emergency_is_paged_all_the_same_and_recorded_when_there_is_room(
    workspace: Workspace, room: Path
) -> None:
    _fill(room)
    await _until_refused(workspace)
    answer = await told(workspace.person("ben"), "/emergency boy will jump", "general")
    assert "could not store" in answer
    ines = workspace.person("ines")
    await ines.sees("NOT RECORDED", "emergencies", seconds=10)
    (room / _FILLER).unlink()
    await ines.sees("It was paged before the desk could store it", "emergencies", seconds=30)


async def _until_refused(workspace: Workspace) -> str:
    """Cases are opened until there is no room; what the person was told then."""
    for number in range(400):
        line = f'/case new subpoena country=US account_id=n{number} reference="{"x" * 900}"'
        answer = await told(workspace.person("maya"), line)
        if "opened the case" not in answer:
            return answer
    raise AssertionError("the disk was never full")
