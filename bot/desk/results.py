"""What the desk answers: values that a handler shows, in Slack or on the command line."""

from dataclasses import dataclass

from bot.desk.commands import ListCases
from bot.desk.questions.commands import ListGaps
from bot.domain.cases import Case
from bot.domain.emergency import Emergency
from bot.domain.events import Event
from bot.domain.preservation import Preservation
from bot.domain.questions import Gap, Published, Question, Tally


@dataclass(frozen=True, slots=True)
class Changed:
    """The case after the change, and what happened.

    `event` is None where nothing did, since this very thing had been done a moment before.
    """

    case: Case
    event: Event | None

    @property
    def repeated(self) -> bool:
        return self.event is None


@dataclass(frozen=True, slots=True)
class Shown:
    """One case, and the last lines of its timeline, newest first."""

    case: Case
    recent: tuple[Event, ...]
    kept: Preservation | None = None
    emergency: Emergency | None = None


@dataclass(frozen=True, slots=True)
class Listed:
    """One page of cases; `asked` can be asked again with another page.

    `emergencies`: those that run, whatever was asked.
    """

    asked: ListCases
    cases: tuple[Case, ...]
    page: int
    pages: int
    total: int
    emergencies: tuple[Emergency, ...]


@dataclass(frozen=True, slots=True)
class Logged:
    """One page of a case's timeline, newest first."""

    case: Case
    events: tuple[Event, ...]
    page: int
    pages: int
    total: int


@dataclass(frozen=True, slots=True)
class QuestionChanged:
    """A question that was put to counsel, after what was done with it."""

    question: Question


@dataclass(frozen=True, slots=True)
class Repeated:
    """This very thing had been done a moment before, so nothing was done."""


@dataclass(frozen=True, slots=True)
class ListedGaps:
    """One page of what the guide does not answer, and how many questions came to what."""

    asked: ListGaps
    gaps: tuple[Gap, ...]
    tally: Tally
    page: int
    pages: int
    total: int


@dataclass(frozen=True, slots=True)
class ListedAnswers:
    """One page of what counsel has answered for everyone."""

    answers: tuple[Published, ...]
    page: int
    pages: int
    total: int
