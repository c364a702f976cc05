"""The parts that messages about the guide are made of.

Text is verbatim: Slack turns no plain word of it into a link or a mention.
"""

from typing import Any

from handlers.grammar.words import unescape
from handlers.views import kit
from handlers.views.case.forms import modal
from handlers.views.policy.words import Words
from handlers.views.text import fitted, pieces

WHOLE = "policy_whole"

_SECTIONS = 3  # of one long text; a message holds some 12,000 characters in all
_MODAL_BLOCKS = 100


def section(
    text: str, block_id: str | None = None, accessory: kit.Element | None = None
) -> kit.Block:
    """A paragraph, escaped already."""
    return kit.section(text, accessory=accessory, block_id=block_id, verbatim=True)


def context(text: str, block_id: str | None = None) -> kit.Block:
    """A line in small print, escaped already."""
    return kit.context(text, block_id=block_id, verbatim=True)


def whole_button(words: Words, what: str, of: int) -> kit.Element:
    """Opens what was cut: of a question that was `asked`, of a `question` to counsel, or an
    `answer` of theirs, by its id."""
    return kit.button(words.show_all, WHOLE, f"{what} {of}")


def long_text(text: str, words: Words, what: str, of: int) -> kit.Blocks:
    """A text in as many paragraphs as a message holds, and a button to the rest."""
    parts = pieces(text)
    if len(parts) <= _SECTIONS:
        return [section(part) for part in parts]
    shown: kit.Blocks = [section(part) for part in parts[: _SECTIONS - 1]]
    rest = fitted(unescape(parts[_SECTIONS - 1]) + "…")
    return [*shown, section(rest, accessory=whole_button(words, what, of))]


def in_full(words: Words, texts: dict[str, str]) -> dict[str, Any]:
    """Texts in full, each under its heading."""
    blocks: kit.Blocks = []
    for heading, text in texts.items():
        blocks.append(kit.header(heading))
        blocks += [section(part) for part in pieces(text)]
    if len(blocks) > _MODAL_BLOCKS:
        blocks = [*blocks[: _MODAL_BLOCKS - 1], context("…")]
    return modal(WHOLE, words.whole, None, blocks, {})
