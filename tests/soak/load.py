"""What people do all day, over and over, and what the desk's process holds meanwhile."""

import asyncio
import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass, field

from tests.faults.desk_process import DeskProcess, Holdings
from tests.scenarios.office import told
from workspace.workspace import Workspace

MEMORY_A_ROUND = 60  # KiB that a round may add: a case, its reminders and its posts are kept
MOST_TASKS = 6  # more than at the beginning: what happens to be under way
MOST_FILES = 8


@dataclass
class Soak:
    """Rounds of a team's work; in each `step` of the workspace's clock goes by."""

    workspace: Workspace
    desk: DeskProcess
    step: dt.timedelta
    rounds: int = 0
    held: list[Holdings] = field(default_factory=list)

    async def round(self) -> None:
        """A case from its opening to its reminders, questions, and an emergency taken."""
        number, there = self.rounds * 2 + 1, self.workspace
        maya, ines, ben = (there.person(handle) for handle in ("maya", "ines", "ben"))
        await told(maya, f"/case new preservation country=US account_id=soak-{number}")
        await told(maya, f"/case take LR-{number}")
        await told(maya, f"/preserve new LR-{number} snapshot=now")
        for line in ("show", "log", "review"):
            await told(maya, f"/case {line} LR-{number}")
        for line in ("/case list", f"/case find soak-{number}", "/preserve list"):
            await told(maya, line)
        await told(ben, "/policy what does a subpoena yield", "general")
        await told(ben, "/policy 傳票可以取得什麼資料", "general")
        maya.open_home()
        await told(ben, f"/emergency threat number {number}", "general")
        assert "is yours" in await told(ines, f"/emergency ack LR-{number + 1}", "general")
        there.clock.wind(self.step)
        self._forget()
        self.rounds += 1

    async def measure(self) -> None:
        """When what it owes is on its way, what the process holds."""
        await asyncio.sleep(0.2)
        self.held.append(await self.desk.holds())

    def _forget(self) -> None:
        """The workspace keeps what it is told for ever; the desk's channel is kept short."""
        self.workspace.state.ephemerals.clear()

    def problems(self) -> list[str]:
        """What grew beyond what a docket that grows explains; empty when all is flat."""
        first, steady = self.held[0], self.held[len(self.held) // 3 :]
        last = steady[-1]
        rounds = self.rounds * len(steady) / len(self.held)
        grown = slope([one.memory for one in steady]) * len(steady)
        found = []
        if grown > MEMORY_A_ROUND * rounds:
            found.append(f"memory grew by {grown:,.0f} KiB in {rounds:.0f} rounds: {self.held}")
        if last.tasks > first.tasks + MOST_TASKS:
            found.append(f"tasks: {first.tasks}, then {last.tasks}")
        if last.files > first.files + MOST_FILES:
            found.append(f"open files: {first.files}, then {last.files}")
        return found


def slope(values: Sequence[float]) -> float:
    """How much the values grow from one to the next, by least squares."""
    middle, mean = (len(values) - 1) / 2, sum(values) / len(values)
    spread = sum((place - middle) ** 2 for place in range(len(values)))
    return sum((place - middle) * (one - mean) for place, one in enumerate(values)) / spread
