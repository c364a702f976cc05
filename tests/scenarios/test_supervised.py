"""The desk under a supervisor: it says that it lives, and takes a new configuration."""

import asyncio
import re
import shutil
import signal
import socket
import subprocess
from collections.abc import AsyncIterator
from pathlib import Path

import pytest
import yaml

from tests.scenarios.office import told
from tests.scenarios.processes import change, environment, start, write_desk_file
from workspace.workspace import Workspace

DEPLOY = Path(__file__).parents[2] / "deploy"


@pytest.fixture
async def supervised(
    workspace: Workspace, tmp_path: Path
) -> AsyncIterator[tuple[asyncio.subprocess.Process, socket.socket, Path]]:
    """A desk whose supervisor listens at a socket, as systemd does."""
    desk_file = write_desk_file(tmp_path, workspace)
    with socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM) as supervisor:
        supervisor.bind(str(tmp_path / "notify"))
        supervisor.setblocking(False)
        env = environment(workspace) | {"NOTIFY_SOCKET": str(tmp_path / "notify")}
        process = await start("run", "--create", "--desk", str(desk_file), env=env)
        await workspace.connected(1, seconds=30)
        yield process, supervisor, desk_file
        if process.returncode is None:
            process.send_signal(signal.SIGTERM)
            await asyncio.wait_for(process.communicate(), 20)


async def _hears(supervisor: socket.socket, state: str) -> None:
    loop = asyncio.get_running_loop()
    async with asyncio.timeout(15):
        while (await loop.sock_recv(supervisor, 100)).decode() != state:
            pass


async def _says(process: asyncio.subprocess.Process, words: str) -> str:
    assert process.stderr is not None
    async with asyncio.timeout(15):
        while words not in (line := (await process.stderr.readline()).decode()):
            assert line
    return line


async def test_it_says_that_it_is_ready_that_it_lives_and_that_it_ends(
    supervised: tuple[asyncio.subprocess.Process, socket.socket, Path],
) -> None:
    process, supervisor, _ = supervised
    await _hears(supervisor, "READY=1")
    await _hears(supervisor, "WATCHDOG=1")
    process.send_signal(signal.SIGTERM)
    await _hears(supervisor, "STOPPING=1")


async def test_a_broken_configuration_is_named_with_its_line_and_the_old_one_stays(
    workspace: Workspace, supervised: tuple[asyncio.subprocess.Process, socket.socket, Path]
) -> None:
    process, _, desk_file = supervised
    change(desk_file, "time_zone:", "time_zone: UTC\ntime_zone:")
    process.send_signal(signal.SIGHUP)
    line = await _says(process, "the old one stays")
    assert re.search(r"desk\.yaml:\d+: time_zone", line)
    assert "LR-1" in await told(workspace.person("maya"), "/case new subpoena country=US")


async def test_a_new_configuration_holds_from_then_on(
    workspace: Workspace, supervised: tuple[asyncio.subprocess.Process, socket.socket, Path]
) -> None:
    process, _, desk_file = supervised
    maya, tom = workspace.person("maya"), workspace.person("tom")
    assert "LR-1" in await told(maya, "/case new subpoena country=US")
    legal = yaml.safe_load(desk_file.read_text())["roles"]["legal"][0]
    change(desk_file, legal, maya.id)
    await _says(process, "connected")
    process.send_signal(signal.SIGHUP)
    await _says(process, "connected")
    assert "LR-1" in await told(maya, "/case show LR-1")
    assert "role" in await told(tom, "/case take LR-1")


async def test_a_configuration_that_the_desk_does_not_start_on_gives_way_to_the_old_one(
    workspace: Workspace, supervised: tuple[asyncio.subprocess.Process, socket.socket, Path]
) -> None:
    process, _, desk_file = supervised
    assert "LR-1" in await told(workspace.person("maya"), "/case new subpoena country=US")
    await _says(process, "connected")
    desk_file.write_text(desk_file.read_text() + "database: elsewhere.db\n")
    process.send_signal(signal.SIGHUP)
    await _says(process, "the old one stays")
    await _says(process, "connected")
    assert "LR-1" in await told(workspace.person("maya"), "/case show LR-1")


@pytest.mark.skipif(shutil.which("systemd-analyze") is None, reason="there is no systemd here")
@pytest.mark.parametrize("name", ["writdesk.service", "writdesk-backup.service"])
def test_systemd_accepts_the_unit(name: str, tmp_path: Path) -> None:
    """The program does not stand in /opt here, so a stand-in takes its place."""
    text = (DEPLOY / name).read_text().replace("/opt/writdesk/.venv/bin/writdesk", "/bin/true")
    (tmp_path / name).write_text(re.sub(r"(?m)^Documentation=.*\n", "", text))
    checked = subprocess.run(
        ["systemd-analyze", "verify", "--man=no", str(tmp_path / name)],
        capture_output=True,
        text=True,
        check=False,
    )
    about_ours = [line for line in checked.stderr.splitlines() if name in line]
    assert (checked.returncode, about_ours) == (0, [])


def test_the_unit_is_not_started_again_where_that_would_not_help() -> None:
    unit = (DEPLOY / "writdesk.service").read_text()
    assert "RestartPreventExitStatus=78" in unit
    assert "WatchdogSec=" in unit


def test_the_container_installs_from_the_lock_and_runs_without_rights() -> None:
    lines = (DEPLOY / "Dockerfile").read_text()
    assert "--require-hashes -r requirements/run.txt" in lines
    assert lines.index("USER writdesk") < lines.index("ENTRYPOINT")
