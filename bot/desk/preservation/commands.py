"""What a person can tell the desk about preservations and reminders."""

import datetime as dt
from dataclasses import dataclass
from typing import ClassVar

from bot.domain.access import Action
from policy.request import Request


@dataclass(frozen=True, slots=True)
class Preserve:
    """A snapshot was taken for a case. Without `target`, what the request names is preserved."""

    action: ClassVar[Action] = Action.WORK_CASE
    case_id: int
    snapshot_at: dt.datetime
    target: str | None = None


@dataclass(frozen=True, slots=True)
class OpenPreservation:
    """The same for a request that has no case yet: one is opened with it."""

    action: ClassVar[Action] = Action.WORK_CASE
    request: Request
    snapshot_at: dt.datetime
    target: str | None = None


@dataclass(frozen=True, slots=True)
class Extend:
    """An extension was asked for. `formal`: by a separate formal request, as the guide asks."""

    action: ClassVar[Action] = Action.WORK_CASE
    case_id: int
    received_on: dt.date
    formal: bool
    reference: str | None = None


@dataclass(frozen=True, slots=True)
class DecideExtension:
    """Counsel grants it with a last day, or (None) declines; the reason stays on record."""

    action: ClassVar[Action] = Action.DECIDE_EXTENSION
    case_id: int
    until: dt.date | None
    reason: str


@dataclass(frozen=True, slots=True)
class Hold:
    """Another case is legal process for the same data: while it is open, nothing is released."""

    action: ClassVar[Action] = Action.WORK_CASE
    case_id: int
    process_id: int


@dataclass(frozen=True, slots=True)
class Release:
    """`deleted`: the person confirms that the snapshot was deleted."""

    action: ClassVar[Action] = Action.WORK_CASE
    case_id: int
    deleted: bool
    reason: str | None = None


@dataclass(frozen=True, slots=True)
class ShowPreservation:
    action: ClassVar[Action] = Action.READ_CASE
    case_id: int


@dataclass(frozen=True, slots=True)
class ListPreservations:
    """Those that end soon, and those that are over; `all_of_them` however far away."""

    action: ClassVar[Action] = Action.READ_CASE
    all_of_them: bool = False
    page: int = 1


@dataclass(frozen=True, slots=True)
class ReminderDone:
    action: ClassVar[Action] = Action.WORK_CASE
    reminder_id: int


@dataclass(frozen=True, slots=True)
class SnoozeReminder:
    action: ClassVar[Action] = Action.WORK_CASE
    reminder_id: int


@dataclass(frozen=True, slots=True)
class ShowReminder:
    action: ClassVar[Action] = Action.READ_CASE
    reminder_id: int


PreservationReading = ShowPreservation | ListPreservations | ShowReminder
PreservationChange = (
    Preserve
    | OpenPreservation
    | Extend
    | DecideExtension
    | Hold
    | Release
    | ReminderDone
    | SnoozeReminder
)
PreservationCommand = PreservationReading | PreservationChange
