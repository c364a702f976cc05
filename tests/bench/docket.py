"""A large docket: requests that differ as real ones do, imported as a desk imports them."""

import random
import time
from collections.abc import Iterator
from itertools import islice
from pathlib import Path
from typing import Any

from bot.clock.clocks import SystemClock
from bot.desk.desk import Desk
from bot.desk.transfer.importing import import_cases
from bot.domain.access import DESK
from bot.settings import DeskFile
from bot.store.database import open_store
from cli.memory import set_aside
from cli.records import duty_of
from policy.load import latest

COUNT = 100_000
_LINES_AT_ONCE = 2000

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
