"""Everything that pages, together."""

from collections.abc import Coroutine
from dataclasses import dataclass
from typing import Any

from bot.clock.escalation import Escalation
from bot.clock.outside import OutsidePaging


@dataclass(frozen=True, slots=True)
class Pagework:
    """What moves emergencies on, and what pages outside Slack."""

    escalation: Escalation
    outside: OutsidePaging

    def wake(self) -> None:
        """Something changed, or time was wound: look now."""
        self.escalation.wake()
        self.outside.wake()

    def tasks(self) -> list[Coroutine[Any, Any, None]]:
        """What has to run for as long as the desk does."""
        return [self.escalation.run(), self.outside.run()]
