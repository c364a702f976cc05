"""What a person can tell the desk to do: one frozen value a command.

`action` is what it takes permission for; see `bot.domain.access`.
"""

import datetime as dt
from dataclasses import dataclass
from typing import ClassVar

from bot.desk.casework.commands import CaseworkChange, CaseworkReading
from bot.desk.emergency.commands import EmergencyCommand
from bot.desk.finding.commands import FindingChange, FindingReading
from bot.desk.preservation.commands import PreservationChange, PreservationReading
from bot.desk.questions.commands import QuestionCommand
from bot.desk.report.commands import ReportCommand
from bot.desk.transfer.commands import TakeCaseFile
from bot.domain.access import Action, Actor
from bot.domain.cases import Disposition, Status
from bot.domain.files import CaseFile
from policy.request import Request


@dataclass(frozen=True, slots=True)
class OpenCase:
    """`again` opens a second case though the same was opened a moment ago.

    `files` are what it rests on; `source` is where somebody wrote of it: Slack's channel id, a
    colon, and the message's ts.
    """

    action: ClassVar[Action] = Action.OPEN_CASE
    request: Request
    due_on: dt.date | None = None
    again: bool = False
    files: tuple[CaseFile, ...] = ()
    source: str | None = None


@dataclass(frozen=True, slots=True)
class ShowCase:
    action: ClassVar[Action] = Action.READ_CASE
    case_id: int


@dataclass(frozen=True, slots=True)
class ListCases:
    """`scope`: mine, open, overdue, closed, sealed or all."""

    action: ClassVar[Action] = Action.READ_CASE
    scope: str = "open"
    process: str | None = None
    status: Status | None = None
    person: str | None = None
    country: str | None = None
    due_by: dt.date | None = None
    page: int = 1


@dataclass(frozen=True, slots=True)
class ShowLog:
    action: ClassVar[Action] = Action.READ_LOG
    case_id: int
    page: int = 1


@dataclass(frozen=True, slots=True)
class TakeCase:
    action: ClassVar[Action] = Action.WORK_CASE
    case_id: int


@dataclass(frozen=True, slots=True)
class AssignCase:
    action: ClassVar[Action] = Action.WORK_CASE
    case_id: int
    person: Actor


@dataclass(frozen=True, slots=True)
class MoveCase:
    action: ClassVar[Action] = Action.WORK_CASE
    case_id: int
    to: Status
    reason: str | None = None


@dataclass(frozen=True, slots=True)
class AddNote:
    action: ClassVar[Action] = Action.WORK_CASE
    case_id: int
    text: str


@dataclass(frozen=True, slots=True)
class SetDue:
    """`due_on` None takes the due date away."""

    action: ClassVar[Action] = Action.WORK_CASE
    case_id: int
    due_on: dt.date | None


@dataclass(frozen=True, slots=True)
class CloseCase:
    """`items`: what was disclosed, by catalogue id, and how many records of each."""

    action: ClassVar[Action] = Action.WORK_CASE
    case_id: int
    disposition: Disposition
    items: tuple[tuple[str, int], ...] = ()
    reason: str | None = None


@dataclass(frozen=True, slots=True)
class SealCase:
    action: ClassVar[Action] = Action.SEAL
    case_id: int


@dataclass(frozen=True, slots=True)
class UnsealCase:
    action: ClassVar[Action] = Action.UNSEAL
    case_id: int


@dataclass(frozen=True, slots=True)
class AddPerson:
    """The person may see and work on the case though it is sealed."""

    action: ClassVar[Action] = Action.CHOOSE_PEOPLE
    case_id: int
    person: Actor


@dataclass(frozen=True, slots=True)
class RemovePerson:
    action: ClassVar[Action] = Action.CHOOSE_PEOPLE
    case_id: int
    person: str


OfCase = ShowCase | ListCases | ShowLog | TakeCaseFile
Reading = OfCase | CaseworkReading | PreservationReading | FindingReading
Sealing = SealCase | UnsealCase | AddPerson | RemovePerson
Working = TakeCase | AssignCase | MoveCase | AddNote | SetDue | FindingChange
Change = OpenCase | Working | CloseCase | Sealing | CaseworkChange | PreservationChange
Command = EmergencyCommand | Reading | Change | QuestionCommand | ReportCommand
