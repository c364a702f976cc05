"""Ten real minutes of load, and whether the desk's process stays as it is: `make soak`.

python -m tests.soak [MINUTES]
"""

import asyncio
import datetime as dt
import sys
import tempfile
import time
from pathlib import Path

from cli.trying import MANIFEST
from tests.faults.desk_process import desk_process
from tests.soak.load import Soak
from workspace.workspace import Workspace

MINUTES = 10.0
MEASURED_EVERY = 10.0  # seconds


async def main() -> int:
    """Print what is held every ten seconds; 1 where something grows."""
    seconds = float(sys.argv[1] if len(sys.argv) > 1 else MINUTES) * 60
    there = Workspace.from_manifest(MANIFEST)
    there.rates.enabled = False
    await there.start()
    with tempfile.TemporaryDirectory(prefix="writdesk-soak-") as folder:
        async with desk_process(there, Path(folder) / "writdesk.db") as desk:
            soak = Soak(there, desk, dt.timedelta(minutes=1))
            began = measured = time.monotonic()
            while time.monotonic() - began < seconds:
                await soak.round()
                if time.monotonic() - measured >= MEASURED_EVERY:
                    measured = time.monotonic()
                    await soak.measure()
                    say(f"{measured - began:5.0f} s  {soak.rounds:6,} rounds  {soak.held[-1]}")
    await there.stop()
    problems = soak.problems()
    say("\n".join(problems) if problems else f"flat over {soak.rounds:,} rounds")
    return 1 if problems else 0


def say(text: str) -> None:
    print(text, flush=True)  # noqa: T201 — its product


if __name__ == "__main__":
    sys.exit(asyncio.run(main()))
