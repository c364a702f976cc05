"""Which concepts a question names: the lexicon's aliases, found in its words.

A concept is `kind.id`, such as `data.voicemail`. The longest alias wins. Words that nobody
knows are first set right (`spelling`), so that a slip of the pen is not a new word.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from policy.answer.normalise import tokens_of
from policy.load.files import parse
from policy.model import Frozen, Lang

# For each concept of a kind, the words that name it, by language.
Concepts = Mapping[str, Mapping[Lang, tuple[str, ...]]]
Aliases = Mapping[str, Concepts]
Trie = dict[str, Any]
_END = ""


class LexiconFile(Frozen):
    """`lexicon.yaml`: the kinds of concepts, in the order in which they are looked for."""

    process: Concepts
    data: Concepts
    product: Concepts
    party: Concepts
    item: Concepts
    topic: Concepts
    ask: Concepts
    negation: Concepts
    outside: Concepts


@dataclass(frozen=True)
class Heard:
    """One concept in the words `start` to `end` (exclusive) of a question."""

    concept: str
    start: int
    end: int

    @property
    def kind(self) -> str:
        return self.concept.partition(".")[0]

    @property
    def id(self) -> str:
        return self.concept.partition(".")[2]


_NOUNS_IN_ING = frozenset(
    ("billing", "briefing", "filing", "greeting", "hearing", "listing", "meeting", "recording")
)
_KEEPING_E = frozenset(("bare", "maine", "none", "note", "paste", "range", "site", "suite", "tape"))
"""Words that would become another word without it: a note is no "not"."""


def stem(word: str) -> str:
    """The word without its commonest endings, for plurals and tenses to be one word.

    It need not be a word itself; it only has to be the same for all forms. A recording is no
    record, and a meeting meets nothing.
    """
    if not word.isascii() or len(word) < 4:
        return word
    word = word.removesuffix("'s")
    if word.removesuffix("s") in _NOUNS_IN_ING | _KEEPING_E:
        return word.removesuffix("s")
    for ending, instead in (("ies", "y"), ("sses", "ss"), ("ing", ""), ("ed", ""), ("s", "")):
        if word.endswith(ending) and len(word) - len(ending) >= 3 and not word.endswith("ss"):
            word = word[: len(word) - len(ending)] + instead
            break
    if len(word) > 4 and word[-1] == word[-2] and word[-1] not in "aeiouls":
        word = word[:-1]
    return word.removesuffix("e") if len(word) > 3 else word


def stems(text: str) -> tuple[str, ...]:
    """A text as it is compared: the stems of its words."""
    return tuple(map(stem, tokens_of(text.lower())))


class Lexicon:
    """The concepts of one guide and the words that name them."""

    def __init__(self, aliases: Aliases) -> None:
        self.aliases = aliases
        self._trie: Trie = {}
        words: set[str] = set()
        for concept, alias in self.entries():
            tokens = tokens_of(alias.lower())
            words.update(tokens)
            self._add(tuple(map(stem, tokens)), concept)
        self.words = frozenset(words)

    def entries(self) -> Iterator[tuple[str, str]]:
        """Each concept with each of its aliases, in the order of the file."""
        for kind, concepts in self.aliases.items():
            for name, by_language in concepts.items():
                for aliases in by_language.values():
                    for alias in aliases:
                        yield f"{kind}.{name}", alias

    def hear(self, tokens: Iterable[str]) -> tuple[Heard, ...]:
        """The concepts in these words, in order; where aliases overlap, the longest wins."""
        stems = [stem(token) for token in tokens]
        heard: list[Heard] = []
        start = 0
        while start < len(stems):
            end, concepts = self._longest(stems, start)
            heard += [Heard(concept, start, end) for concept in concepts]
            start = end if concepts else start + 1
        return tuple(heard)

    def _add(self, tokens: tuple[str, ...], concept: str) -> None:
        node = self._trie
        for token in tokens:
            node = node.setdefault(token, {})
        found: tuple[str, ...] = node.get(_END, ())
        if concept not in found:
            node[_END] = (*found, concept)

    def _longest(self, stems: list[str], start: int) -> tuple[int, tuple[str, ...]]:
        node, best, end = self._trie, (), start
        for at in range(start, len(stems)):
            following = node.get(stems[at])
            if following is None:
                break
            node = following
            if _END in node:
                best, end = node[_END], at + 1
        return end, best


def load_lexicon(folder: Path) -> Lexicon:
    """The lexicon of the guide in this folder. Raises GuideError for a broken file."""
    return Lexicon(dict(parse(folder / "lexicon.yaml", LexiconFile).value))
