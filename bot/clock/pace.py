"""How fast the desk may post: Slack takes about one message a second in a channel.

Source: https://docs.slack.dev/apis/web-api/rate-limits (posting messages; Retry-After).
"""

from collections.abc import Callable

POST_EVERY = 1.0  # seconds, per channel
BURST = 3  # Slack lets short bursts through


class Pace:
    """When the next post to a channel may go out. Real time: Slack's limits know no other."""

    def __init__(self, monotonic: Callable[[], float]) -> None:
        self._monotonic = monotonic
        self._next: dict[str, float] = {}

    def wait_for(self, channel: str) -> float:
        """Seconds until the channel takes another post, 0 when it does now."""
        earliest = self._next.get(channel, 0.0) - BURST * POST_EVERY
        return max(0.0, earliest - self._monotonic())

    def posted(self, channel: str) -> None:
        now = self._monotonic()
        self._next[channel] = max(self._next.get(channel, now), now) + POST_EVERY

    def hold(self, channel: str, seconds: float) -> None:
        """Slack said Retry-After: nothing goes to the channel before that."""
        self._next[channel] = self._monotonic() + seconds + BURST * POST_EVERY
