"""What the question model looks at: words, runs of words, letters, and the concepts heard.

Each feature is a text with a mark in front, so that a model can be read: `w:` a word, `b:` and
`t:` two and three in a row, `d:` the same with data, processes and the like replaced by their
kind, `g:` letters within a word, `c:` a concept, `p:` two concepts in one question.
"""

from collections.abc import Iterator, Sequence
from itertools import combinations

from policy.answer.han import is_han
from policy.answer.lexicon import Heard, stem

_BY_KIND = frozenset({"data", "process"})
"""Kinds whose members are alike to a question's shape: which one it is says the concept."""

_PAIRED = 14
"""Concepts of one question that are paired; a long story has more than it asks about."""

WEIGHTS = {"w": 1.0, "b": 0.8, "t": 0.5, "d": 0.6, "g": 0.3, "c": 1.2, "p": 0.6, "l": 0.5}
"""How much a kind of feature counts before training, by its mark; chosen by cross-validation."""


def features(tokens: Sequence[str], heard: Sequence[Heard], lang: str) -> dict[str, float]:
    """The features of a question with their values; the length of the vector is one."""
    names = {f"l:{lang}", *_words(tokens), *_shape(tokens, heard), *_concepts(heard)}
    values = {name: WEIGHTS[name[0]] for name in names}
    length = sum(value * value for value in values.values()) ** 0.5
    return {name: value / length for name, value in values.items()}


def _words(tokens: Sequence[str]) -> Iterator[str]:
    stems = [stem(token) for token in tokens]
    yield from (f"w:{word}" for word in stems)
    yield from _runs("b", 2, stems)
    for word in stems:
        if word.isascii() and len(word) > 3:
            edged = f"^{word}$"
            yield from (f"g:{edged[at : at + 4]}" for at in range(len(edged) - 3))
    yield from (run for run in _runs("t", 3, stems) if is_han(run[2]) and is_han(run[-1]))


def _shape(tokens: Sequence[str], heard: Sequence[Heard]) -> Iterator[str]:
    """Runs of two and three words in which data, processes and parties are only their kind."""
    instead = {one.start: one for one in heard if one.kind in _BY_KIND}
    words: list[str] = []
    at = 0
    while at < len(tokens):
        one = instead.get(at)
        words.append(f"<{one.kind}>" if one else stem(tokens[at]))
        at = one.end if one else at + 1
    if instead:
        yield from _runs("d", 2, words)
        yield from _runs("d", 3, words)


def _runs(mark: str, length: int, words: Sequence[str]) -> Iterator[str]:
    for at in range(len(words) - length + 1):
        yield f"{mark}:{' '.join(words[at : at + length])}"


def _concepts(heard: Sequence[Heard]) -> Iterator[str]:
    concepts = {one.concept for one in heard}
    kinds = {one.kind for one in heard if one.kind in _BY_KIND or one.kind == "outside"}
    yield from (f"c:{concept}" for concept in concepts)
    yield from (f"c:{kind}" for kind in kinds)
    paired = sorted(concepts)[:_PAIRED] + sorted(kinds)
    yield from (f"p:{a}|{b}" for a, b in combinations(paired, 2))
