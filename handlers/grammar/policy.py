"""What stands behind `/policy`.

Grammar:
    text := "" | "help"                   examples of what can be asked
          | "gaps" [ "newest" ]           what the guide does not answer, for counsel
          | "answers"                     what counsel has answered for everyone
          | question                      anything else

A subcommand is the whole text: "gaps in what a subpoena yields" is a question.
"""

from dataclasses import dataclass

from bot.desk.question_commands import ListAnswers, ListGaps
from bot.domain.questions import GapOrder
from handlers.grammar.nearest import nearest

SUBCOMMANDS = ("help", "gaps", "answers")


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
            return Question(text, nearest(word, SUBCOMMANDS, most=1))
    return Question(text)
