"""A hundred thousand cases: importing them, and what a command takes among them.

Each command is timed from its envelope to its acknowledgement over a local workspace's loopback
socket. Bare Bolt listeners take turns with `/case show` in the same run, so that what else the
machine does falls on all alike: one that answers in a line, and one that answers with a card as
large as the desk's, which is what Bolt itself takes for it.

    python -m tests.bench.cases [COUNT]
"""

import asyncio
import random
import statistics
import sys
import tempfile
import time
from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import asynccontextmanager
from functools import partial
from itertools import islice
from pathlib import Path
from typing import Any

import aiohttp
from slack_bolt.adapter.socket_mode.aiohttp import AsyncSocketModeHandler
from slack_bolt.async_app import AsyncAck, AsyncApp

from bot.clock.clocks import SystemClock
from bot.desk.desk import Desk
from bot.desk.report.commands import ShowReport
from bot.desk.transfer.importing import import_cases
from bot.domain.access import DESK
from bot.report.period import half_year
from bot.settings import DeskFile
from bot.store.database import open_store
from cli.memory import set_aside
from cli.records import duty_of
from cli.trying import MANIFEST
from handlers.outbound.client import slack_client
from policy.load import latest
from tests.bench.table import row
from tests.scenarios.office import connected, desk_settings
from workspace.person import Person
from workspace.workspace import Workspace

COUNT = 100_000
TIMES = 400
WARM_UP = 30
_TURNS = 10
_LINES_AT_ONCE = 2000
_LINE = "LR-1 · subpoena · received"

_PLACES = [
    first + second
    for first in ("Harbor", "Lake", "North", "Stone", "Green", "Silver", "Maple", "River", "Iron")
    for second in ("view", "mont", "field", "gate", "ford", "wood", "haven", "brook", "ridge")
]
_KINDS = ("Police Department", "District Court", "Sheriff's Office", "Bureau of Investigation")
_ABROAD = ("東京地方檢察廳", "上海市公安局", "台北地方法院", "北京市人民检察院")
_FIRST = ("Dana", "Terry", "Ana", "Sam", "Noor", "Ivan", "Mei", "Omar", "Rosa", "Finn")
_LAST = ("Whitlock", "Lane", "Pike", "Okonkwo", "Reyes", "Novak", "Larsen", "Tanaka", "Moreau")
_PROCESSES = ("subpoena", "subpoena", "search_warrant", "preservation", "court_order_2703d")
_SEARCHES = (
    "harborview district court",
    "harborveiw distict",
    "whitlock",
    "witlock riverford",
    "911 4471 7890",
    "上海市公安局",
    "東京 檢察",
    "nosuchword",
    "user777@example.net",
    "NOR-2026",
    "court",
    "police",
)


def main() -> None:
    count = int(sys.argv[1]) if len(sys.argv) > 1 else COUNT
    with tempfile.TemporaryDirectory(prefix="writdesk-bench-") as folder:
        database = Path(folder) / "writdesk.db"
        rate = asyncio.run(fill(database, count))
        _line(f"import of {count:,} cases", f"{rate:,.0f} a second", "≥ 5,000")
        asyncio.run(_measure(database, count))


async def fill(database: Path, count: int) -> float:
    """A docket of `count` cases; how many were imported a second."""
    store = open_store(database, create=True)
    file = DeskFile.model_validate(_DESK)
    rules, duty = file.reminders.rules, duty_of(file)
    desk = Desk(store, latest(), SystemClock(), file.zone, rules, duty, lambda: None)
    lines = iter([*enumerate(_requests(count), 2)])
    set_aside()
    started = time.perf_counter()
    while batch := list(islice(lines, _LINES_AT_ONCE)):
        await desk.run(DESK, lambda work, batch=batch: import_cases(work, batch))  # type: ignore[misc]
    rate = count / (time.perf_counter() - started)
    store.close()
    return rate


_DESK = {
    "channels": {"desk": "C000000", "sealed": "G000000"},
    "roles": {"legal": ("S000000",), "counsel": ("S000001",), "admin": ("S000002",)},
}


def _requests(count: int) -> Iterator[dict[str, Any]]:
    pick = random.Random(7)
    for number in range(count):
        place, abroad = pick.choice(_PLACES), pick.random() < 0.05
        yield {
            "process": pick.choice(_PROCESSES),
            "country": "JP" if abroad else pick.choice(("US", "US", "DE", "FR")),
            "reference": f"{place[:3].upper()}-{pick.randint(2024, 2027)}-{number}",
            "agent": {
                "agency": pick.choice(_ABROAD) if abroad else f"{place} {pick.choice(_KINDS)}",
                "name": f"{pick.choice(_FIRST)} {pick.choice(_LAST)}",
                "badge": str(pick.randint(1000, 99_999)),
                "email": f"a{number}@{place.lower()}.gov",
            },
            "identifiers": [
                {"kind": "account_email", "value": f"user{pick.randint(0, 60_000)}@example.net"},
                {"kind": "meeting_id", "value": _meeting(pick)},
            ],
            "seeks": ["name", "email_address"],
            "respond_by": f"2027-{pick.randint(1, 12):02}-{pick.randint(1, 28):02}",
            "nondisclosure": {"ordered": True} if pick.random() < 0.03 else {},
        }


def _meeting(pick: random.Random) -> str:
    return f"{pick.randint(900, 999)} {pick.randint(1000, 9999)} {pick.randint(1000, 9999)}"


