"""Reading a thread: the question before, and what counsel wrote. Pure, over Slack's messages.

https://docs.slack.dev/reference/methods/conversations.replies
"""

import re
from collections.abc import Sequence

from handlers.grammar.words import unescape
from handlers.turn import Payload
from handlers.views.policy.answer import QUESTION

_LEANT_ON = 5  # questions; "and voicemail?" seldom stands farther from what it goes on from
_LINK = re.compile(r"<((?:https?://|mailto:)[^|>]+)(?:\|([^>]*))?>")
_QUOTE_MARK = re.compile(r"^(?:>|&gt;)", re.MULTILINE)


def questions_before(messages: Sequence[Payload], ts: str, desk: str | None) -> tuple[str, ...]:
    """The last questions in a thread before the message at `ts`, the oldest first.

    In a channel only what mentions the desk, whose id is `desk`, is a question; in direct messages
    (`desk` None) everything is. An answer that was shared shows its question.
    """
    before = [message for message in messages if float(message["ts"]) < float(ts)]
    questions = (_question(message, desk) for message in before)
    return tuple(question for question in questions if question)[-_LEANT_ON:]


def written_at(messages: Sequence[Payload], ts: str, person: str) -> str | None:
    """What this person wrote at `ts`, as it stands now."""
    for message in messages:
        if message["ts"] == ts and message.get("user") == person:
            return _plain(message.get("text") or "")
    return None


def _plain(text: str) -> str:
    """Slack's links as people read them: `the form (https://…)`."""
    return unescape(_LINK.sub(_link, text))


def _link(found: re.Match[str]) -> str:
    address, label = found[1].removeprefix("mailto:"), found[2]
    return address if label in (None, address) else f"{label} ({address})"


def _question(message: Payload, desk: str | None) -> str | None:
    text = message.get("text") or ""
    if message.get("bot_id"):
        return _shared_question(message)
    mention = f"<@{desk}>"
    if desk is not None and mention not in text:
        return None
    return unescape(text.replace(mention, " ")).strip()


def _shared_question(message: Payload) -> str | None:
    for block in message.get("blocks", ()):
        if block.get("block_id") == QUESTION:
            text = block["text"]["text"] if "text" in block else block["elements"][0]["text"]
            return unescape(_QUOTE_MARK.sub("", text)).strip("“”")
    return None
