"""A question, heard: its words set right and the concepts in them, sorted for those who ask."""

from collections.abc import Iterable
from dataclasses import dataclass

from policy.answer.features import features
from policy.answer.lexicon import Heard, Lexicon
from policy.answer.normalise import Question
from policy.answer.spelling import Speller
from policy.model import Lang


@dataclass(frozen=True)
class Hearing:
    """What was heard of a question. `concepts` are `kind.id`, in the order of the words."""

    question: Question
    tokens: tuple[str, ...]
    heard: tuple[Heard, ...]

    @property
    def lang(self) -> Lang:
        return self.question.lang

    @property
    def concepts(self) -> tuple[str, ...]:
        return tuple(dict.fromkeys(one.concept for one in self.heard))

    def ids(self, kind: str) -> tuple[str, ...]:
        """The ids of the concepts of one kind, in the order of the words, each once."""
        return tuple(dict.fromkeys(one.id for one in self.heard if one.kind == kind))

    def has(self, *concepts: str) -> bool:
        """Whether one of these concepts was heard."""
        return any(one.concept in concepts for one in self.heard)

    def features(self) -> frozenset[str]:
        """What the question model looks at."""
        return features(self.tokens, self.heard, self.lang)


def hear(question: Question, lexicon: Lexicon, speller: Speller) -> Hearing:
    """Set the words right and find the concepts in them."""
    tokens = speller.corrected(question.tokens)
    return Hearing(question, tokens, lexicon.hear(tokens))


def inheriting(hearing: Hearing, previous: Hearing, kinds: Iterable[str]) -> Hearing:
    """The hearing of an elliptical question ("and voicemail?") with the rest of the one before.

    What this question names replaces what the one before named of the same kind.
    """
    named = {one.kind for one in hearing.heard}
    taken = [one for one in previous.heard if one.kind in kinds and one.kind not in named]
    if not taken:
        return hearing
    words = [token for one in taken for token in previous.tokens[one.start : one.end]]
    start = len(hearing.tokens)
    moved: list[Heard] = []
    for one in taken:
        length = one.end - one.start
        moved.append(Heard(one.concept, start, start + length))
        start += length
    return Hearing(hearing.question, (*hearing.tokens, *words), (*hearing.heard, *moved))
