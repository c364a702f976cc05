"""What a person can tell the desk to do about an emergency and the rota: one frozen value each.

`number` is what the emergency is called: its case's number, or `DRILL-3`.
"""

import datetime as dt
from dataclasses import dataclass
from enum import StrEnum
from typing import ClassVar

from bot.domain.access import Action, Actor
from policy.request import Request


class Decision(StrEnum):
    DISCLOSE = "disclose"
    DECLINE = "decline"
    NEED_MORE = "need_more"


@dataclass(frozen=True, slots=True)
class RaiseEmergency:
    """`not_recorded_at`: when it was paged, where the desk could not store it at once.

    `every_way`: no desk is running, so every tier is paged at once outside Slack.
    """

    action: ClassVar[Action] = Action.RAISE_EMERGENCY
    request: Request
    not_recorded_at: dt.datetime | None = None
    every_way: bool = False


@dataclass(frozen=True, slots=True)
class RunDrill:
    action: ClassVar[Action] = Action.RUN_DRILL


@dataclass(frozen=True, slots=True)
class TakeEmergency:
    """`through`: by which way it was taken, where that was not Slack."""

    action: ClassVar[Action] = Action.TAKE_EMERGENCY
    number: str
    through: str | None = None


@dataclass(frozen=True, slots=True)
class HandOverEmergency:
    action: ClassVar[Action] = Action.TAKE_EMERGENCY
    number: str
    person: Actor


@dataclass(frozen=True, slots=True)
class AddEmergencyFacts:
    """What the agency has answered meanwhile: the request's facts, whole."""

    action: ClassVar[Action] = Action.TAKE_EMERGENCY
    number: str
    request: Request


@dataclass(frozen=True, slots=True)
class AddToEmergency:
    """What somebody learned, in words: whoever raised it may, beside those who work on it."""

    action: ClassVar[Action] = Action.RAISE_EMERGENCY
    number: str
    text: str


@dataclass(frozen=True, slots=True)
class RaisedByMistake:
    """It never was one: for those who work on it, and for a short time whoever raised it."""

    action: ClassVar[Action] = Action.RAISE_EMERGENCY
    number: str
    reason: str


@dataclass(frozen=True, slots=True)
class AskForMore:
    """The agency was asked for more, which gives its owner the whole time again."""

    action: ClassVar[Action] = Action.TAKE_EMERGENCY
    number: str
    reason: str


@dataclass(frozen=True, slots=True)
class Disclose:
    """Counsel's good-faith belief that 18 USC 2702(b)(8) or (c)(4) allows these items.

    `reason`: why it goes to a requester whom nobody verified, where that is so.
    """

    action: ClassVar[Action] = Action.DECIDE_EMERGENCY
    number: str
    items: tuple[str, ...]
    belief: str
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Decline:
    action: ClassVar[Action] = Action.DECIDE_EMERGENCY
    number: str
    reason: str


@dataclass(frozen=True, slots=True)
class ResolveEmergency:
    """It went away, or a drill ends."""

    action: ClassVar[Action] = Action.TAKE_EMERGENCY
    number: str
    reason: str


@dataclass(frozen=True, slots=True)
class LookAgain:
    """Another counsel has looked at what one decided alone; `note` is what they found."""

    action: ClassVar[Action] = Action.DECIDE_EMERGENCY
    number: str
    note: str = ""


@dataclass(frozen=True, slots=True)
class ShowEmergency:
    action: ClassVar[Action] = Action.TAKE_EMERGENCY
    number: str


@dataclass(frozen=True, slots=True)
class ListEmergencies:
    action: ClassVar[Action] = Action.READ_CASE
    page: int = 1


@dataclass(frozen=True, slots=True)
class ShowRota:
    action: ClassVar[Action] = Action.SEE_ROTA


@dataclass(frozen=True, slots=True)
class CoverShift:
    """The person is on call from now until `until`."""

    action: ClassVar[Action] = Action.CHANGE_ROTA
    person: Actor
    until: dt.datetime


@dataclass(frozen=True, slots=True)
class OfferShift:
    """The actor, who is on call, offers the rest of the shift to another person."""

    action: ClassVar[Action] = Action.SEE_ROTA
    person: Actor


@dataclass(frozen=True, slots=True)
class AcceptShift:
    action: ClassVar[Action] = Action.SEE_ROTA
    offer_id: int


EmergencyCommand = (
    RaiseEmergency
    | RunDrill
    | TakeEmergency
    | HandOverEmergency
    | AddEmergencyFacts
    | AddToEmergency
    | RaisedByMistake
    | AskForMore
    | Disclose
    | Decline
    | ResolveEmergency
    | LookAgain
    | ShowEmergency
    | ListEmergencies
    | ShowRota
    | CoverShift
    | OfferShift
    | AcceptShift
)
