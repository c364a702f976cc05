"""What a person is told when something did not work."""

from bot.domain.errors import UserError
from handlers.grammar.words import GrammarError
from handlers.views.text import escape


def error_text(error: UserError) -> str:
    """The error as a message; one in a command shows the command with a mark under the word."""
    text = f"⚠️ {escape(error.message)}"
    if isinstance(error, GrammarError) and error.pointer:
        return f"{text}\n```{escape(error.pointer.replace('`', ' '))}```"
    return text


def fault_text(fault_id: str) -> str:
    """A fault of the desk's own: the id is what the log has it under."""
    return (
        f"⚠️ Something went wrong in the desk, and nothing was changed. Try again; if it stays,"
        f" give an admin of the desk this number: `{fault_id}`."
    )
