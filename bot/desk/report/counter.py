"""Has a report counted by a process of its own, so that nobody waits for it, and holds the watch.

A hundred thousand requests take some seconds, in which a thread would hold the loop up again and
again. The process reads the database and nothing else: it has no token and no lock.
"""

import asyncio
import datetime as dt
import json
from pathlib import Path

from bot.desk.report.commands import Counted
from bot.domain.case_review import ReviewRules
from bot.domain.errors import UserError
from bot.report.period import Period
from bot.workers import work

SECONDS = 60.0
_AT_ONCE = 2
_WORKER = "bot.desk.report.worker"


class NotCounted(UserError):
    """The report took too long to count, and was given up. Ask for a shorter period."""


class Counter:
    """Counts what the database at this path holds. At most two are counted at once."""

    def __init__(self, database: Path, seconds: float = SECONDS) -> None:
        self._database = database
        self._seconds = seconds
        self._places = asyncio.Semaphore(_AT_ONCE)

    async def count(self, rules: ReviewRules, period: Period, today: dt.date) -> Counted:
        """The figures of a period and of the one before, as the database stands now.

        Raises:
            NotCounted: when it took too long.
            RuntimeError: when the process failed; its last words are in the message.
        """
        asked = {
            "database": str(self._database.absolute()),
            "period": period.model_dump(mode="json"),
            "today": today.isoformat(),
            "zone": rules.zone.key,
            "suffixes": rules.government_suffixes,
        }
        async with self._places:
            return Counted.model_validate_json(await self._work(json.dumps(asked).encode()))

    async def _work(self, asked: bytes) -> bytes:
        try:
            worked = await work(_WORKER, asked, seconds=self._seconds, heard=True)
        except TimeoutError:
            raise NotCounted from None
        if worked.status:
            last = worked.said.decode(errors="replace").strip().rpartition("\n")[2]
            raise RuntimeError(f"a report was not counted: status {worked.status}, {last}")
        return worked.answer
