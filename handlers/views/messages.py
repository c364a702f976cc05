"""What a person is told: an error, a help page, a line of confirmation."""

from typing import Any

from slack_sdk.models.blocks import ContextBlock, MarkdownTextObject, SectionBlock

from bot.domain.errors import UserError
from handlers.grammar.usage import USAGE
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


def case_help(topic: str | None) -> list[dict[str, Any]]:
    """How `/case` is written: all of it, or one subcommand."""
    chosen = {topic: USAGE[topic]} if topic else USAGE
    lines = [f"`/case {usage.written}`\n{usage.does}" for usage in chosen.values()]
    return [
        SectionBlock(text="*`/case` tracks a request from its arrival to its closing.*").to_dict(),
        SectionBlock(text="\n".join(lines)).to_dict(),
        ContextBlock(
            elements=[MarkdownTextObject(text="The buttons on a case's card do the same.")]
        ).to_dict(),
    ]
