"""What happened to a case, one line of its timeline each. Pure."""

import datetime as dt
from dataclasses import dataclass, field
from enum import StrEnum


class EventKind(StrEnum):
    OPENED = "opened"
    TAKEN = "taken"
    ASSIGNED = "assigned"
    MOVED = "moved"
    NOTED = "noted"
    DUE_SET = "due_set"
    APPROVED = "approved"
    CLOSED = "closed"
    SEALED = "sealed"
    UNSEALED = "unsealed"
    PERSON_ADDED = "person_added"
    PERSON_REMOVED = "person_removed"
    LEFT_BEHIND = "left_behind"  # people's own messages, which the desk cannot delete


@dataclass(frozen=True, slots=True)
class Event:
    """`data` holds short texts by name, such as `from` and `to`, or a note's `text`."""

    case_id: int
    at: dt.datetime
    actor: str
    kind: EventKind
    data: dict[str, str] = field(default_factory=dict)
    id: int = 0
