"""A case's card, its timeline, and what sealing does to both."""

from dataclasses import dataclass

from bot.domain.cases import Case
from bot.domain.emergency import Emergency
from bot.domain.events import Event
from bot.domain.places import Posted
from bot.domain.preservation import Preservation


@dataclass(frozen=True, slots=True)
class CardMessage:
    """A case's card as it stands now. `at` is the message to edit, None for a first post.

    `sealed_place`: it stands in the private channel; elsewhere a sealed case is a number.
    `emergency`: the one that goes with it.
    """

    token: str
    case: Case
    kept: Preservation | None
    sealed_place: bool
    channel: str
    at: Posted | None
    emergency: Emergency | None = None


@dataclass(frozen=True, slots=True)
class EventMessage:
    """A line of a case's timeline, in the thread under its card."""

    token: str
    case: Case
    event: Event
    under: Posted

    @property
    def channel(self) -> str:
        return self.under.channel

    @property
    def at(self) -> Posted | None:
        return None


@dataclass(frozen=True, slots=True)
class Sweep:
    """A look at what the open place holds about a case that is now sealed.

    `under` is its card there; `source` is where a person wrote what the case was opened from;
    `by` is who sealed it, who is told what is left.
    """

    token: str
    channel: str
    case: Case
    under: Posted | None
    source: Posted | None
    by: str

    @property
    def at(self) -> Posted | None:
        return None


@dataclass(frozen=True, slots=True)
class LeftBehindMessage:
    """To who sealed a case: what people wrote and sent in the open, which they alone can delete."""

    token: str
    channel: str
    case: Case
    event: Event
    at: Posted | None = None


@dataclass(frozen=True, slots=True)
class Withdrawal:
    """A post of the desk's own that is to be deleted, since its case was sealed."""

    token: str
    at: Posted

    @property
    def channel(self) -> str:
        return self.at.channel
