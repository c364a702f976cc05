"""A process of its own for what burns time or memory: asked on standard input, answers on output.

It has nothing of the desk's environment, so no token, and no lock of the database.
"""

import asyncio
import sys
from asyncio.subprocess import DEVNULL, PIPE
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

_ROOT = Path(__file__).parents[1]


@dataclass(frozen=True, slots=True)
class Worked:
    """What a worker answered, its exit status, and what it said to standard error, where heard."""

    answer: bytes
    status: int | None
    said: bytes


async def work(
    module: str,
    asked: bytes,
    *,
    seconds: float,
    arguments: Sequence[str] = (),
    env: Mapping[str, str] | None = None,
    heard: bool = False,
) -> Worked:
    """Run a module as a process; it is killed when the time is over, or nobody waits any more.

    `heard`: keep what it says to standard error; never of one that reads foreign files.

    Raises:
        TimeoutError: when it took longer than so many seconds.
    """
    worker = await asyncio.create_subprocess_exec(
        *(sys.executable, "-m", module, *arguments),
        stdin=PIPE,
        stdout=PIPE,
        stderr=PIPE if heard else DEVNULL,
        cwd=_ROOT,
        env=dict(env or {}),
    )
    try:
        answer, said = await asyncio.wait_for(worker.communicate(asked), seconds)
    finally:
        if worker.returncode is None:
            worker.kill()
            await worker.wait()
    return Worked(answer, worker.returncode, said or b"")
