"""The parts that messages about the guide are made of.

Text is verbatim: Slack turns no plain word of it into a link or a mention.
"""

from typing import Any

from slack_sdk.models.blocks import (
    Block,
    ButtonElement,
    ConfirmObject,
    ContextBlock,
    HeaderBlock,
    MarkdownTextObject,
    PlainTextObject,
    SectionBlock,
)

from bot.domain.cases import shorten
from handlers.grammar.words import unescape
from handlers.views.case.forms import modal
from handlers.views.policy.words import Words
from handlers.views.text import LABEL, fitted, pieces

WHOLE = "policy_whole"

_SECTIONS = 3  # of one long text; a message holds some 12,000 characters in all
_MODAL_BLOCKS = 100


def section(
    text: str, block_id: str | None = None, accessory: ButtonElement | None = None
) -> SectionBlock:
    """A paragraph, escaped already."""
    shown = MarkdownTextObject(text=text, verbatim=True)
    return SectionBlock(text=shown, block_id=block_id, accessory=accessory)


def context(text: str, block_id: str | None = None) -> ContextBlock:
    """A line in small print, escaped already."""
    return ContextBlock(elements=[MarkdownTextObject(text=text, verbatim=True)], block_id=block_id)


def button(
    label: str,
    action_id: str,
    value: str,
    *,
    style: str | None = None,
    confirm: ConfirmObject | None = None,
) -> ButtonElement:
    text = PlainTextObject(text=shorten(label, LABEL))
    return ButtonElement(text=text, action_id=action_id, value=value, style=style, confirm=confirm)


def whole_button(words: Words, what: str, of: int) -> ButtonElement:
    """Opens what was cut: of a question that was `asked`, of a `question` to counsel, or an
    `answer` of theirs, by its id."""
    return button(words.show_all, WHOLE, f"{what} {of}")


def long_text(text: str, words: Words, what: str, of: int) -> list[Block]:
    """A text in as many paragraphs as a message holds, and a button to the rest."""
    parts = pieces(text)
    if len(parts) <= _SECTIONS:
        return [section(part) for part in parts]
    shown: list[Block] = [section(part) for part in parts[: _SECTIONS - 1]]
    rest = fitted(unescape(parts[_SECTIONS - 1]) + "…")
    return [*shown, section(rest, accessory=whole_button(words, what, of))]


def in_full(words: Words, texts: dict[str, str]) -> dict[str, Any]:
    """Texts in full, each under its heading."""
    blocks: list[Block] = []
    for heading, text in texts.items():
        blocks.append(HeaderBlock(text=heading))
        blocks += [section(part) for part in pieces(text)]
    if len(blocks) > _MODAL_BLOCKS:
        blocks = [*blocks[: _MODAL_BLOCKS - 1], context("…")]
    return modal(WHOLE, words.whole, None, blocks, {})
