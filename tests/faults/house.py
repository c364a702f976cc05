"""The desk as people run it, as a process that is killed and started again while time is wound."""

import asyncio
import sqlite3
import sys
import time
from collections.abc import Callable
from contextlib import closing
from datetime import timedelta
from pathlib import Path
from typing import Any, TypeVar

import yaml

from tests.faults.outside import Service
from tests.scenarios.office import told
from tests.scenarios.processes import environment, write_desk_file
from workspace.model import Message
from workspace.person import Person
from workspace.sight import words
from workspace.workspace import Workspace

EMERGENCIES = "emergencies"
SHORT = "/emergency boy on a stream says he will jump"
WAIT = 5  # minutes that each tier has
FIRST_TIER = 4  # pages: to Ines, to Ruth, a mention of both, one outside Slack
_START_SECONDS = 30
_PATIENCE = 10


T = TypeVar("T")


class House:
    """A `desk.yaml` of its own, with a way outside Slack for each tier, and the process.

    Ines and Ruth are on call; then counsel (Maya, Ruth); then everyone (and Ada).
    """

    def __init__(self, workspace: Workspace, folder: Path, outside: Service) -> None:
        self.workspace = workspace
        self.file = write_desk_file(folder, workspace)
        self.database = folder / "writdesk.db"
        self.env = environment(workspace) | {"PAGE_ALL": outside.url}
        self.process: asyncio.subprocess.Process | None = None
        self.set_up(self._with_tiers)

    def set_up(self, change: Callable[[dict[str, Any]], object]) -> None:
        """Change what stands in `desk.yaml`, before the desk is started."""
        desk = yaml.safe_load(self.file.read_text(encoding="utf-8"))
        change(desk)
        self.file.write_text(yaml.safe_dump(desk), encoding="utf-8")

    def _with_tiers(self, desk: dict[str, Any]) -> None:
        groups = {group.handle: group.id for group in self.workspace.state.groups.values()}
        desk["channels"]["emergency"] = self.channel(EMERGENCIES)
        desk["emergency"] = {
            "tiers": [_tier("on call", groups["oncall"]), _tier("counsel", groups["counsel"])],
            "rounds": 1,
            "fallback": _tier("everyone", groups["counsel"], groups["desk-admins"]),
            "telephone": ["Duty counsel +1 555 0100"],
        }

    async def launch(self) -> None:
        """Start the process; whoever needs its connection waits for that."""
        clock = f"{self.workspace.state.base_url}/clock"
        self.process = await asyncio.create_subprocess_exec(
            *(sys.executable, "-m", "tests.faults.wound", str(self.file), clock),
            stdout=asyncio.subprocess.PIPE,
            stderr=asyncio.subprocess.PIPE,
            env=self.env,
        )

    async def start(self) -> float:
        """Start it and wait until it is connected; when it was started."""
        began = time.monotonic()
        before = len(self.workspace.deliveries.connections)
        await self.launch()
        await self.workspace.connected(before + 1, seconds=_START_SECONDS)
        return began

    async def raises(self) -> None:
        """Ben raises one, and its first tier is paged by every way; all of that is recorded."""
        assert "LR-1* is raised" in await told(self.person("ben"), SHORT, "general")
        sent = "SELECT count(*) FROM emergency_pages WHERE state = 'sent'"
        await self.until(lambda: self.found(sent) == [(FIRST_TIER,)])

    async def kill(self) -> None:
        """kill -9, and the workspace notices that the line is dead."""
        if self.process is not None and self.process.returncode is None:
            self.process.kill()
            await self.process.communicate()
        connections = self.workspace.deliveries.connections
        await self.workspace.state.until(lambda: not connections or None, _PATIENCE)

    async def ends(self) -> tuple[int, str]:
        """Wait until it ends by itself: its exit status, and what it said."""
        assert self.process is not None
        async with asyncio.timeout(_START_SECONDS):
            _, said = await self.process.communicate()
        return self.process.returncode or 0, said.decode()

    def wind(self, minutes: float) -> None:
        self.workspace.clock.wind(timedelta(minutes=minutes))

    def leap(self, days: int) -> None:
        """The machine's clock is set wrong: it leaps, forward or back."""
        self.workspace.clock.offset += timedelta(days=days)
        self.workspace.clock.wind(timedelta())

    def person(self, handle: str) -> Person:
        return self.workspace.person(handle)

    def channel(self, name: str) -> str:
        return self.workspace.state.channel_named(name).id

    def direct(self, handle: str) -> tuple[str, str]:
        """The names under which a person's direct messages are posted to."""
        person = self.person(handle).id
        return person, self.workspace.state.direct(person).id

    def pages(self, handle: str, number: str = "LR-1") -> list[Message]:
        """The direct messages that paged a person and still say so."""
        found = self.person(handle).messages()
        return [one for one in found if f"{number} · emergency" in words(one)]

    def found(self, query: str, *values: object) -> list[tuple[Any, ...]]:
        """What stands in the desk's database."""
        with closing(sqlite3.connect(f"file:{self.database}?mode=ro", uri=True)) as db:
            return db.execute(query, values).fetchall()

    async def until(self, look: Callable[[], T | None], seconds: float = 10) -> T:
        """Look until there is something, also where nobody tells of it, as in a database."""
        async with asyncio.timeout(seconds):
            while not (found := look()):  # noqa: ASYNC110 — a database tells nobody
                await asyncio.sleep(0.05)
            return found

    def audited(self) -> list[str]:
        return [str(action) for (action,) in self.found("SELECT action FROM audit ORDER BY seq")]

    def paged(self) -> int:
        """How many pages there are, sent or owed, by whatever way."""
        ((count,),) = self.found("SELECT count(*) FROM emergency_pages WHERE way <> 'resolve'")
        return int(count)


def _tier(name: str, *people: str) -> dict[str, object]:
    return {"name": name, "people": list(people), "outside": ["PAGE_ALL"], "wait_minutes": WAIT}
