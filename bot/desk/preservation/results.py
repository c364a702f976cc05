"""What the desk answers about preservations and reminders."""

from dataclasses import dataclass

from bot.desk.preservation.commands import ListPreservations
from bot.domain.cases import Case
from bot.domain.preservation import Preservation
from bot.domain.reminders import Reminder


@dataclass(frozen=True, slots=True)
class ShownPreservation:
    """`kept` is None where nothing is preserved for the case; `held`: open process keeps it."""

    case: Case
    kept: Preservation | None
    held: bool


@dataclass(frozen=True, slots=True)
class ListedPreservations:
    """One page; `days` is how far it looks ahead, None for all."""

    asked: ListPreservations
    entries: tuple[ShownPreservation, ...]
    days: int | None
    page: int
    pages: int
    total: int


@dataclass(frozen=True, slots=True)
class ShownReminder:
    reminder: Reminder
    case: Case


OfPreservations = ShownPreservation | ListedPreservations | ShownReminder
