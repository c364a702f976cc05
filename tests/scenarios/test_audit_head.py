"""The audit log's head stands where the desk keeps no hand on it, so that a cut tail shows."""

import re
from collections.abc import AsyncIterator
from dataclasses import replace
from pathlib import Path

import pytest

from bot.store.database import open_store
from tests.scenarios.office import Office, connected, desk_settings, told
from tests.scenarios.processes import run, write_desk_file
from workspace.workspace import Workspace

AUDIT = "legal-audit"


@pytest.fixture
async def audited(workspace: Workspace, tmp_path: Path) -> AsyncIterator[Office]:
    """A desk with an audit channel."""
    settings = await desk_settings(workspace, tmp_path / "writdesk.db")
    ids = {channel.name: channel.id for channel in workspace.state.channels.values()}
    channels = settings.channels.model_copy(update={"audit": ids[AUDIT]})
    async with connected(workspace, replace(settings, channels=channels)) as office:
        yield office


def _heads(office: Office) -> list[str]:
    posts = [post.text for post in office.maya.messages(AUDIT) if "head on" in post.text]
    return [re.findall(r"`([0-9a-f]{64})`", post)[0] for post in posts]


async def test_the_head_is_posted_once_a_day(audited: Office) -> None:
    await audited.opens()
    await audited.winds(1)
    await audited.maya.sees("head on", AUDIT)
    await audited.opens()
    await audited.winds(1)
    await audited.workspace.state.until(lambda: len(set(_heads(audited))) >= 2, 5.0)
    days = [post.text.split("`")[0] for post in audited.maya.messages(AUDIT)]
    assert len(days) == len(set(days))


async def test_a_log_whose_tail_was_cut_no_longer_reaches_the_head(
    audited: Office, tmp_path: Path
) -> None:
    desk_file = write_desk_file(tmp_path, audited.workspace)
    for number in range(3):
        await told(audited.maya, f"/case new subpoena country=US reference=R-{number}")
    await audited.winds(1)
    await audited.maya.sees("head on", AUDIT)
    head = (await audited.workspace.state.until(lambda: _heads(audited), 5.0))[-1]
    whole = await run("verify", "--head", head, "--desk", str(desk_file))
    assert (whole.status, "That head is row" in whole.out) == (0, True), whole.err
    other = await run("verify", "--head", "ab" * 32, "--desk", str(desk_file))
    assert (other.status, "does not reach the head" in other.err) == (1, True)


async def test_a_cut_log_is_whole_by_itself_and_shows_by_the_head_alone(
    workspace: Workspace, tmp_path: Path
) -> None:
    desk_file = write_desk_file(tmp_path, workspace)
    settings = await desk_settings(workspace, tmp_path / "writdesk.db")
    async with connected(workspace, settings) as office:
        for number in range(3):
            await told(office.maya, f"/case new subpoena country=US reference=R-{number}")
    noted = (await run("verify", "--desk", str(desk_file))).out.split()[-1]
    store = open_store(settings.database, create=False)
    with store.write() as db:
        db.execute("DROP TRIGGER audit_is_not_cut")
        db.execute("DELETE FROM audit WHERE seq = (SELECT max(seq) FROM audit)")
    store.close()
    alone = await run("verify", "--desk", str(desk_file))
    assert alone.status == 0
    with_head = await run("verify", "--head", noted, "--desk", str(desk_file))
    assert (with_head.status, "was cut" in with_head.err) == (1, True)
