"""The audit log's head, for the audit channel."""

from bot.messages.upkeep import AuditHeadMessage


def text(message: AuditHeadMessage) -> str:
    """The head, and how to hold the log against it."""
    return (
        f"🔏 The audit log's head on {message.day}: `{message.head}`\n"
        f"`writdesk verify --head {message.head}` says whether the log still reaches it."
    )
