"""Everything that time does, together."""

from collections.abc import Coroutine
from dataclasses import dataclass
from typing import Any

from bot.clock.counts import Counts
from bot.clock.delivery import Delivery
from bot.clock.heart import Heart
from bot.clock.net import Net
from bot.clock.reminding import Reminding


@dataclass(frozen=True, slots=True)
class Clockwork:
    """The desk's clock: what falls due, what is sent, what hangs in Slack's own scheduler."""

    counts: Counts
    heart: Heart
    delivery: Delivery
    reminding: Reminding
    net: Net

    def wake(self) -> None:
        """Something changed, or time was wound: look now."""
        self.reminding.wake()
        self.delivery.wake()
        self.net.wake()

    def tasks(self) -> list[Coroutine[Any, Any, None]]:
        """What has to run for as long as the desk does."""
        return [self.reminding.run(), self.delivery.run(), self.net.run()]
