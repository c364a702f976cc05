"""What stands behind `/policy`.

Grammar:
    text := "" | "help"                   examples of what can be asked
          | "gaps" [ "newest" ]           what the guide does not answer, for counsel
          | "answers"                     what counsel has answered for everyone
          | question                      anything else

A subcommand is the whole text: "gaps in what a subpoena yields" is a question.
"""

from dataclasses import dataclass

from bot.desk.questions.commands import ListAnswers, ListGaps
from bot.domain.questions import GapOrder
from handlers.grammar.nearest import nearest
from handlers.grammar.usage import Usage

USAGE = {
    "question": Usage(
        "what does a subpoena yield?  ·  没有搜查证能拿到会议录制文件吗？",
        "ask the guide: the answer is yours alone until you share it",
    ),
    "help": Usage("help", "show what can be asked"),
    "gaps": Usage("gaps [newest]", "counsel: list what the guide does not answer"),
    "answers": Usage("answers", "counsel: list what counsel has answered for everyone"),
}
_SUBCOMMANDS = tuple(USAGE)[1:]


@dataclass(frozen=True, slots=True)
class Help:
    """Examples of what can be asked."""


@dataclass(frozen=True, slots=True)
class Question:
    """A question, as typed. `meant` are the subcommands that one mistyped word may have been."""

    text: str
    meant: tuple[str, ...] = ()


def parse_policy(text: str) -> Help | ListGaps | ListAnswers | Question:
    """Read the text of a command."""
    text = text.strip()
    match text.lower().split():
        case [] | ["help" | "帮助"]:
            return Help()
        case ["gaps"]:
            return ListGaps()
        case ["gaps", "newest"]:
            return ListGaps(GapOrder.NEWEST)
        case ["answers"]:
            return ListAnswers()
        case [word] if word.isascii():
            return Question(text, nearest(word, _SUBCOMMANDS, most=1))
    return Question(text)
