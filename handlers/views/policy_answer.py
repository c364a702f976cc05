"""An answer of the guide, for one person or for a channel."""

from typing import Any

from slack_sdk.models.blocks import (
    ActionsBlock,
    ButtonElement,
    ContextBlock,
    MarkdownTextObject,
    PlainTextObject,
    SectionBlock,
)

from bot.domain.cases import shorten
from handlers.views.names import Names, name_of
from handlers.views.text import SECTION, escape
from policy.answer import Answer

_QUESTION_SHOWN = 300
_BUTTON_VALUE = 2000  # characters that Slack keeps in a button


def private(question: str, answer: Answer) -> list[dict[str, Any]]:
    """To the person who asked, with a button to share it."""
    share = ButtonElement(
        text=PlainTextObject(text="Share here" if answer.lang == "en" else "分享到此频道"),
        action_id="policy_share",
        value=shorten(question, _BUTTON_VALUE),
    )
    actions = ActionsBlock(block_id="policy_actions", elements=[share])
    return [*in_thread(question, answer), actions.to_dict()]


def shared(question: str, answer: Answer, asker: str, names: Names) -> list[dict[str, Any]]:
    """To a channel: who asked, what, and the answer."""
    who = MarkdownTextObject(text=f"{name_of(asker, names)} asked the guide")
    return [ContextBlock(elements=[who]).to_dict(), *in_thread(question, answer)]


def in_thread(question: str, answer: Answer) -> list[dict[str, Any]]:
    """The question in short, and the answer."""
    return [
        ContextBlock(
            elements=[MarkdownTextObject(text=f"“{escape(shorten(question, _QUESTION_SHOWN))}”")]
        ).to_dict(),
        SectionBlock(text=escape(shorten(answer.text, SECTION - 500))).to_dict(),
    ]
