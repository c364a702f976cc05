"""What falls due, and Monday's overview."""

import datetime as dt
from dataclasses import dataclass

from bot.domain.cases import Case
from bot.domain.places import Posted
from bot.domain.preservation import Preservation
from bot.domain.reminders import Reminder


@dataclass(frozen=True, slots=True)
class Reminded:
    """A reminder and what it is about, as it stands now.

    `holds`: it is still so and nobody has dealt with it. `held`: open legal process keeps the
    snapshot beyond its last day. `hidden`: the case was sealed, and this is the open place.
    """

    reminder: Reminder
    case: Case
    kept: Preservation | None
    holds: bool
    held: bool
    hidden: bool


@dataclass(frozen=True, slots=True)
class RemindersMessage:
    """What fell due: to a person or a channel, or in the thread of the one case it is about."""

    token: str
    channel: str
    items: tuple[Reminded, ...]
    now: dt.datetime
    under: Posted | None
    at: Posted | None


@dataclass(frozen=True, slots=True)
class Agenda:
    """A week's beginning, sealed cases apart: what expires, what falls due, who is silent."""

    expiring: tuple[tuple[Case, Preservation], ...]
    due: tuple[Case, ...]
    awaiting: tuple[Case, ...]


@dataclass(frozen=True, slots=True)
class DigestMessage:
    """Monday's overview."""

    token: str
    channel: str
    agenda: Agenda
    at: Posted | None = None
