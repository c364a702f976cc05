"""What a week of requests takes of one process, computed from what one case takes here.

Each command is carried out by the desk and is on the disk before the next; nothing goes to Slack.
`docs/decisions/one-process.md` has the table.

    python -m tests.bench.weeks [CASES]
"""

import asyncio
import sys
import tempfile
import time
from pathlib import Path

from bot.clock.clocks import SystemClock
from bot.desk.commands import AddNote, OpenCase, TakeCase
from bot.desk.desk import Desk
from bot.desk.results import Changed
from bot.domain.access import DESK
from bot.settings import DeskFile
from bot.store.database import open_store, row
from cli.records import duty_of
from policy.load import latest
from policy.request import parse_request

CASES = 200
COMMANDS = 50  # in the life of one case: many
WEEKS = (10, 1_000, 100_000)
WORKING, WEEK = 40 * 3600, 7 * 24 * 3600  # seconds
YEARS = 5
FACTS = {"process": "subpoena", "country": "US", "agent": {"agency": "Harborview District Court"}}
NOTE = "Called them back at the number in the register; they will send the annex by Friday."


def main() -> None:
    cases = int(sys.argv[1]) if len(sys.argv) > 1 else CASES
    with tempfile.TemporaryDirectory(prefix="writdesk-bench-", dir=".") as folder:
        seconds, owed = asyncio.run(_measure(Path(folder) / "writdesk.db", cases))
        size = (Path(folder) / "writdesk.db").stat().st_size / cases
    lines = [
        f"a command, committed: {seconds * 1000:.2f} ms; a case: {size / 1000:.0f} kB and"
        f" {owed:.0f} messages with its {COMMANDS} commands",
        "",
        "| requests a week | commands | of one core's week | messages a second | five years |",
        *(_line(requests, seconds, size, owed) for requests in WEEKS),
    ]
    print("\n".join(lines))  # noqa: T201 — the measurements are its product


def _line(requests: int, seconds: float, size: float, owed: float) -> str:
    busy = requests * COMMANDS * seconds / WEEK
    rate = requests * owed / WORKING
    disk = requests * 52 * YEARS * size / 1e9
    return f"| {requests:,} | {requests * COMMANDS:,} | {busy:.4%} | {rate:.3f} | {disk:,.1f} GB |"


async def _measure(path: Path, cases: int) -> tuple[float, float]:
    """Seconds a command, and messages a case."""
    store = open_store(path, create=True)
    desk_file = DeskFile.model_validate(
        {
            "channels": {"desk": "C0000000001"},
            "roles": dict.fromkeys(("legal", "counsel", "admin"), ("S0000000001",)),
        }
    )
    desk = Desk(
        store,
        latest(),
        SystemClock(),
        desk_file.zone,
        desk_file.reminders.rules,
        duty_of(desk_file),
        lambda: None,
    )
    began = time.perf_counter()
    for number in range(cases):
        request = parse_request(FACTS | {"reference": f"HV-{number}"})
        opened = await desk.do(DESK, OpenCase(request))
        assert isinstance(opened, Changed)
        await desk.do(DESK, TakeCase(opened.case.id))
        for _ in range(COMMANDS - 2):
            await desk.do(DESK, AddNote(opened.case.id, NOTE))
    seconds = (time.perf_counter() - began) / (cases * COMMANDS)
    owed = row(store.db, "SELECT count(*) AS n FROM outbox")
    store.db.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    store.close()
    return seconds, (owed["n"] if owed else 0) / cases


if __name__ == "__main__":
    main()
