"""A question, heard: its words set right and the concepts in them, sorted for those who ask."""

from dataclasses import dataclass, replace

from policy.answer.features import features
from policy.answer.han import is_han
from policy.answer.lexicon import Heard, Lexicon
from policy.answer.normalise import Question
from policy.answer.spelling import Speller
from policy.model import Lang

_NAMING = frozenset({"process", "data", "party", "product", "item", "topic", "outside"})
"""Kinds of concepts that name what a question is about."""
_REPLACED = _NAMING - {"topic"} | {"ask"}
_CLASSES = frozenset({"data.content", "data.non_content"})
"""What is said of data and leaves open which: "is that content?"."""
_PRONOUNS = frozenset({"it", "that", "this", "those", "these", "they", "them", *"它这该此"})
_TOO = frozenset({"too", "also", "same", "well", *"也同"})
"""What asks the same of something else: "does that hold for webinars as well?"."""
_SHORTEST = 4
"""Letters of a word that may be a question by itself though it names no concept."""
_ELLIPTICAL = 6
"""Words (two characters are one) up to which a question may lean on the one before it."""
_ELLIPTICAL_MARKED = 9
"""The same for one that says that it goes on: "and …", "… too"."""
_GOING_ON = frozenset({"and", "or", "but", "那"})
_NO_VERB = (("what", "about"), ("how", "about"))
_IN_PLACE_OF = {"outside.data": "data", "outside.product": "product", "outside.company": "party"}
"""What the guide does not speak of, and the kind of what it stands for in a question."""


@dataclass(frozen=True)
class Hearing:
    """What was heard of a question. `concepts` are `kind.id`, in the order of the words.

    `leans`: from how many of the questions before it the rest was taken.
    """

    question: Question
    tokens: tuple[str, ...]
    heard: tuple[Heard, ...]
    leans: int = 0

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
    words = len(hearing.tokens) - characters + characters / 2
    marked = _asks_too(hearing) or not _GOING_ON.isdisjoint(hearing.tokens[:1])
    return words <= (_ELLIPTICAL_MARKED if marked else _ELLIPTICAL)


def asks(hearing: Hearing) -> bool:
    """Whether a question asks by itself, as "can it be extended?" does and "and voicemail?" not."""
    return bool(hearing.ids("ask"))


def says_nothing(hearing: Hearing) -> bool:
    """Whether there is no question in it: another script, no words, "hi", "thanks" or 谢谢."""
    if not hearing.question.readable:
        return True
    if not hearing.heard:
        return len(hearing.tokens) == 1 and len(hearing.tokens[0]) < _SHORTEST
    return set(hearing.concepts) == {"outside.chitchat"}


def inheriting(hearing: Hearing, previous: Hearing, lexicon: Lexicon) -> Hearing:
    """What a question means that leans on the one before it; one that says nothing, itself."""
    if _is_whole(hearing):
        return _completed(hearing, previous, lexicon)
    if _stands_alone(hearing, previous):
        return hearing
    return _replacing(hearing, previous, lexicon)


def _is_whole(hearing: Hearing) -> bool:
    """Whether it has its own verb and lacks only what it asks about: "can it be extended?"."""
    if _asks_too(hearing):
        return False
    pronoun = not _PRONOUNS.isdisjoint(hearing.tokens)
    return pronoun or (asks(hearing) and not _named(hearing))


def _stands_alone(hearing: Hearing, previous: Hearing) -> bool:
    """Whether it asks by itself, and about nothing of the kinds that the one before named."""
    if not asks(hearing) or hearing.has("ask.what_if") or hearing.tokens[:2] in _NO_VERB:
        return False
    kinds = {_kind(one) for one in _named(hearing)}
    return bool(kinds) and kinds.isdisjoint(_kind(one) for one in _named(previous))


def _kind(one: Heard) -> str:
    return _IN_PLACE_OF.get(one.concept, one.kind)


def _asks_too(hearing: Hearing) -> bool:
    return not _TOO.isdisjoint(hearing.tokens)


def _named(hearing: Hearing) -> list[Heard]:
    return [one for one in hearing.heard if one.kind in _NAMING and one.concept not in _CLASSES]


def _completed(hearing: Hearing, previous: Hearing, lexicon: Lexicon) -> Hearing:
    """This question, with what the one before named where this one names nothing of that kind."""
    kinds = {_kind(one) for one in _named(hearing)}
    added = [one for one in _named(previous) if _kind(one) not in kinds]
    if not added:
        return hearing
    tokens = (*hearing.tokens, *_words(previous, added))
    return Hearing(hearing.question, tokens, lexicon.hear(tokens), previous.leans + 1)


def _replacing(hearing: Hearing, previous: Hearing, lexicon: Lexicon) -> Hearing:
    """The question before, with what this one names in the place of what that one named."""
    named = [one for one in hearing.heard if one.kind in _REPLACED or _is_lack(one)]
    named = [one for one in named if one.kind != "ask"] or named
    if not named:
        return hearing
    tokens = list(previous.tokens)
    kinds = {_kind(one) for one in named}
    replaced = [one for one in previous.heard if _kind(one) in kinds]
    place = replaced[0].start if replaced else len(tokens)
    for one in sorted(replaced, key=lambda one: -one.start):
        del tokens[one.start : one.end]
    tokens[place:place] = _words(hearing, named)
    question = replace(previous.question, lang=hearing.lang)
    return Hearing(question, tuple(tokens), lexicon.hear(tokens), previous.leans + 1)


def _is_lack(one: Heard) -> bool:
    """Whether it says what is missing: "without a warrant", not a bare "not"."""
    return one.kind == "negation" and one.id != "not"


def _words(hearing: Hearing, heard: list[Heard]) -> list[str]:
    spans = dict.fromkeys((one.start, one.end) for one in heard)
    return [token for start, end in spans for token in hearing.tokens[start:end]]
