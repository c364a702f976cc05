"""Ten thousand reminders due at one moment, and the desk posts them within Slack's limits.

They are about twenty cases of a few people, so that half a minute is enough: what falls due
together at a place is one message. The workspace counts calls as Slack does, and answers 429
beyond.

    python -m tests.bench.morning
"""

import asyncio
import datetime as dt
import logging
import sys
import tempfile
import time
from pathlib import Path

from bot.store.database import row as one_row
from bot.store.times import to_text
from cli.trying import MANIFEST
from tests.bench.table import row
from tests.scenarios.office import Office, connected, desk_settings, told
from workspace.workspace import Workspace

DUE = 10_000
CASES = 20
PEOPLE = ("maya", "tom", "ruth", "ada")
LONGEST = 300.0  # seconds
_AN_HOUR = dt.timedelta(hours=1)

_OWED = "SELECT count(*) AS n FROM outbox WHERE state IN ('owed', 'sending', 'unknown')"
_WAITING = "SELECT count(*) AS n FROM reminders WHERE state = 'waiting' AND key LIKE 'bench:%'"
_UNTOLD = (
    "SELECT count(*) AS n FROM reminders r WHERE key LIKE 'bench:%' AND NOT EXISTS ("
    " SELECT 1 FROM reminder_posts p JOIN outbox o ON o.id = p.outbox_id"
    " WHERE p.reminder_id = r.id AND o.state = 'sent')"
)


async def main() -> int:
    """Print each number beside its goal; 1 where one is missed."""
    logging.disable(logging.CRITICAL)
    there = Workspace.from_manifest(MANIFEST)
    await there.start()
    with tempfile.TemporaryDirectory(prefix="writdesk-bench-") as folder:
        settings = await desk_settings(there, Path(folder) / "writdesk.db")
        async with connected(there, settings) as office:
            await _open_cases(office)
            await _quiet(office)
            before = set(_posted(there))
            _plan(office)
            handed = await _comes(office)
            began = time.perf_counter()
            await _quiet(office)
            took = time.perf_counter() - began
            untold = _count(office, _UNTOLD)
            posts = [one for one in _posted(there) if one not in before]
    await there.stop()
    twice = len(posts) - len(set(posts))
    what = f"{DUE:,} due at once, from the moment to the outbox"
    met = [
        row(what, f"{handed:.2f} s", "≤ 2 s", handed <= 2),
        row(
            f"they posted, as {len(posts)} messages", f"{took:.0f} s", "within Slack's limits", True
        ),
        row("of them in no message that was posted", str(untold), "0", untold == 0),
        row("messages posted twice", str(twice), "0", twice == 0),
    ]
    return 0 if all(met) else 1


async def _open_cases(office: Office) -> None:
    """Each is due in a week, and somebody has it."""
    due = office.desk.clock.now().date() + dt.timedelta(days=7)
    for number in range(CASES):
        person = office.workspace.person(PEOPLE[number % len(PEOPLE)])
        await told(person, f"/case new subpoena country=US account_id=m{number} due={due}")
        await told(person, f"/case take LR-{number + 1}")


def _plan(office: Office) -> None:
    """As many reminders of each case's return date as make ten thousand, due in an hour."""
    with office.desk.store.write() as db:
        db.conn.executemany(
            "INSERT INTO reminders (key, topic, subject, anchor, step, case_id, due_at, final,"
            " state) SELECT 'bench:' || id || ':' || ?1, 'return_date',"
            " 'return_date:' || id || ':' || ?1, due_on, -7, id, ?2, 0, 'waiting' FROM cases",
            [(n, to_text(office.desk.clock.now() + _AN_HOUR)) for n in range(DUE // CASES)],
        )
    assert _count(office, _WAITING) == DUE


async def _comes(office: Office) -> float:
    """Seconds until all of them are in the outbox, from when the desk's clock says so."""
    office.workspace.clock.wind(_AN_HOUR)
    began = time.perf_counter()
    while _count(office, _WAITING):  # noqa: ASYNC110 — it tells nobody
        await asyncio.sleep(0.005)
    return time.perf_counter() - began


async def _quiet(office: Office) -> None:
    """Until nothing is owed."""
    async with asyncio.timeout(LONGEST):
        while _count(office, _OWED):  # noqa: ASYNC110 — the same
            await asyncio.sleep(0.1)


def _posted(there: Workspace) -> list[str]:
    """The key of each of the desk's messages, wherever it stands."""
    heads = [head for one in there.state.channels.values() for head in one.messages]
    found = [message for head in heads for message in (head, *head.replies)]
    return [str(one.metadata) for one in found if one.metadata]


def _count(office: Office, sql: str) -> int:
    found = one_row(office.desk.store.db, sql)
    assert found is not None
    return int(found["n"])


if __name__ == "__main__":
    sys.exit(asyncio.run(main()))
