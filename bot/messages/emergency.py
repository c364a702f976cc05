"""An emergency's alert, its pages, and who is on call."""

import datetime as dt
from dataclasses import dataclass

from bot.domain.cases import Case
from bot.domain.emergency import Emergency, Page
from bot.domain.events import Event
from bot.domain.places import Posted
from policy.request import Request
from policy.review import Finding


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
