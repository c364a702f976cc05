"""How a case is found again: the words it is known by, and which of them a typed word may mean.

A word of a case is kept as itself and by three keys, of which one survives nearly every slip of
the fingers: its first three letters, its last three, and its consonants. Chinese is kept by pairs
of characters. An account, an agency and a reference are kept whole as well, for what two cases
share. Pure.
"""

import re
import unicodedata
from collections.abc import Iterable
from functools import lru_cache
from itertools import chain

from rapidfuzz import fuzz, process

from policy.request import Request

MOST_SAID = 2000  # characters of a case that matching looks at
_MOST_WORDS = 12
_WORD = re.compile(r"[a-z0-9]+")
_HAN = re.compile(r"[\u3400-\u9fff\uf900-\ufaff]+")
_BETWEEN = re.compile(r"[\W_]+")
_VOWELS = re.compile(r"[aeiouy]")
_KEYS_KEPT = 4096  # the same names and agencies come again and again
_KEYED = 5  # letters from which on a word is also kept by its keys
_ENOUGH = 72.0  # of 100: below it a word of the case is another word
_BEGUN = 95.0
_HALF = 50.0
_GROUPS = re.compile(r"(?<=\d)[ -](?=\d)")  # between the groups of a number


def said_by(request: Request, notes: Iterable[str] = ()) -> str:
    """What a case is known by, in plain small letters; its identifiers first."""
    agent = request.agent
    parts = [
        *(one.value for one in request.identifiers),
        request.reference,
        agent.agency,
        agent.name,
        agent.badge,
        agent.email,
        request.sender_email,
        *notes,
    ]
    return plain(" | ".join(_ungrouped(part) for part in parts if part))[:MOST_SAID]


def _ungrouped(part: str) -> str:
    """With each number that is written in groups once more in one piece."""
    joined = _GROUPS.sub("", part)
    return part if joined == part else f"{part} {joined}"


def plain(text: str) -> str:
    """Small letters without accents and in their usual width."""
    if text.isascii():
        return text.lower()
    apart = unicodedata.normalize("NFKD", text).casefold()
    return "".join(sign for sign in apart if not unicodedata.combining(sign))


def tokens_of(said: str, request: Request) -> str:
    """What the index keeps of a case."""
    words = dict.fromkeys(words_of(said))
    keys = dict.fromkeys(chain.from_iterable(map(keys_of, words)))
    return " ".join([*words, *keys, *shared_tokens(request)])


def words_of(text: str) -> list[str]:
    """The words of a plain text; of Chinese, each pair of characters."""
    words = _WORD.findall(text)
    for run in _HAN.findall(text):
        words += [run[at : at + 2] for at in range(max(1, len(run) - 1))]
    return words


@lru_cache(_KEYS_KEPT)
def keys_of(word: str) -> tuple[str, ...]:
    """What of a word survives a slip; nothing for short words and for Chinese."""
    if len(word) < _KEYED or not word.isascii():
        return ()
    bones = word[0] + _VOWELS.sub("", word[1:])
    return f"<{word[:3]}", f">{word[-3:]}", f"~{bones}"


def query_words(typed: str) -> list[str]:
    """The words of what a person typed; a number written in groups is one word."""
    joined = _GROUPS.sub("", plain(typed))
    return list(dict.fromkeys(words_of(joined)))[:_MOST_WORDS]


def shared_tokens(request: Request) -> list[str]:
    """What another case may have in common with this one, each as one token."""
    tokens = [f"={_whole(one.value)}" for one in request.identifiers]
    if request.agent.agency:
        tokens.append(f"@{_whole(request.agent.agency)}")
    if request.reference:
        tokens.append(reference_token(request.reference))
    return [token for token in dict.fromkeys(tokens) if len(token) > 1]


def reference_token(reference: str) -> str:
    return f"#{_whole(reference)}"


def likeness(typed: Iterable[str], said: str) -> float:
    """How well a case answers to the typed words: 0 to 100, 0 where it does not.

    Each word must be there, give or take a slip; of Chinese, half the pairs of characters.
    """
    there = words_of(said)
    scores: list[float] = []
    for word in typed:
        score = _best(word, there)
        if not score and word.isascii():
            return 0.0
        scores.append(score)
    mean = sum(scores) / len(scores) if scores else 0.0
    return mean if mean >= _HALF else 0.0


def _best(typed: str, there: list[str]) -> float:
    """A word that begins as typed is nearly as good as the word itself."""
    if typed in there:
        return 100.0
    if any(word.startswith(typed) for word in there):
        return _BEGUN
    found = process.extractOne(typed, there, scorer=fuzz.ratio, score_cutoff=_ENOUGH)
    return min(found[1], _BEGUN) if found else 0.0


def _whole(text: str) -> str:
    return _BETWEEN.sub("", plain(text))
