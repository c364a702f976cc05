"""What the desk needs from outside, as protocols. Slack is one way to give it."""

import datetime as dt
from dataclasses import dataclass
from typing import Protocol

from bot.domain.access import Actor
from bot.domain.places import Posted
from bot.messages import Message


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
class Unknown:
    """The answer was lost: the message may be there or not."""


@dataclass(frozen=True, slots=True)
class RetryAfter:
    """Nothing was posted; try again in so many seconds, which may be a fraction.

    `backs_off`: the wait was not asked for by Slack and grows with each attempt.
    `token_refused`: Slack does not know the desk any more.
    """

    seconds: float
    backs_off: bool = False
    token_refused: bool = False


@dataclass(frozen=True, slots=True)
class Gone:
    """Nothing was posted and nothing will be: the channel or the message is not there."""

    problem: str


@dataclass(frozen=True, slots=True)
class Swept:
    """What stands under a card: the desk's own posts, and links to what people wrote and sent."""

    own: tuple[Posted, ...]
    links: tuple[str, ...]
    files: tuple[str, ...] = ()


Outcome = Posted | Swept | Unknown | RetryAfter | Gone


@dataclass(frozen=True, slots=True)
class Scheduled:
    """A message that hangs in Slack's own scheduler. `id` is Slack's, "" before it hangs there."""

    channel: str
    post_at: int
    text: str
    id: str = ""


class Outlet(Protocol):
    async def deliver(self, message: Message) -> Outcome:
        """Post or edit the message, rendered from what it holds."""
        ...

    async def find(
        self, message: Message, channel: str, since: dt.datetime
    ) -> Posted | RetryAfter | Gone | None:
        """Look for a message whose outcome is unknown, in the channel that it was sent to.

        None when it is certainly not there.
        """
        ...


@dataclass(frozen=True, slots=True)
class OutsidePage:
    """What goes outside Slack: a number and what to do, never a fact of a case.

    `key` is the same for every page about one emergency, so that a service shows one incident.
    """

    key: str
    title: str
    body: str


class Pager(Protocol):
    """Ways outside Slack, by the name of the environment variable that holds each."""

    async def page(self, way: str, page: OutsidePage) -> str | None:
        """Page; None when it went out, else what went wrong, as a word."""
        ...

    async def resolve(self, way: str, page: OutsidePage) -> bool:
        """End what was paged there; False where that way knows no ending."""
        ...


class Scheduler(Protocol):
    """Slack's own scheduler, which goes on when the desk is dead."""

    async def waiting(self) -> list[Scheduled] | None:
        """Everything that hangs there; None when Slack cannot say now."""
        ...

    async def schedule(self, message: Scheduled) -> bool:
        """Whether Slack took it."""
        ...

    async def withdraw(self, message: Scheduled) -> bool:
        """Whether it no longer hangs there."""
        ...
