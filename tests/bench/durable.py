"""Two hundred durable commands a second, for two minutes: none lost, and how long each took.

python -m tests.bench.durable [--quick]
"""

import asyncio
import logging
import sys
import tempfile
import time
from pathlib import Path

from bot.store.database import rows
from cli.trying import MANIFEST
from tests.bench.quantiles import p99
from tests.bench.table import row
from tests.scenarios.office import DESK, connected, desk_settings, told
from workspace.deliveries import Ack
from workspace.person import Person
from workspace.workspace import Workspace

A_SECOND = 200
SECONDS = 120
QUICK = 15
CASES = 50


async def main() -> int:
    """Print the numbers beside their goals; 1 where one is missed."""
    logging.disable(logging.CRITICAL)
    seconds = QUICK if "--quick" in sys.argv else SECONDS
    there = Workspace.from_manifest(MANIFEST)
    await there.start()
    with tempfile.TemporaryDirectory(prefix="writdesk-bench-") as folder:
        settings = await desk_settings(there, Path(folder) / "writdesk.db")
        async with connected(there, settings) as office:
            for number in range(CASES):
                await told(office.tom, f"/case new subpoena country=US account_id=d{number}")
            acks = await _load(office.tom, seconds)
            kept = rows(
                office.desk.store.db, "SELECT count(*) AS n FROM events WHERE kind = 'noted'"
            )[0]["n"]
    await there.stop()
    slowest = p99([ack.seconds * 1000 for ack in acks])
    lost = len(acks) - kept
    what = f"{A_SECOND} durable commands a second for {seconds} s: p99"
    quick = row(what, f"{slowest:.1f} ms", "≤ 100 ms", slowest <= 100)
    whole = row("of them not acknowledged or lost", f"{lost} of {len(acks):,}", "0", lost == 0)
    return 0 if quick and whole else 1


async def _load(person: Person, seconds: int) -> list[Ack]:
    """Notes at an even pace, whether or not the ones before were answered: an open loop."""
    began, tasks = time.perf_counter(), list[asyncio.Task[Ack]]()
    for number in range(A_SECOND * seconds):
        wait = began + number / A_SECOND - time.perf_counter()
        if wait > 0:
            await asyncio.sleep(wait)
        line = f"/case note LR-{number % CASES + 1} note number {number}"
        tasks.append(asyncio.create_task(person.command(line, DESK)))
        person.workspace.state.ephemerals.clear()
    return list(await asyncio.gather(*tasks))


if __name__ == "__main__":
    sys.exit(asyncio.run(main()))
