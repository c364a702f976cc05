"""What the desk answers about emergencies and the rota."""

import datetime as dt
from dataclasses import dataclass

from bot.domain.cases import Case
from bot.domain.emergency import Emergency, Page
from bot.domain.escalation import Escalation
from bot.domain.events import Event
from bot.domain.oncall import Shift
from policy.review import Finding


@dataclass(frozen=True, slots=True)
class EmergencyChanged:
    """The emergency as it stands now. `won` is false where nothing changed: somebody was quicker,
    or this very thing had been done before."""

    emergency: Emergency
    case: Case | None
    won: bool = True


@dataclass(frozen=True, slots=True)
class EmergencyShown:
    """`added`: what people learned since it was raised, oldest first."""

    emergency: Emergency
    case: Case | None
    pages: tuple[Page, ...]
    findings: tuple[Finding, ...]
    added: tuple[Event, ...]


@dataclass(frozen=True, slots=True)
class EmergenciesListed:
    """One page of them."""

    emergencies: tuple[Emergency, ...]
    page: int
    pages: int
    total: int


@dataclass(frozen=True, slots=True)
class NotRecorded:
    """It could not be stored, was paged by every way at once, and is stored when possible."""

    paged: bool


@dataclass(frozen=True, slots=True)
class RotaShown:
    """Who is on call `now` and who comes next; `people` where a Slack group is the rota.

    `escalation`: who would be paged if an emergency were raised now. `has_rota`: someone is on
    call by turns or by a group, and not by the tiers alone. `gone`: who of these has left.
    """

    now: Shift | None
    following: tuple[Shift, ...]
    people: tuple[str, ...]
    gaps: tuple[tuple[dt.datetime, dt.datetime], ...]
    escalation: Escalation
    has_rota: bool
    gone: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Covered:
    """The person is on call from now until then."""

    person: str
    until: dt.datetime


@dataclass(frozen=True, slots=True)
class Offered:
    """The other person was asked, and has to confirm."""

    offer_id: int
    person: str
    until: dt.datetime
