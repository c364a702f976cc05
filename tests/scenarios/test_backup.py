"""Backups made beside a running desk, and brought back."""

import asyncio
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from tests.scenarios.office import told
from tests.scenarios.processes import environment, run, start, write_desk_file
from workspace.workspace import Workspace


@pytest.fixture
def desk_file(tmp_path: Path, workspace: Workspace) -> Path:
    return write_desk_file(tmp_path, workspace)


async def _begin(workspace: Workspace, desk_file: Path) -> asyncio.subprocess.Process:
    before = len(workspace.deliveries.connections)
    process = await start("run", "--desk", str(desk_file), "--create", env=environment(workspace))
    await workspace.connected(before + 1, seconds=30)
    return process


async def _end(process: asyncio.subprocess.Process) -> None:
    process.send_signal(signal.SIGTERM)
    await asyncio.wait_for(process.communicate(), 20)


async def test_a_backup_is_made_while_the_desk_runs_and_brings_its_cases_back(
    workspace: Workspace, desk_file: Path
) -> None:
    backups = desk_file.parent / "backups"
    desk = await _begin(workspace, desk_file)
    await told(workspace.person("maya"), '/case new subpoena agency="Kept Court"')
    made = await run("backup", "--into", str(backups), "--desk", str(desk_file))
    assert "1 cases" in made.out, made.err
    await told(workspace.person("maya"), '/case new subpoena agency="Later Court"')

    (folder,) = backups.iterdir()
    refused = await run("restore", str(folder), "--desk", str(desk_file))
    assert (refused.status, "Another desk has" in refused.err) == (2, True)
    await _end(desk)

    refused = await run("restore", str(folder), "--desk", str(desk_file))
    assert (refused.status, "--though-newer" in refused.err) == (2, True)
    back = await run("restore", str(folder), "--though-newer", "--desk", str(desk_file))
    assert "1 cases" in back.out, back.err
    assert len(list(desk_file.parent.glob("writdesk.db.replaced-*"))) == 1

    desk = await _begin(workspace, desk_file)
    listed = await told(workspace.person("maya"), "/case list")
    assert "Kept Court" in listed
    assert "Later Court" not in listed
    await _end(desk)


async def test_backups_are_their_owners_alone_and_only_so_many_are_kept(
    workspace: Workspace, desk_file: Path
) -> None:
    backups = desk_file.parent / "backups"
    await _end(await _begin(workspace, desk_file))
    for _ in range(3):
        await run("backup", "--into", str(backups), "--keep", "2", "--desk", str(desk_file))
        await asyncio.sleep(1.1)
    assert len(list(backups.iterdir())) == 2
    files = [backups, *backups.rglob("*")]
    assert [file for file in files if file.stat().st_mode & 0o077] == []


async def test_what_is_no_backup_is_refused_and_nothing_is_touched(
    workspace: Workspace, desk_file: Path
) -> None:
    await _end(await _begin(workspace, desk_file))
    before = (desk_file.parent / "writdesk.db").read_bytes()
    ended = await run("restore", str(desk_file.parent), "--desk", str(desk_file))
    assert (ended.status, "is no backup of the desk" in ended.err) == (2, True)
    assert (desk_file.parent / "writdesk.db").read_bytes() == before


async def test_a_damaged_backup_is_refused(workspace: Workspace, desk_file: Path) -> None:
    backups = desk_file.parent / "backups"
    await _end(await _begin(workspace, desk_file))
    await run("backup", "--into", str(backups), "--desk", str(desk_file))
    (folder,) = backups.iterdir()
    copy = folder / "writdesk.db"
    copy.write_bytes(copy.read_bytes()[:5000])
    ended = await run("restore", str(folder), "--desk", str(desk_file))
    assert (ended.status, "is damaged" in ended.err) == (2, True)


async def _without_room(*arguments: str) -> tuple[int | None, str]:
    """Run `writdesk …` where no file may grow beyond 100 kilobytes: its status and its words."""
    line = f"ulimit -f 100; exec {sys.executable} -m cli {' '.join(arguments)}"
    process = await asyncio.create_subprocess_exec("bash", "-c", line, stderr=subprocess.PIPE)
    _, err = await asyncio.wait_for(process.communicate(), 30)
    return process.returncode, err.decode()


async def test_where_there_is_no_room_a_backup_is_neither_made_nor_brought_back_and_all_stays(
    workspace: Workspace, desk_file: Path
) -> None:
    backups, database = desk_file.parent / "backups", desk_file.parent / "writdesk.db"
    await _end(await _begin(workspace, desk_file))
    await run("backup", "--into", str(backups), "--desk", str(desk_file))
    made, before = list(backups.iterdir()), database.read_bytes()
    await asyncio.sleep(1.1)  # a backup's name is its second
    status, said = await _without_room("backup", "--into", str(backups), "--desk", str(desk_file))
    assert (status, "No backup was made" in said) == (2, True), said
    assert list(backups.iterdir()) == made
    status, said = await _without_room("restore", str(made[0]), "--desk", str(desk_file))
    assert (status, "Make room there" in said) == (2, True), said
    assert database.read_bytes() == before
    assert not list(desk_file.parent.glob("*.restoring"))
