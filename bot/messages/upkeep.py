"""About the desk itself: to its admins, and the audit log's head."""

from dataclasses import dataclass

from bot.domain.places import Posted


@dataclass(frozen=True, slots=True)
class AlarmMessage:
    """To an admin of the desk: `place` cannot be posted to, and `instead` is where it went."""

    token: str
    channel: str
    place: str
    problem: str
    instead: str | None
    at: Posted | None = None


@dataclass(frozen=True, slots=True)
class AuditHeadMessage:
    """The hash of the audit log's newest row on a day; it tells nothing of what the log holds."""

    token: str
    channel: str
    day: str
    head: str
    at: Posted | None = None
