"""What the desk says, as values: an outlet renders them when they are sent."""

from bot.messages.cases import CardMessage, EventMessage, LeftBehindMessage, Sweep, Withdrawal
from bot.messages.emergency import (
    AlertMessage,
    NewsMessage,
    PageMessage,
    RaiserMessage,
    RotaMessage,
    SecondLookMessage,
    ShiftMessage,
    StrayMessage,
    UnrecordedMessage,
)
from bot.messages.questions import CounselAnswerMessage, QuestionMessage
from bot.messages.reminding import DigestMessage, RemindersMessage
from bot.messages.upkeep import AlarmMessage, AuditHeadMessage

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
