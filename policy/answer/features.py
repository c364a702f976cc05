"""What the question model looks at: words, runs of words, letters, and the concepts heard.

Each feature is a text with a mark in front, so that a model can be read: `w:` a word, `b:` and
`t:` two and three in a row, `g:` letters within a word, `c:` a concept or a kind of concept,
`p:` two concepts in one question, in whatever order, `l:` the language.
"""

from collections.abc import Iterator, Sequence
from itertools import combinations

from policy.answer.han import is_han
from policy.answer.lexicon import Heard, stem

WEIGHTS = {"w": 1.2, "b": 0.6, "t": 0.4, "g": 0.3, "c": 1.2, "p": 1.2, "l": 0.5}
"""How much a kind of feature counts before training, by its mark; chosen on questions held out."""

_KINDS = frozenset({"data", "process", "outside"})
"""Kinds that are a concept themselves: a question about any data has a shape of its own."""

_LETTERS = 4

_PAIRED = 16
"""Concepts of a question that are paired; a long paste names many more than are asked about."""


def features(tokens: Sequence[str], heard: Sequence[Heard], lang: str) -> frozenset[str]:
    """The names of the features of a question."""
    return frozenset((f"l:{lang}", *_words(tokens), *_concepts(heard)))


def _words(tokens: Sequence[str]) -> Iterator[str]:
    stems = [stem(token) for token in tokens]
    yield from (f"w:{word}" for word in stems)
    yield from (f"b:{' '.join(run)}" for run in _runs(stems, 2))
    yield from (
        f"t:{''.join(run)}" for run in _runs(stems, 3) if all(is_han(word[0]) for word in run)
    )
    for word in stems:
        if word.isascii() and len(word) >= _LETTERS:
            yield from (f"g:{''.join(run)}" for run in _runs(f"^{word}$", _LETTERS))


def _runs(words: Sequence[str], length: int) -> Iterator[Sequence[str]]:
    return (words[at : at + length] for at in range(len(words) - length + 1))


def _concepts(heard: Sequence[Heard]) -> Iterator[str]:
    concepts = sorted({one.concept for one in heard})
    yield from (f"c:{one}" for one in concepts)
    yield from (f"c:{one.kind}" for one in heard if one.kind in _KINDS)
    yield from (f"p:{first}+{second}" for first, second in combinations(concepts[:_PAIRED], 2))
