"""`writdesk doctor` finds what is wrong around the desk, and says what to do."""

import asyncio
import json
import signal
import sqlite3
from pathlib import Path

import pytest
import yaml

from cli.trying import MANIFEST
from handlers.outbound.checkup import SCOPES
from tests.scenarios.office import told
from tests.scenarios.processes import change, environment, run, start, write_desk_file
from workspace.workspace import Workspace


@pytest.fixture
def desk_file(tmp_path: Path, workspace: Workspace) -> Path:
    """A desk.yaml with everything set, a way outside Slack for each tier included."""
    file = write_desk_file(tmp_path, workspace)
    desk = yaml.safe_load(file.read_text(encoding="utf-8"))
    ids = {channel.name: channel.id for channel in workspace.state.channels.values()}
    desk["channels"] |= {"audit": ids["legal-audit"], "emergency": ids["emergencies"]}
    people = ",".join(desk["roles"]["oncall"])
    tiers = [
        {"name": name, "people": people.split(","), "outside": ["PAGE_ONCALL"]}
        for name in ("on call", "everyone")
    ]
    desk["emergency"] = {"tiers": tiers[:1], "fallback": tiers[1]}
    file.write_text(yaml.safe_dump(desk, sort_keys=False), encoding="utf-8")
    return file


Found = dict[str, tuple[str, str]]


def _environment(workspace: Workspace) -> dict[str, str]:
    return environment(workspace) | {"PAGE_ONCALL": "json://127.0.0.1:9/page"}


async def _examined(
    workspace: Workspace, desk_file: Path
) -> tuple[int, dict[str, tuple[str, str]]]:
    ended = await run("doctor", "--json", "--desk", str(desk_file), env=_environment(workspace))
    found = json.loads(ended.out)["findings"]
    return ended.status, {one["about"]: (one["level"], one["says"]) for one in found}


async def _begun(workspace: Workspace, desk_file: Path) -> asyncio.subprocess.Process:
    process = await start("run", "--create", "--desk", str(desk_file), env=_environment(workspace))
    await workspace.connected(len(workspace.deliveries.connections) + 1, seconds=30)
    return process


async def _ended(process: asyncio.subprocess.Process) -> None:
    process.send_signal(signal.SIGTERM)
    await asyncio.wait_for(process.communicate(), 20)


def test_the_doctor_asks_for_the_scopes_that_the_manifest_does() -> None:
    manifest = yaml.safe_load(MANIFEST.read_text(encoding="utf-8"))
    assert set(manifest["oauth_config"]["scopes"]["bot"]) == SCOPES


async def test_beside_a_running_desk_all_is_well_but_for_the_backup(
    workspace: Workspace, desk_file: Path
) -> None:
    desk = await _begun(workspace, desk_file)
    status, found = await _examined(workspace, desk_file)
    broken = {about for about, (level, _) in found.items() if level == "broken"}
    assert (status, broken) == (1, {"backup"})
    await run("backup", "--desk", str(desk_file))
    status, found = await _examined(workspace, desk_file)
    assert (status, found["backup"][0]) == (0, "ok")
    assert found["token"] == ("ok", "Slack accepts it")
    await _ended(desk)
    status, found = await _examined(workspace, desk_file)
    assert (status, found["database"][0]) == (0, "ok")


async def test_channels_groups_and_people_that_do_not_do_are_named(
    workspace: Workspace, desk_file: Path
) -> None:
    await _ended(await _begun(workspace, desk_file))
    state = workspace.state
    channels = {channel.name: channel for channel in state.channels.values()}
    groups = {group.handle: group for group in state.groups.values()}
    channels["legal-audit"].members.remove(state.app.bot_user_id)
    channels["emergencies"].archived = True
    change(desk_file, channels["legal-sealed"].id, channels["general"].id)
    change(desk_file, groups["auditors"].id, "S0NOTTHERE")
    groups["legal"].users.clear()
    status, found = await _examined(workspace, desk_file)
    assert status == 1
    assert "Slack says" in found["channels.audit"][1] or "not in" in found["channels.audit"][1]
    assert "archived" in found["channels.emergency"][1]
    assert found["channels.sealed"][0] == "broken"
    assert "no such group" in found["group S0NOTTHERE (auditor)"][1]
    assert "empty" in found[f"group {groups['legal'].id} (legal)"][1]


