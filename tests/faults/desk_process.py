"""The real desk as a process of its own, to be killed and started again.

Run as a module it is that process: settings as JSON in, "connected" out when it is.
"""

import asyncio
import json
import os
import signal
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import app
from bot.settings import Channels
from cli.logs import set_up_logging
from cli.running import ending, until
from cli.trying import settings_for
from workspace.workspace import Workspace

ROOT = Path(__file__).parent.parent.parent
_START_SECONDS = 40


@dataclass
class DeskProcess:
    """A desk that is a child process; `kill` is `kill -9`."""

    process: asyncio.subprocess.Process

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
        stdout=asyncio.subprocess.DEVNULL,
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
    running = app.running(replace(found, **changes), create=True, clock_url=given["clock"])
    async with running as desk:
        await until(ended, desk.failed)


if __name__ == "__main__":
    set_up_logging()
    asyncio.run(_run(json.loads(sys.argv[1])))
