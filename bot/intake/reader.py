"""Has a file read by the worker, and ends the worker when it takes too long.

At most two run at once; the rest wait, each with its own time from when it begins.
"""

import asyncio
import json
import logging
from datetime import date
from typing import Any

from bot.intake.find.text import Proposal
from bot.intake.result import Problem, Reading
from bot.workers import work

log = logging.getLogger(__name__)

MOST_BYTES = 20 * 1024 * 1024
SECONDS = 15.0
_AT_ONCE = 2
_WORKER = "bot.intake.worker"


class Reader:
    """Reads files, each in a process that knows nothing but the file.

    `guide`: by whose words; the newest where none is named.
    """

    def __init__(self, seconds: float = SECONDS, *, guide: date | None = None) -> None:
        self._seconds = seconds
        self._arguments = [str(guide)] if guide else []
        self._places = asyncio.Semaphore(_AT_ONCE)

    async def read(self, content: bytes) -> Reading:
        """What the file proposes, or why nothing can be read from it."""
        if len(content) > MOST_BYTES:
            return Reading(problem=Problem.TOO_LARGE)
        async with self._places:
            return await self._work(content)

    async def _work(self, content: bytes) -> Reading:
        try:
            worked = await work(
                _WORKER,
                content,
                seconds=self._seconds,
                arguments=self._arguments,
                env={"PYTHONDONTWRITEBYTECODE": "1"},
            )
        except TimeoutError:
            return Reading(problem=Problem.TOO_SLOW)
        return _reading(worked.answer, worked.status)


def _reading(answer: bytes, status: int | None) -> Reading:
    """A worker that ended without an answer ran into its limits."""
    try:
        found: dict[str, Any] = json.loads(answer)
    except ValueError:
        log.warning("a file could not be read: the worker ended with %s", status)
        return Reading(problem=Problem.TOO_HEAVY)
    if problem := found.get("problem"):
        return Reading(problem=Problem(problem))
    proposals = {
        fact: Proposal(fact, tuple(value) if isinstance(value, list) else value, words)
        for fact, (value, words) in found["proposals"].items()
    }
    return Reading(proposals, found["pages"], found["total"])
