"""What should hang in Slack's own scheduler for the emergencies that nobody has taken.

One message for each channel and minute: Slack takes 30 in five minutes. It mentions whom the tier
pages, and says the numbers and "open the desk", nothing else.
"""

import datetime as dt
from collections.abc import Callable

from bot.clock.alerts import was_paged
from bot.domain.emergency import State
from bot.domain.emergency_net import hanging
from bot.ports import Clock, Scheduled
from bot.store import emergencies
from bot.store.database import Store

_MOST = 50  # emergencies; the oldest first


class EmergencyNet:
    """`place` is the emergency channel."""

    def __init__(self, store: Store, clock: Clock, place: Callable[[], str]) -> None:
        self._store = store
        self._clock = clock
        self._place = place

    def wanted(self) -> list[Scheduled]:
        """A message for each step that is still to come and that the desk has not paged itself."""
        now, found = self._clock.now(), dict[dt.datetime, tuple[set[str], list[str]]]()
        for emergency in emergencies.in_state(self._store.db, State.PAGING, limit=_MOST):
            pages = emergencies.pages_of(self._store.db, emergency.id)
            for step, at, people in hanging(emergency):
                if at > now and not was_paged(pages, step):
                    mentioned, numbers = found.setdefault(at, (set(), []))
                    mentioned.update(people)
                    numbers.append(emergency.number)
        place = self._place()
        return [
            Scheduled(place, int(at.timestamp()), _text(mentioned, numbers))
            for at, (mentioned, numbers) in found.items()
        ]


def _text(people: set[str], numbers: list[str]) -> str:
    mentions = " ".join(f"<@{person}>" for person in sorted(people))
    return f"{mentions} {', '.join(dict.fromkeys(numbers))}: open the desk".strip()
