"""Where a message stands. Pure."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Posted:
    """Where a message stands: Slack's channel id and the message's ts."""

    channel: str
    ts: str
