"""The desk moves to another host, by the steps of `docs/operations.md`."""

import datetime as dt
import shutil
from pathlib import Path

from tests.faults.desk_process import desk_process
from tests.scenarios.office import DESK, told
from tests.scenarios.processes import run, write_desk_file
from workspace.sight import words
from workspace.workspace import Workspace

THIRTY = "preservation: 30 days left"
OWED = "written just before the move"


async def test_moved_to_another_host_the_desk_says_nothing_twice_and_still_owes_what_it_owed(
    workspace: Workspace, tmp_path: Path
) -> None:
    old, new = _host(workspace, tmp_path / "old"), _host(workspace, tmp_path / "new")
    tom = workspace.person("tom")
    async with desk_process(workspace, old.with_name("writdesk.db")):
        await told(tom, "/case new preservation country=US account_id=a-1")
        await told(tom, "/case take LR-1")
        await told(tom, "/preserve new LR-1 snapshot=now")
        card = await tom.sees("LR-1 · preservation request", DESK, seconds=20)
        await tom.sees("recorded a preservation", DESK, card.ts, seconds=20)
        before = _said(workspace)
        workspace.faults.server_error("chat.postMessage", 503, times=None)
        await told(tom, f"/case note LR-1 {OWED}")

    made = await run("backup", "--into", str(old.parent / "backups"), "--desk", str(old))
    assert made.status == 0, made.err
    (backup,) = (old.parent / "backups").iterdir()
    carried = shutil.copytree(backup, tmp_path / "carried")
    shutil.rmtree(old.parent)
    workspace.faults.clear()

    back = await run("restore", str(carried), "--desk", str(new))
    assert back.status == 0, back.err
    verified = await run("verify", "--desk", str(new))
    assert "is whole" in verified.out, verified.err
    async with desk_process(workspace, new.with_name("writdesk.db")):
        workspace.clock.wind(dt.timedelta(minutes=20))
        await tom.sees(OWED, DESK, card.ts, seconds=40)
        workspace.clock.wind(_to_the_morning(workspace, 60))
        await tom.sees(THIRTY, seconds=40)
        await tom.sees(THIRTY, DESK, card.ts, seconds=40)
        assert "LR-1" in await told(tom, "/case show LR-1")

    after = _said(workspace)
    assert len(after) == len(before) + 2, after
    assert len([one for one in after if OWED in one]) == 1
    assert len([one for one in after if THIRTY in one]) == 1
    assert len([one for one in tom.messages() if THIRTY in words(one)]) == 1
    verified = await run("verify", "--desk", str(new))
    assert "is whole" in verified.out, verified.err


def _host(workspace: Workspace, folder: Path) -> Path:
    folder.mkdir()
    return write_desk_file(folder, workspace)


def _said(workspace: Workspace) -> list[str]:
    """All that stands in the desk's channel for everyone, threads included."""
    roots = workspace.state.channel_named(DESK).messages
    return [words(message) for root in roots for message in (root, *root.replies)]


def _to_the_morning(workspace: Workspace, days: int) -> dt.timedelta:
    """From now to nine o'clock, so many days away."""
    now = workspace.clock.now()
    date = now.date() + dt.timedelta(days=days)
    return dt.datetime.combine(date, dt.time(9), dt.UTC) - now
