"""What the desk logs: ids and outcomes, one line of JSON each, and nothing that people typed."""

import asyncio
import json
import signal
from pathlib import Path

from tests.scenarios.office import DESK, fills, told
from tests.scenarios.processes import environment, start, write_desk_file
from workspace.workspace import Workspace

SECRETS = ("Hush Court", "quiet.agent@example.gov", "the parcel is in locker nine", "912 3456 7890")


async def test_nothing_that_was_typed_is_in_the_log(workspace: Workspace, tmp_path: Path) -> None:
    desk_file = write_desk_file(tmp_path, workspace)
    process = await start("run", "--desk", str(desk_file), "--create", env=environment(workspace))
    await workspace.connected(1, seconds=30)
    tom = workspace.person("tom")
    line = f'/case new subpoena agency="{SECRETS[0]}" email={SECRETS[1]} meeting_id="{SECRETS[3]}"'
    await told(tom, line)
    card = await tom.sees(SECRETS[0], DESK)
    await told(tom, f"/case note LR-1 {SECRETS[2]}")
    await tom.sees(SECRETS[2], DESK, card.ts)
    await told(tom, f"/case status LR-1 {SECRETS[2]}")
    await told(tom, f"/policy is {SECRETS[2]} within a subpoena?")
    await tom.command("/case new", DESK)
    await fills(tom, await tom.sees_view("New case"), {"process": "other", "agency": SECRETS[0]})
    for command in ("/case find", "/emergency", "/oncall", "/preserve new LR-1", "/report"):
        await tom.command(f"{command} {SECRETS[2]}", DESK)
    for command in ("approve", "notice", "close", "reply", "verify", "assign", "due", "seal"):
        await workspace.person("ruth").command(f"/case {command} LR-1 {SECRETS[2]}", DESK)
    workspace.faults.server_error("chat.update")
    await told(tom, "/case take LR-1")
    await asyncio.sleep(1)
    process.send_signal(signal.SIGTERM)
    _, err = await asyncio.wait_for(process.communicate(), 20)

    lines = [line for line in err.decode().splitlines() if line.startswith("{")]
    assert any(json.loads(line)["says"].startswith("outbox") for line in lines)
    assert [secret for secret in SECRETS if secret in err.decode()] == []
    assert "token` (or SLACK_BOT_TOKEN" not in err.decode()  # no false alarm at the start
