"""The `writdesk` command as people start it: real processes, a real configuration file."""

import asyncio
import os
import socket
import sys
from dataclasses import dataclass
from pathlib import Path

import yaml

from workspace.workspace import Workspace


@dataclass(frozen=True)
class Ended:
    """What a command left behind."""

    status: int
    out: str
    err: str


def write_desk_file(folder: Path, workspace: Workspace) -> Path:
    """A `desk.yaml` for the workspace, with its channels and groups by id."""
    state = workspace.state
    channels = {channel.name: channel.id for channel in state.channels.values()}
    groups = {group.handle: group.id for group in state.groups.values()}
    desk = {
        "time_zone": "America/New_York",
        "channels": {"desk": channels["legal-desk"], "sealed": channels["legal-sealed"]},
        "roles": {
            "legal": [groups["legal"]],
            "counsel": [groups["counsel"]],
            "oncall": [groups["oncall"]],
            "auditor": [groups["auditors"]],
            "admin": [groups["desk-admins"]],
        },
    }
    file = folder / "desk.yaml"
    file.write_text(yaml.safe_dump(desk, sort_keys=False), encoding="utf-8")
    return file


def free_port() -> int:
    """A port of this machine that nothing listens on now."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def change(file: Path, old: str, new: str) -> None:
    """Edit a file as a person would."""
    text = file.read_text(encoding="utf-8")
    assert old in text
    file.write_text(text.replace(old, new), encoding="utf-8")


def environment(workspace: Workspace) -> dict[str, str]:
    """The secrets and the server of the workspace, on top of this process's own."""
    return os.environ | {
        "SLACK_BOT_TOKEN": workspace.bot_token,
        "SLACK_APP_TOKEN": workspace.app_token,
        "SLACK_API_URL": workspace.api_url,
    }


async def start(
    *arguments: str, env: dict[str, str] | None = None, cwd: Path | None = None
) -> asyncio.subprocess.Process:
    """Start `writdesk …`."""
    return await asyncio.create_subprocess_exec(
        *(sys.executable, "-m", "cli", *arguments),
        stdin=asyncio.subprocess.PIPE,
        stdout=asyncio.subprocess.PIPE,
        stderr=asyncio.subprocess.PIPE,
        env=env,
        cwd=cwd,
    )


async def run(
    *arguments: str,
    env: dict[str, str] | None = None,
    cwd: Path | None = None,
    stdin: str = "",
) -> Ended:
    """Run `writdesk …` to its end, at most a minute."""
    process = await start(*arguments, env=env, cwd=cwd)
    out, err = await asyncio.wait_for(process.communicate(stdin.encode()), 60)
    return Ended(process.returncode or 0, out.decode(), err.decode())
