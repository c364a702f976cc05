"""Reading the configuration and the guide anew while the desk runs, and what came of it."""

import asyncio
import logging
from typing import Any

from bot.control.operations import Json

log = logging.getLogger(__name__)


class Reload:
    """`wanted` is set by SIGHUP and by `writdesk reload`; whoever runs the desk looks at it.

    `refused`: why the last one was not taken, None where it was. `done`: how many came to an end.
    """

    def __init__(self) -> None:
        self.wanted = asyncio.Event()
        self.refused: str | None = None
        self.done = 0
        self._under_way = False

    def begin(self) -> None:
        self.wanted.clear()
        self.refused = None
        self._under_way = True

    def refuse(self, why: Exception) -> None:
        """The new one does not do; what the desk ran on holds on."""
        self.refused = str(why)
        log.error("the new configuration was not taken, the old one stays: %s", why)

    def end(self) -> None:
        """The desk runs, on the new one or on the old."""
        if self._under_way:
            self._under_way = False
            self.done += 1
            if self.refused is None:
                log.info("the configuration was read anew")

    async def ask(self, _desk: Any, _arguments: Json) -> Json:
        """For the command line: reload, soon. `done` is how many ended before it."""
        self.wanted.set()
        return {"done": self.done}

    async def outcome(self, _desk: Any, _arguments: Json) -> Json:
        """For the command line: how many ended, and why the last was refused, or None."""
        return {"done": self.done, "refused": self.refused}
