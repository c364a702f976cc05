"""How fast the desk may post: Slack takes about one message a second in a channel.

Edits have a limit of their own, for the whole workspace: about 50 a minute.
Source: https://docs.slack.dev/apis/web-api/rate-limits (posting messages; tiers; Retry-After).
"""

from collections.abc import Callable

from bot.store.outbox import EDITS

POST_EVERY = 1.0  # seconds, per channel
EDIT_EVERY = 1.2  # seconds, in all
BURST = 3  # Slack lets short bursts through


class Pace:
    """When the next post to a channel, or the next edit, may go out.

    Real time: Slack's limits know no other.
    """

    def __init__(self, monotonic: Callable[[], float]) -> None:
        self._monotonic = monotonic
        self._next: dict[str, float] = {}
        self._held: dict[str, float] = {}

    def wait_for(self, what: str) -> float:
        """Seconds until this channel, or `edits`, takes another one; 0 when it does now."""
        earliest = self._next.get(what, 0.0) - BURST * _every(what)
        return max(0.0, max(earliest, self._held.get(what, 0.0)) - self._monotonic())

    def posted(self, what: str) -> None:
        now = self._monotonic()
        self._next[what] = max(self._next.get(what, now), now) + _every(what)

    def hold(self, what: str, seconds: float) -> None:
        """Nothing goes there before so many seconds, and then no burst."""
        self._held[what] = self._monotonic() + seconds
        self._next[what] = self._held[what] + BURST * _every(what)


def _every(what: str) -> float:
    return EDIT_EVERY if what == EDITS else POST_EVERY
