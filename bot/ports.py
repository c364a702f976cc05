"""What the desk needs from outside, as protocols. Slack is one way to give it."""

import datetime as dt
from dataclasses import dataclass
from typing import Protocol

from bot.domain.access import Actor
from bot.domain.cases import Case
from bot.domain.events import Event


class Clock(Protocol):
    def now(self) -> dt.datetime:
        """The present moment in UTC."""
        ...


class Directory(Protocol):
    async def actor(self, person: str) -> Actor:
        """Who the person is and which roles they hold, as last heard."""
        ...

    async def fresh_actor(self, person: str) -> Actor:
        """The same, asked for now: for approving, deciding and unsealing.

        Raises:
            Busy: when it cannot be asked; the caller then refuses.
        """
        ...


@dataclass(frozen=True, slots=True)
class Posted:
    """Where a message stands: Slack's channel id and the message's ts."""

    channel: str
    ts: str


@dataclass(frozen=True, slots=True)
class Unknown:
    """The answer was lost: the message may be there or not."""


@dataclass(frozen=True, slots=True)
class RetryAfter:
    """Nothing was posted; try again in so many seconds, which may be a fraction."""

    seconds: float


@dataclass(frozen=True, slots=True)
class Gone:
    """Nothing was posted and nothing will be: the channel or the message is not there."""

    problem: str


Outcome = Posted | Unknown | RetryAfter | Gone


@dataclass(frozen=True, slots=True)
class CardMessage:
    """A case's card as it stands now. `at` is the message to edit, None for a first post.

    `sealed_place` sends it to the private channel; elsewhere a sealed case is a number.
    """

    token: str
    case: Case
    sealed_place: bool
    at: Posted | None


@dataclass(frozen=True, slots=True)
class EventMessage:
    """A line of a case's timeline, in the thread under its card."""

    token: str
    case: Case
    event: Event
    under: Posted


Message = CardMessage | EventMessage


class Outlet(Protocol):
    async def deliver(self, message: Message) -> Outcome:
        """Post or edit the message, rendered from what it holds."""
        ...

    async def find(self, message: Message, since: dt.datetime) -> Posted | RetryAfter | Gone | None:
        """Look for a message whose outcome is unknown; None when it is certainly not there."""
        ...