async def _measure(database: Path, count: int) -> None:
    async with _workspace() as workspace, _workspace() as beside, _workspace() as beside_too:
        maya = workspace.person("maya")
        settings = await desk_settings(workspace, database)
        async with connected(workspace, settings) as office:
            _share_out(office.desk, workspace, count)
            card = (await maya.command("/case show LR-1", "general")).payload
            async with _bare(beside, {"text": _LINE}), _bare(beside_too, card):
                set_aside()
                people = [one.person("maya") for one in (beside, beside_too, workspace)]
                bare, carded, show = await _in_turns(people, count)
            find = await _timed(maya, lambda number: f"/case find {_search(number)}", count)
            lists = await _timed(maya, _list, count)
            homes = await _homes(workspace.person("tom"))
            waits = await _while_reporting(office.desk)
    ratio = statistics.median(show) / statistics.median(bare)
    same = statistics.median(show) / statistics.median(carded)
    _report("a bare Bolt listener", bare, "")
    _report("the same, with such a card", carded, "")
    goal = f"p99 ≤ 10 ms; {ratio:.2f}× the bare median, goal ≤ 2×; {same:.2f}× with such a card"
    _report("/case show", show, goal)
    _report("/case find", find, "p99 ≤ 30 ms")
    _report("/case list", lists, "p99 ≤ 50 ms")
    _report("App Home, from opening to published", homes, "p99 ≤ 50 ms")
    _line("the loop, while a report is counted", f"held up {max(waits):.2f} ms at most", "≤ 10 ms")


@asynccontextmanager
async def _workspace() -> AsyncIterator[Workspace]:
    workspace = Workspace.from_manifest(MANIFEST)
    await workspace.start()
    yield workspace
    await workspace.stop()


@asynccontextmanager
async def _bare(workspace: Workspace, answer: dict[str, Any]) -> AsyncIterator[None]:
    """A listener that does nothing but answer, with all that Bolt itself does around it."""
    async with aiohttp.ClientSession() as session:
        client = slack_client(workspace.bot_token, workspace.api_url, session)
        bolt = AsyncApp(client=client, process_before_response=True)

        @bolt.command("/case")
        async def listen(ack: AsyncAck) -> None:
            await ack(**answer)

        socket = AsyncSocketModeHandler(bolt, workspace.app_token)
        await socket.connect_async()  # type: ignore[no-untyped-call]  # Bolt has no types there
        await workspace.connected(1)
        yield
        await socket.close_async()  # type: ignore[no-untyped-call]  # Bolt has no types there


async def _in_turns(people: list[Person], count: int) -> list[list[float]]:
    """Milliseconds of `/case show` for each of these people, a few at a time by turns."""
    picks = [random.Random(11) for _ in people]
    found: list[list[float]] = [[] for _ in people]
    for turn in range(_TURNS + 1):  # the first warms up
        for person, pick, times in zip(people, picks, found, strict=True):
            for _ in range(TIMES // _TURNS):
                took = await _took(person, f"/case show LR-{pick.randint(1, count)}")
                if turn:
                    times.append(took)
    return found


def _share_out(desk: Desk, workspace: Workspace, count: int) -> None:
    """A third of the cases have an assignee: Tom has 300 of them, others the rest."""
    people = [workspace.person(handle).id for handle in ("maya", "ruth", "ada")]
    with desk.store.write() as db:
        for place, person in enumerate(people):
            db.execute("UPDATE cases SET assignee = ? WHERE id % 9 = ?", [person, place])
        tom = workspace.person("tom").id
        db.execute("UPDATE cases SET assignee = ? WHERE id <= 300", [tom])


async def _timed(person: Person, line: Callable[[int], str], count: int) -> list[float]:
    """Milliseconds from the envelope to its acknowledgement, one command after another."""
    pick = random.Random(11)
    lines = [line(pick.randint(1, count)) for _ in range(TIMES + WARM_UP)]
    return [await _took(person, one) for one in lines][WARM_UP:]


async def _took(person: Person, line: str) -> float:
    ack = await person.command(line, "general")
    assert ack.acknowledged, ack.error
    person.workspace.state.ephemerals.clear()
    return ack.seconds * 1000


async def _homes(person: Person) -> list[float]:
    found = []
    for number in range(80):  # Slack takes a hundred a minute
        before = person.home()
        seen = before.hash if before else None
        started = time.perf_counter()
        person.open_home()
        await person.workspace.state.until(partial(_renewed, person, seen), 5.0)
        if number >= WARM_UP // 3:
            found.append((time.perf_counter() - started) * 1000)
    return found


async def _while_reporting(desk: Desk) -> list[float]:
    """By how many milliseconds what was to happen each millisecond was late meanwhile."""
    today = desk.clock.now().date()
    report = asyncio.create_task(desk.do(DESK, ShowReport(half_year(today))))
    late = []
    while not report.done():
        started = time.perf_counter()
        await asyncio.sleep(0.001)
        late.append((time.perf_counter() - started - 0.001) * 1000)
    report.result()
    return late


def _renewed(person: Person, seen: str | None) -> bool | None:
    home = person.home()
    return True if home is not None and home.hash != seen else None


def _search(number: int) -> str:
    return _SEARCHES[number % len(_SEARCHES)]


def _list(number: int) -> str:
    lines = ("list", "list mine", "list all", "list sealed", "list country=DE page=3")
    return f"/case {lines[number % len(lines)]}"


def _report(what: str, times: list[float], goal: str) -> None:
    ordered = sorted(times)
    p99 = ordered[int(len(ordered) * 0.99) - 1]
    _line(what, f"median {statistics.median(ordered):6.2f} ms  p99 {p99:6.2f} ms", goal)


def _line(what: str, found: str, goal: str) -> None:
    row(what, found, goal)


if __name__ == "__main__":
    main()
