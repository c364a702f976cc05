"""What a person can tell the desk to do in a case's review, letters and notice: one value each."""

import datetime as dt
from dataclasses import dataclass
from typing import ClassVar

from bot.domain.access import Action
from bot.domain.notice import NoticeKind
from bot.store.letters import Addressee
from policy.request import Request


@dataclass(frozen=True, slots=True)
class ReviewCase:
    action: ClassVar[Action] = Action.READ_CASE
    case_id: int


@dataclass(frozen=True, slots=True)
class SignOffPoint:
    """A requirement that only a person can judge. `name`: how the record calls that person.

    `seen` is the hash of the facts that they had before them; None where they typed a command.
    """

    action: ClassVar[Action] = Action.WORK_CASE
    case_id: int
    requirement: str
    met: bool
    name: str
    seen: str | None = None


@dataclass(frozen=True, slots=True)
class CompareFacts:
    """The facts now, beside those that a form showed (`shown`, by their hash)."""

    action: ClassVar[Action] = Action.WORK_CASE
    case_id: int
    shown: str


@dataclass(frozen=True, slots=True)
class EditFacts:
    """`request` was made from the facts with the hash `based_on`; `fields` says what changed."""

    action: ClassVar[Action] = Action.WORK_CASE
    case_id: int
    request: Request
    based_on: str
    fields: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class VerifyRequester:
    """`verified` false puts on record that it could not be done."""

    action: ClassVar[Action] = Action.WORK_CASE
    case_id: int
    name: str
    verified: bool
    domain: str | None = None
    how: str | None = None
    number: str | None = None
    found_in: str | None = None
    spoke_to: str | None = None


@dataclass(frozen=True, slots=True)
class DraftLetter:
    """The letter as somebody left it, or drafted from the facts as they are; `anew`: drafted."""

    action: ClassVar[Action] = Action.WORK_CASE
    case_id: int
    addressee: Addressee = "agency"
    anew: bool = False


@dataclass(frozen=True, slots=True)
class KeepLetter:
    """Keep a version. `after` is the version that was the newest when this one was begun.

    `sent`: a person has sent it. `wait`: the case waits for the agency from now on.
    """

    action: ClassVar[Action] = Action.WORK_CASE
    case_id: int
    addressee: Addressee
    text: str
    after: int | None = None
    sent: bool = False
    wait: bool = False


@dataclass(frozen=True, slots=True)
class ReadLetters:
    """Every version kept for a case, newest first."""

    action: ClassVar[Action] = Action.READ_LOG
    case_id: int


@dataclass(frozen=True, slots=True)
class DecideNotice:
    """`on`: when the user is told, today if not given. `until`: the order's last day."""

    action: ClassVar[Action] = Action.DECIDE_NOTICE
    case_id: int
    kind: NoticeKind
    on: dt.date | None = None
    until: dt.date | None = None
    exception: str | None = None
    reason: str | None = None


@dataclass(frozen=True, slots=True)
class UserTold:
    """A person has told the user."""

    action: ClassVar[Action] = Action.WORK_CASE
    case_id: int


@dataclass(frozen=True, slots=True)
class ApproveCase:
    """`override`: why it may go ahead with something open. `seen`: the facts approved, by hash."""

    action: ClassVar[Action] = Action.APPROVE
    case_id: int
    override: str | None = None
    seen: str | None = None


@dataclass(frozen=True, slots=True)
class ReadyToApprove:
    """What counsel is asked to approve, and what is open."""

    action: ClassVar[Action] = Action.APPROVE
    case_id: int


@dataclass(frozen=True, slots=True)
class ShowHome:
    """What waits for a person."""

    action: ClassVar[Action] = Action.READ_CASE


CaseworkReading = ReviewCase | CompareFacts | DraftLetter | ReadLetters | ReadyToApprove | ShowHome
CaseworkChange = (
    SignOffPoint | EditFacts | VerifyRequester | KeepLetter | DecideNotice | UserTold | ApproveCase
)
