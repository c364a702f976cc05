"""What a person typed → the question in it, in one spelling.

Nothing here knows the guide. What is dropped (mentions, links, markup, control characters,
emoji, an e-mail's greeting and signature) never decides an answer.
"""

import html
import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache

from policy.answer.han import is_han, simplified
from policy.model import Lang

LONGEST = 40_000
"""Characters read of a question; what follows is not looked at."""

KEPT = 700
"""Characters of a long text that are taken as the question; see `_question_in`."""

_SLACK_MARK = re.compile(r"<(?:[@#!][^<>\s]{1,80}|https?://[^<>\s]{1,500}|mailto:[^<>\s]{1,200})>")
_TAG = re.compile(r"</?[a-zA-Z][^<>]{0,300}>")
_SCRIPT = re.compile(r"<(script|style)\b[^>]{0,200}>.{0,2000}?</\1>", re.I | re.S)
_LINK = re.compile(r"https?://\S{1,500}")
_EMOJI_NAME = re.compile(r":[a-z0-9_+-]{2,40}:")
_QUOTES = str.maketrans({"’": "'", "‘": "'", "“": '"', "”": '"', "–": "-", "—": "-", "−": "-"})
_TOKEN = re.compile(r"[a-z0-9]+(?:'[a-z]+)?|[\u3400-\u4dbf\u4e00-\u9fff]|[$€£¥%?]")
_SPLIT = re.compile(r"(?<=[.!?;\n。!?;])\s*|\n+")
_MAIL_NOISE = re.compile(
    r"^\s*(?:(?:from|to|cc|bcc|date|sent|subject|re|fwd?|发件人|收件人|抄送|日期|主题|时间)\s*[::]"
    r"|>|--+|_{3,}|(?:hi|hello|hey|dear|good (?:morning|afternoon|evening)|thanks|thank you"
    r"|many thanks|(?:kind |best )?regards|best|cheers|sincerely|sent from my)\b[^?]{0,60}$"
    r"|(?:您好|你好|大家好|各位|谢谢|多谢|此致|敬礼|祝好|顺颂商祺)[^?]{0,20}$)",
    re.I,
)
_RUN = re.compile(r"([^\w\s]){4,}")
_COUNTRY = re.compile(r"\bUS\b|\bU\.S\.A\.?|\bU\.S\.(?!C)")
_DOTTED = re.compile(r"\b(u\.s\.c|u\.s|u\.k|e\.u|i\.p|p\.o|a\.i|n\.s\.l)\b\.?", re.I)


@dataclass(frozen=True)
class Question:
    """A question in one spelling.

    `text` is NFKC, lower case, simplified Chinese; `tokens` its words, numbers and single
    Chinese characters. `lang` is the language of most of what was typed. `readable` is false
    where nothing is written in English or Chinese.
    """

    text: str
    tokens: tuple[str, ...]
    lang: Lang
    readable: bool


@lru_cache(maxsize=256)
def normalise(typed: str) -> Question:
    """Read what was typed; never fails, whatever it is."""
    text = _clean(typed[:LONGEST])
    question = simplified(_question_in(text).lower())
    return Question(question, tokens_of(question), language(question), _readable(text))


def tokens_of(text: str) -> tuple[str, ...]:
    """Words and numbers of a text in lower case, and each Chinese character by itself."""
    return tuple(_TOKEN.findall(text))


def language(text: str) -> Lang:
    """`zh` where Chinese weighs at least as much as English: a character is half a word."""
    han = sum(map(is_han, text))
    words = len(re.findall(r"[a-zA-Z]{2,}", text))
    return "zh" if han and han >= words * 1.5 else "en"


def _clean(typed: str) -> str:
    text = html.unescape(typed)
    text = unicodedata.normalize("NFKC", text).translate(_QUOTES)
    text = _SLACK_MARK.sub(" ", text)
    text = _TAG.sub(" ", _SCRIPT.sub(" ", text))
    text = _LINK.sub(" ", text)
    text = _EMOJI_NAME.sub(" ", text)
    text = _RUN.sub(r"\1", text)
    text = _COUNTRY.sub("usa", text)
    text = _DOTTED.sub(lambda found: found[1].replace(".", ""), text)
    kept = (
        char if _keeps(char) else " "
        for char in text
        if char not in "\u200b\u200c\u200d\ufeff\u00ad"
    )
    return re.sub(r"[^\S\n]+", " ", "".join(kept)).strip()


def _keeps(char: str) -> bool:
    if char == "\n":
        return True
    kind = unicodedata.category(char)
    return not (kind[0] == "C" or kind in {"So", "Sk"})


def _readable(text: str) -> bool:
    """Whether at least a third of the letters are Latin or Chinese.

    Chinese characters with half as many kana between them are Japanese.
    """
    letters = [char for char in text[:4000] if char.isalpha()]
    latin = sum(char.isascii() or "\u00c0" <= char <= "\u024f" for char in letters)
    han = sum(map(is_han, letters))
    kana = sum("\u3040" <= char <= "\u30ff" for char in letters)
    known = latin + (han if kana * 2 < han else 0)
    return bool(letters) and known * 3 >= len(letters)


def _question_in(text: str) -> str:
    """The part of a long text that asks: sentences with a question mark, else its end.

    A short text is the question itself, without the lines of an e-mail around it.
    """
    lines = [line for line in text.split("\n") if line.strip() and not _MAIL_NOISE.match(line)]
    body = "\n".join(lines) or text
    if len(body) <= KEPT:
        return body
    sentences = [part for part in _SPLIT.split(body) if part.strip()]
    asking = [n for n, part in enumerate(sentences) if part.rstrip().endswith(("?", "?"))]
    wanted = {near for n in asking[-3:] for near in (n - 1, n)} or {len(sentences) - 1, 0}
    return " ".join(sentences[n] for n in sorted(wanted) if n >= 0)[-KEPT:]
