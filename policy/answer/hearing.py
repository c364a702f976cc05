"""A question, heard: its words set right and the concepts in them, sorted for those who ask."""

from dataclasses import dataclass, replace

from policy.answer.features import features
from policy.answer.han import is_han
from policy.answer.lexicon import Heard, Lexicon
from policy.answer.normalise import Question
from policy.answer.spelling import Speller
from policy.model import Lang

_REPLACED = frozenset({"process", "data", "party", "product", "item", "ask", "outside"})
_ELLIPTICAL = 6
"""Words (two characters are one) up to which a question may lean on the one before it."""


@dataclass(frozen=True)
class Hearing:
    """What was heard of a question. `concepts` are `kind.id`, in the order of the words.

    `inherited`: the rest was taken from the question before.
    """

    question: Question
    tokens: tuple[str, ...]
    heard: tuple[Heard, ...]
    inherited: bool = False

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


def follows(hearing: Hearing) -> bool:
    """Whether a question is so short that it leans on the one before: "and voicemail?"."""
    characters = sum(1 for token in hearing.tokens if is_han(token[0]))
    return len(hearing.tokens) - characters + characters / 2 <= _ELLIPTICAL


def asks(hearing: Hearing) -> bool:
    """Whether a question asks by itself, as "can it be extended?" does and "and voicemail?" not."""
    return bool(hearing.ids("ask"))


def inheriting(hearing: Hearing, previous: Hearing, lexicon: Lexicon) -> Hearing:
    """The question before, with what this one names in the place of what that one named.

    A question that names nothing stays as it is.
    """
    named = [one for one in hearing.heard if one.kind in _REPLACED]
    named = [one for one in named if one.kind != "ask"] or named
    if not named:
        return hearing
    tokens = list(previous.tokens)
    added = [token for one in named for token in hearing.tokens[one.start : one.end]]
    kinds = {one.kind for one in named}
    replaced = [one for one in previous.heard if one.kind in kinds]
    place = replaced[0].start if replaced else len(tokens)
    for one in sorted(replaced, key=lambda one: -one.start):
        del tokens[one.start : one.end]
    tokens[place:place] = added
    question = replace(previous.question, lang=hearing.lang)
    return Hearing(question, tuple(tokens), lexicon.hear(tokens), inherited=True)
