"""The real desk as a process of its own, to be killed and started again.

Run as a module it is that process: settings as JSON in; for each line of input it says what it
holds.
"""

import asyncio
import gc
import json
import os
import signal
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from app.start import running
from bot.settings import Channels
from cli.logs import set_up_logging
from cli.running import ending, until
from cli.trying import settings_for
from workspace.workspace import Workspace

ROOT = Path(__file__).parent.parent.parent
_START_SECONDS = 40


@dataclass(frozen=True)
class Holdings:
    """What a process holds: resident memory in KiB, tasks of its loop, open files and sockets."""

    memory: int
    tasks: int
    files: int


@dataclass
class DeskProcess:
    """A desk that is a child process; `kill` is `kill -9`."""

    process: asyncio.subprocess.Process

    async def holds(self) -> "Holdings":
        """What the process holds at this moment, after a collection of garbage."""
        assert self.process.stdin is not None
        assert self.process.stdout is not None
        self.process.stdin.write(b"\n")
        async with asyncio.timeout(10):
            return Holdings(**json.loads(await self.process.stdout.readline()))

    def kill(self) -> None:
        if self.process.returncode is None:
            os.kill(self.process.pid, signal.SIGKILL)

    async def ended(self) -> int:
        async with asyncio.timeout(_START_SECONDS):
            return await self.process.wait()


@asynccontextmanager
async def desk_process(
    workspace: Workspace, database: Path, **more: Any
) -> AsyncIterator[DeskProcess]:
    """A desk, connected to the workspace; killed at the end if it still runs.

    `more`: `zone`, and `fallback`, the name of a channel.
    """
    before = len(workspace.deliveries.connections)
    arguments = {
        "url": workspace.api_url,
        "bot_token": workspace.bot_token,
        "app_token": workspace.app_token,
        "clock": f"{workspace.state.base_url}/clock",
        "database": str(database),
        **more,
    }
    process = await asyncio.create_subprocess_exec(
        *(sys.executable, "-m", "tests.faults.desk_process", json.dumps(arguments)),
        cwd=ROOT,
        stdin=asyncio.subprocess.PIPE,
        stdout=asyncio.subprocess.PIPE,
        stderr=asyncio.subprocess.DEVNULL if "LOUD" not in os.environ else None,
    )
    desk = DeskProcess(process)
    try:
        await workspace.connected(before + 1, seconds=_START_SECONDS)
        yield desk
    finally:
        desk.kill()
        await desk.ended()
        await workspace.state.until(
            lambda: len(workspace.deliveries.connections) <= before or None, _START_SECONDS
        )


async def _run(given: dict[str, Any]) -> None:
    found = await settings_for(given, Path(given["database"]))
    changes: dict[str, Any] = {"zone": ZoneInfo(given.get("zone", "UTC"))}
    if "fallback" in given:
        channels = found.channels.model_dump() | {"fallback": given["fallback"]}
        changes["channels"] = Channels(**channels)
    ended = ending()
    started = running(replace(found, **changes), create=True, clock_url=given["clock"])
    async with started as desk:
        asyncio.get_running_loop().add_reader(sys.stdin, _tell)
        await until(ended, desk.failed)


def _tell() -> None:
    """Say what this process holds, for a line of input."""
    if not sys.stdin.readline():
        asyncio.get_running_loop().remove_reader(sys.stdin)
        return
    gc.collect()
    resident = int(Path("/proc/self/statm").read_text().split()[1]) * os.sysconf("SC_PAGE_SIZE")
    held = Holdings(resident // 1024, len(asyncio.all_tasks()), len(os.listdir("/proc/self/fd")))
    print(json.dumps(asdict(held)), flush=True)  # noqa: T201 — it is asked


if __name__ == "__main__":
    set_up_logging()
    asyncio.run(_run(json.loads(sys.argv[1])))
