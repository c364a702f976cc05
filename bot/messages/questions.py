"""Questions to counsel and their answers."""

from dataclasses import dataclass

from bot.domain.places import Posted
from bot.domain.questions import Question


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