async def test_who_reads_along_in_the_sealed_channel_and_is_no_counsel_is_named(
    workspace: Workspace, desk_file: Path
) -> None:
    await _ended(await _begun(workspace, desk_file))
    channels = {channel.name: channel for channel in workspace.state.channels.values()}
    tom, maya = workspace.person("tom").id, workspace.person("maya").id
    channels["legal-sealed"].members.append(tom)
    status, found = await _examined(workspace, desk_file)
    assert (status, found["channels.sealed"][0]) == (1, "broken")
    assert tom in found["channels.sealed"][1]
    assert maya not in found["channels.sealed"][1]


async def test_a_refused_token_and_a_missing_one_are_findings(
    workspace: Workspace, desk_file: Path
) -> None:
    await _ended(await _begun(workspace, desk_file))
    workspace.faults.refuse("auth.test", "account_inactive", times=None)
    status, found = await _examined(workspace, desk_file)
    assert (status, found["token"]) == (1, ("broken", "Slack says account_inactive"))
    ended = await run(
        "doctor",
        "--desk",
        str(desk_file),
        env=_environment(workspace) | {"SLACK_BOT_TOKEN": ""},
    )
    assert (ended.status, "SLACK_BOT_TOKEN is not set" in ended.out) == (1, True)


async def test_what_slack_refused_for_good_is_named_by_its_number(
    workspace: Workspace, desk_file: Path
) -> None:
    desk = await _begun(workspace, desk_file)
    workspace.faults.refuse("chat.postMessage", "msg_too_long")
    await told(workspace.person("maya"), '/case new subpoena country=US agency="Hush Court"')
    await asyncio.sleep(1)
    ended = await run("doctor", "--desk", str(desk_file))
    assert "of LR-1" in ended.out
    assert "msg_too_long" in ended.out
    assert "Hush" not in ended.out
    await _ended(desk)


async def test_a_tier_without_a_way_outside_slack_is_named(
    workspace: Workspace, desk_file: Path
) -> None:
    await _ended(await _begun(workspace, desk_file))
    change(desk_file, "    outside:\n    - PAGE_ONCALL\n", "")
    _, found = await _examined(workspace, desk_file)
    assert found["paging, on call"][0] == "broken"


async def test_weeks_in_which_nobody_is_on_call_are_named(
    workspace: Workspace, desk_file: Path
) -> None:
    await _ended(await _begun(workspace, desk_file))
    _, found = await _examined(workspace, desk_file)
    assert "rota" not in found
    rota = f"rota: {{people: [{workspace.person('tom').id}], starts_on: '2099-01-05'}}\n"
    change(desk_file, "time_zone:", f"{rota}time_zone:")
    status, found = await _examined(workspace, desk_file)
    assert (status, found["rota"][0]) == (1, "broken")
    assert "nobody is on call from" in found["rota"][1]
    change(desk_file, "2099-01-05", "2024-01-01")
    _, found = await _examined(workspace, desk_file)
    assert found["rota"] == ("ok", "covered for 60 days")


async def test_an_audit_log_that_was_touched_is_found(
    workspace: Workspace, desk_file: Path
) -> None:
    desk = await _begun(workspace, desk_file)
    await told(workspace.person("maya"), "/case new subpoena country=US")
    _, found = await _examined(workspace, desk_file)
    assert found["audit log"][0] == "ok"
    await _ended(desk)
    meddler = sqlite3.connect(desk_file.parent / "writdesk.db")
    triggers = "SELECT name FROM sqlite_master WHERE type = 'trigger' AND tbl_name = 'audit'"
    for (name,) in meddler.execute(triggers).fetchall():
        meddler.execute(f"DROP TRIGGER {name}")
    meddler.execute("UPDATE audit SET actor = 'U0SOMEBODY' WHERE seq = 1")
    meddler.commit()
    meddler.close()
    status, found = await _examined(workspace, desk_file)
    assert status == 1
    assert found["audit log"] == ("broken", "row 1 was touched: its content was changed")


async def test_a_way_outside_slack_that_never_took_a_page_is_named(
    workspace: Workspace, desk_file: Path
) -> None:
    await _ended(await _begun(workspace, desk_file))
    _, found = await _examined(workspace, desk_file)
    assert found["paging by PAGE_ONCALL"] == ("warning", "never used")
