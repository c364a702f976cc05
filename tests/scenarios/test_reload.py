"""The running desk reads its configuration and the guide anew; what is broken is not taken."""

import asyncio
import os
import shutil
import signal
import socket
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from tests.scenarios.office import DESK, told
from tests.scenarios.processes import Ended, change, environment, run, start, write_desk_file
from workspace.workspace import Workspace

HOUSE = Path(__file__).parents[2]
PARTS = ("app", "bot", "cli", "handlers", "policy")
NEWER = "2031-05-06"


@pytest.fixture
def house(tmp_path: Path) -> Path:
    """A copy of the program, so that a newer guide can be put into it."""
    copy = tmp_path / "house"
    for part in PARTS:
        shutil.copytree(HOUSE / part, copy / part, ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy(HOUSE / "app.yaml", copy / "app.yaml")
    return copy


@pytest.fixture
async def desk_file(workspace: Workspace, house: Path, tmp_path: Path) -> AsyncIterator[Path]:
    """The configuration of a desk that runs from that copy."""
    file = write_desk_file(tmp_path, workspace)
    env = environment(workspace) | {"PYTHONPATH": str(house)}
    process = await start("run", "--create", "--desk", str(file), env=env, cwd=house)
    await workspace.connected(1, seconds=30)
    yield file
    process.send_signal(signal.SIGTERM)
    await asyncio.wait_for(process.communicate(), 20)


async def _writdesk(house: Path, *arguments: str) -> Ended:
    return await run(*arguments, env=os.environ | {"PYTHONPATH": str(house)}, cwd=house)


def _newer_guide(house: Path) -> Path:
    folder = house / "policy" / "guide" / NEWER
    shutil.copytree(house / "policy" / "guide" / "2023-02-28", folder)
    change(folder / "manifest.yaml", "2023-02-28", NEWER)
    return folder


async def test_a_newer_guide_holds_for_cases_that_are_opened_from_then_on(
    workspace: Workspace, house: Path, desk_file: Path
) -> None:
    maya = workspace.person("maya")
    await told(maya, '/case new subpoena country=US agency="Old Court"')
    _newer_guide(house)
    done = await _writdesk(house, "reload", "--desk", str(desk_file))
    assert done.status == 0, done.err
    await told(maya, '/case new subpoena country=US agency="New Court"')
    assert NEWER in str((await maya.sees("New Court", DESK)).blocks)
    assert "guide of 2023-02-28" in await told(maya, "/case review LR-1")


async def test_a_broken_newer_guide_is_named_with_its_line_and_the_old_one_stays(
    workspace: Workspace, house: Path, desk_file: Path
) -> None:
    broken = _newer_guide(house) / "processes.yaml"
    broken.write_text(broken.read_text(encoding="utf-8") + "\n  - [", encoding="utf-8")
    refused = await _writdesk(house, "reload", "--desk", str(desk_file))
    assert refused.status == 1
    assert "the old configuration stays" in refused.err
    assert "processes.yaml:" in refused.err
    assert "LR-1" in await told(workspace.person("maya"), "/case new subpoena country=US")
    doctor = await _writdesk(house, "doctor", "--desk", str(desk_file))
    assert "✗ configuration: the newest was not taken" in doctor.out

    shutil.rmtree(broken.parent)
    assert (await _writdesk(house, "reload", "--desk", str(desk_file))).status == 0
    doctor = await _writdesk(house, "doctor", "--desk", str(desk_file))
    assert "✗ configuration" not in doctor.out


async def test_a_configuration_on_which_the_desk_does_not_start_is_not_taken(
    workspace: Workspace, house: Path, desk_file: Path
) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        change(desk_file, "time_zone:", f"monitoring: {{port: {port}}}\ntime_zone:")
        refused = await _writdesk(house, "reload", "--desk", str(desk_file))
    assert (refused.status, "the old configuration stays" in refused.err) == (1, True)
    assert "LR-1" in await told(workspace.person("maya"), "/case new subpoena country=US")


async def test_without_a_desk_there_is_nothing_to_reload(
    workspace: Workspace, tmp_path: Path
) -> None:
    file = write_desk_file(tmp_path, workspace)
    ended = await run("reload", "--desk", str(file))
    assert (ended.status, ended.err.strip()) == (
        1,
        "writdesk: No desk is running here. `writdesk run` starts one.",
    )
