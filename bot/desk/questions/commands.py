"""What a person can tell the desk to do with questions about the guide: one frozen value each."""

from dataclasses import dataclass
from typing import ClassVar

from bot.domain.access import Action
from bot.domain.places import Posted
from bot.domain.questions import GapOrder


@dataclass(frozen=True, slots=True)
class AskGuide:
    """`before` are the questions before it in the same talk, the oldest first.

    `asked_by` is the id of what made it reach the desk, so that it is counted once.
    """

    action: ClassVar[Action] = Action.ASK_GUIDE
    text: str
    before: tuple[str, ...] = ()
    asked_by: str | None = None


@dataclass(frozen=True, slots=True)
class RecallAnswer:
    """Answer again, uncounted, what was asked under this id."""

    action: ClassVar[Action] = Action.ASK_GUIDE
    asked_id: int


@dataclass(frozen=True, slots=True)
class RateAnswer:
    action: ClassVar[Action] = Action.ASK_GUIDE
    asked_id: int
    helped: bool


@dataclass(frozen=True, slots=True)
class AskCounsel:
    """Put what was asked under this id to counsel."""

    action: ClassVar[Action] = Action.ASK_GUIDE
    asked_id: int


@dataclass(frozen=True, slots=True)
class ShowQuestion:
    action: ClassVar[Action] = Action.READ_QUESTIONS
    question_id: int


@dataclass(frozen=True, slots=True)
class ReadAnswer:
    """For whoever has counsel's answer before them, and a part of it only."""

    action: ClassVar[Action] = Action.ASK_GUIDE
    question_id: int


@dataclass(frozen=True, slots=True)
class QuestionUnder:
    """The question whose post stands there; its thread is where counsel answers."""

    action: ClassVar[Action] = Action.READ_QUESTIONS
    place: Posted


@dataclass(frozen=True, slots=True)
class AnswerQuestion:
    """Send counsel's answer to those who wait for it."""

    action: ClassVar[Action] = Action.ANSWER_QUESTION
    question_id: int
    text: str


@dataclass(frozen=True, slots=True)
class PublishAnswer:
    """Keep an answer for everyone who asks the same, in counsel's final words."""

    action: ClassVar[Action] = Action.PUBLISH_ANSWER
    question_id: int
    question: str
    answer: str


@dataclass(frozen=True, slots=True)
class WithdrawAnswer:
    action: ClassVar[Action] = Action.PUBLISH_ANSWER
    published_id: int


@dataclass(frozen=True, slots=True)
class ListGaps:
    """What people ask that the guide does not answer."""

    action: ClassVar[Action] = Action.READ_GAPS
    order: GapOrder = GapOrder.FREQUENT
    page: int = 1


@dataclass(frozen=True, slots=True)
class ListAnswers:
    """What counsel has answered for everyone."""

    action: ClassVar[Action] = Action.READ_GAPS
    page: int = 1


QuestionCommand = (
    AskGuide
    | RecallAnswer
    | RateAnswer
    | AskCounsel
    | ShowQuestion
    | ReadAnswer
    | QuestionUnder
    | AnswerQuestion
    | PublishAnswer
    | WithdrawAnswer
    | ListGaps
    | ListAnswers
)
