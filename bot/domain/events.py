"""What happened to a case, one line of its timeline each. Pure."""

import datetime as dt
from dataclasses import dataclass, field
from enum import StrEnum


class EventKind(StrEnum):
    OPENED = "opened"
    IMPORTED = "imported"
    TAKEN = "taken"
    ASSIGNED = "assigned"
    MOVED = "moved"
    NOTED = "noted"
    DUE_SET = "due_set"
    APPROVED = "approved"
    CLOSED = "closed"
    SIGNED_OFF = "signed_off"
    FACTS_EDITED = "facts_edited"
    VERIFIED = "verified"
    LETTER_KEPT = "letter_kept"
    LETTER_SENT = "letter_sent"
    NOTICE_DECIDED = "notice_decided"
    USER_TOLD = "user_told"
    SEALED = "sealed"
    UNSEALED = "unsealed"
    PERSON_ADDED = "person_added"
    PERSON_REMOVED = "person_removed"
    PRESERVED = "preserved"
    EXTENDED = "extended"
    EXTENSION_ASKED = "extension_asked"  # counsel has it to decide
    EXTENSION_DECIDED = "extension_decided"
    PROCESS_LINKED = "process_linked"  # open legal process that keeps a snapshot
    RELEASED = "released"
    REMINDER_DONE = "reminder_done"
    REMINDER_SNOOZED = "reminder_snoozed"
    UNDELIVERED = "undelivered"  # Slack would not take a message about the case
    EMERGENCY_TAKEN = "emergency_taken"
    EMERGENCY_HANDED_OVER = "emergency_handed_over"
    EMERGENCY_BACK = "emergency_back"  # nobody decided in time
    EMERGENCY_ANSWERED = "emergency_answered"  # the agency gave more facts
    EMERGENCY_ADDED = "emergency_added"  # what somebody learned, in words
    EMERGENCY_ASKED = "emergency_asked"
    EMERGENCY_DISCLOSED = "emergency_disclosed"
    EMERGENCY_DECLINED = "emergency_declined"
    EMERGENCY_RESOLVED = "emergency_resolved"
    EMERGENCY_MISTAKEN = "emergency_mistaken"  # it never was one
    EMERGENCY_LOOKED_AT = "emergency_looked_at"  # the second look
    LINKED = "linked"
    UNLINKED = "unlinked"
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
