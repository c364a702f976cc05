"""From a cold start to the first answer, and what the process holds: idle, and at work among many.

The desk has its bytecode beside it, as one that was installed has: the first start writes it.

python -m tests.bench.start [COUNT]
"""

import asyncio
import logging
import os
import signal
import sys
import tempfile
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

from cli.trying import MANIFEST
from tests.bench.docket import COUNT, fill
from tests.bench.table import row
from tests.scenarios.office import DESK, told
from tests.scenarios.processes import environment, start, write_desk_file
from workspace.workspace import Workspace

STARTS = 5
COMMANDS = 100


async def main() -> int:
    """Print the numbers beside their goals; 1 where one is missed."""
    logging.disable(logging.CRITICAL)
    count = int(sys.argv[1]) if len(sys.argv) > 1 else COUNT
    there = Workspace.from_manifest(MANIFEST)
    there.rates.enabled = False
    await there.start()
    with tempfile.TemporaryDirectory(prefix="writdesk-bench-") as folder:
        bytecode = str(Path(folder) / "bytecode")
        os.environ |= {"PYTHONDONTWRITEBYTECODE": "", "PYTHONPYCACHEPREFIX": bytecode}
        file, took, idle = write_desk_file(Path(folder), there), list[float](), 0.0
        for number in range(STARTS + 1):
            async with _desk(there, file, "--create" if number == 0 else "") as (desk, began):
                await told(there.person("maya"), "/case list")
                took.append(time.perf_counter() - began)
                idle = _resident(desk.pid)
        full = Path(folder) / "full"
        full.mkdir()
        await fill(full / "writdesk.db", count)
        async with _desk(there, write_desk_file(full, there)) as (desk, _):
            await _works(there, count)
            busy = _resident(desk.pid)
    await there.stop()
    coldest = sorted(took[1:])[STARTS // 2]
    met = [
        row("cold start to the first answer", f"{coldest:.2f} s", "≤ 1 s", coldest <= 1),
        row("memory, idle", f"{idle:.0f} MB", "≤ 100 MB", idle <= 100),
        row(f"memory, at work among {count:,} cases", f"{busy:.0f} MB", "≤ 100 MB", busy <= 100),
    ]
    return 0 if all(met) else 1


@asynccontextmanager
async def _desk(
    there: Workspace, file: Path, *more: str
) -> AsyncIterator[tuple[asyncio.subprocess.Process, float]]:
    """The desk as people run it, and when it was started."""
    before, began = len(there.deliveries.connections), time.perf_counter()
    given = [one for one in more if one]
    desk = await start("run", "--desk", str(file), *given, env=environment(there))
    try:
        await there.connected(before + 1, seconds=60)
        yield desk, began
    finally:
        desk.send_signal(signal.SIGTERM)
        await desk.communicate()


async def _works(there: Workspace, count: int) -> None:
    """Each kind of command, over and over."""
    maya = there.person("maya")
    for number in range(COMMANDS):
        case = number * count // COMMANDS + 1
        for line in (
            f"show LR-{case}",
            f"find harborview {number}",
            "list all",
            f"review LR-{case}",
        ):
            await maya.command(f"/case {line}", DESK)
        await maya.command("/policy what does a subpoena yield", DESK)


def _resident(process: int) -> float:
    """Resident memory in MB."""
    status = Path(f"/proc/{process}/status").read_text()
    line = next(one for one in status.splitlines() if one.startswith("VmRSS"))
    return int(line.split()[1]) / 1000


if __name__ == "__main__":
    sys.exit(asyncio.run(main()))
