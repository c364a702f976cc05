"""What the desk needs from outside, as protocols. Slack is one way to give it."""

import datetime as dt
from dataclasses import dataclass
from typing import Protocol

from bot.domain.access import Actor
from bot.domain.cases import Case
from bot.domain.emergency import Emergency, Page
from bot.domain.events import Event
from bot.domain.places import Posted
from bot.domain.preservation import Preservation
from bot.domain.questions import Question
from bot.domain.reminders import Reminder
from policy.request import Request
from policy.review import Finding


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
class AlertMessage:
    """An emergency's alert as it stands now. `case` is None for a drill.

    `findings`: those of its five items and its sender, as the guide judges them. `telephone`:
    lines to show where nobody could be paged. `added`: what people learned since, oldest first.
    """

    token: str
    channel: str
    emergency: Emergency
    case: Case | None
    pages: tuple[Page, ...]
    findings: tuple[Finding, ...]
    telephone: tuple[str, ...]
    now: dt.datetime
    at: Posted | None
    added: tuple[Event, ...] = ()


@dataclass(frozen=True, slots=True)
class PageMessage:
    """To one person, or to a whole tier in the thread of the alert: `under` says which.

    Once somebody has it, the person's message is edited (`at`) to say so.
    `late`: when it should have gone out, where that is a while ago. `place`: the alert's channel.
    """

    token: str
    channel: str
    emergency: Emergency
    people: tuple[str, ...]
    place: str
    late: dt.datetime | None
    under: Posted | None
    at: Posted | None = None


@dataclass(frozen=True, slots=True)
class UnrecordedMessage:
    """An emergency that could not be stored: to the emergency channel with its facts, to a person
    without."""

    token: str
    channel: str
    request: Request
    raised_by: str
    people: tuple[str, ...]
    place: str
    with_facts: bool
    at: Posted | None = None


@dataclass(frozen=True, slots=True)
class StrayMessage:
    """The answer to a message of Slack's own scheduler that came after somebody had taken it."""

    token: str
    channel: str
    emergency: Emergency
    at: Posted | None = None


@dataclass(frozen=True, slots=True)
class NewsMessage:
    """Under the alert, to the emergency's owner: `by` added to it. The alert itself shows what."""

    token: str
    emergency: Emergency
    by: str
    under: Posted
    at: Posted | None = None

    @property
    def channel(self) -> str:
        return self.under.channel


@dataclass(frozen=True, slots=True)
class RaiserMessage:
    """To whoever raised an emergency: who is paged, who has it, or that it is over."""

    token: str
    channel: str
    emergency: Emergency
    at: Posted | None = None


@dataclass(frozen=True, slots=True)
class SecondLookMessage:
    """To counsel: what another decided alone on an emergency waits for a second look."""

    token: str
    channel: str
    emergency: Emergency
    at: Posted | None = None


@dataclass(frozen=True, slots=True)
class ShiftMessage:
    """To a person: they are on call until then, or (`offer_id`) `by` asks them to be."""

    token: str
    channel: str
    until: dt.datetime
    by: str
    offer_id: int | None
    at: Posted | None = None


@dataclass(frozen=True, slots=True)
class RotaMessage:
    """To the emergency channel: what to put right, each a word and what it is about."""

    token: str
    channel: str
    problems: tuple[tuple[str, str], ...]
    at: Posted | None = None


@dataclass(frozen=True, slots=True)
class QuestionMessage:
    """A question to counsel as it stands now, in the desk's channel."""

    token: str
    channel: str
    question: Question
    at: Posted | None


@dataclass(frozen=True, slots=True)
class CounselAnswerMessage:
    """Counsel's answer, to one who waits for it: `channel` is the person's id."""

    token: str
    channel: str
    question: Question
    at: Posted | None = None


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


Message = (
    CardMessage
    | EventMessage
    | RemindersMessage
    | DigestMessage
    | AlarmMessage
    | AuditHeadMessage
    | QuestionMessage
    | CounselAnswerMessage
    | AlertMessage
    | PageMessage
    | UnrecordedMessage
    | StrayMessage
    | NewsMessage
    | RaiserMessage
    | SecondLookMessage
    | ShiftMessage
    | RotaMessage
    | LeftBehindMessage
    | Sweep
    | Withdrawal
)


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
