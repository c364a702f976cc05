"""Splitting a command's text into words.

Grammar:
    text   := word*
    word   := key "=" value | value
    value  := bare | quoted
    quoted := '"' … '"'        also “ ” and 「 」, which keyboards and phones put in

A mention arrives from Slack as `<@U123|maya>` and is one word.
"""

import html
import re
from dataclasses import dataclass

from bot.domain.errors import UserError

_CLOSING = {'"': '"', "“": "”", "”": "”", "「": "」"}
_KEY = re.compile(r"([A-Za-z_][A-Za-z0-9_.]*)=")
_MENTION = re.compile(r"^<@([UW][A-Z0-9]+)(?:\|[^>]*)?>$")


@dataclass(frozen=True, slots=True)
class Word:
    """A word, where it stands in the text, and its key if it is `key=value`."""

    text: str
    start: int
    end: int
    key: str | None = None

    @property
    def mention(self) -> str | None:
        """The id of the person that the word mentions."""
        found = _MENTION.match(self.text)
        return found[1] if found else None


class GrammarError(UserError):
    """That command cannot be read. `/case help` shows how it is written."""

    def __init__(
        self, message: str, text: str, at: Word | None = None, suggestions: tuple[str, ...] = ()
    ) -> None:
        self.text = text
        self.at = at
        super().__init__(message, suggestions=suggestions)

    @property
    def pointer(self) -> str | None:
        """The text around the bad word with a mark under it, for a fixed-width font."""
        if self.at is None:
            return None
        line, start = _window(self.text, self.at)
        width = max(1, min(self.at.end, self.at.start + 40) - self.at.start)
        return f"{line}\n{' ' * start}{'^' * width}"


def _window(text: str, word: Word) -> tuple[str, int]:
    """At most some 100 characters of the text around the word, and where the word is in them."""
    begin = max(0, word.start - 40)
    lead = "…" if begin else ""
    tail = "…" if len(text) > word.start + 60 else ""
    shown = text[begin : word.start + 60].replace("\n", " ")
    return f"{lead}{shown}{tail}", len(lead) + word.start - begin


def split(text: str) -> list[Word]:
    """The words of a text.

    Raises:
        GrammarError: when a quotation mark is not closed.
    """
    words, position = [], 0
    while (position := _skip_space(text, position)) < len(text):
        word = _word(text, position)
        words.append(word)
        position = word.end
    return words


def rest_after(text: str, word: Word) -> str:
    """What stands behind a word, as typed."""
    return text[word.end :].strip()


def unescape(text: str) -> str:
    """Slack sends `&`, `<` and `>` of people as entities."""
    return html.unescape(text)


def _skip_space(text: str, position: int) -> int:
    while position < len(text) and text[position].isspace():
        position += 1
    return position


def _word(text: str, start: int) -> Word:
    found = _KEY.match(text, start)
    begin = found.end() if found else start
    value, end = _value(text, begin, start)
    return Word(value, start, end, found[1].lower() if found else None)


def _value(text: str, begin: int, word_start: int) -> tuple[str, int]:
    if begin < len(text) and (closing := _CLOSING.get(text[begin])):
        end = next((i for i in range(begin + 1, len(text)) if text[i] in (closing, '"')), -1)
        if end < 0:
            opened = Word(text[begin:], word_start, begin + 1)
            raise GrammarError("A quotation mark is opened here and not closed.", text, opened)
        return text[begin + 1 : end], end + 1
    end = begin
    while end < len(text) and not text[end].isspace():
        end += 1
    return text[begin:end], end
