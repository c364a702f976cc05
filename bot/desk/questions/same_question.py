"""When two questions are the same, so that what counsel answered once may be shown again.

Strict, since a wrong match is a wrong answer: the same words in the same order, in the same
language. Case, punctuation, endings, traditional characters and words that say nothing make no
difference, and a process or a kind of data counts as that, whichever of its names is used ("sw",
"search warrant"). A slip of the pen is another question, and so is every other concept of the
lexicon that gathers what is not the same (all countries, all other products).
"""

from collections.abc import Iterator

from policy.answer.engine import engine_of
from policy.answer.lexicon import Lexicon, stem
from policy.answer.normalise import normalise
from policy.model import Guide

_NAMED = frozenset({"process", "data"})
# Neither a negation nor a direction is among them: "to" and "from" are not the same.
_EMPTY = frozenset({"a", "an", "the", "please", "do", "does", "is", "are", "?", *"的吗呢么了请问"})


def question_key(guide: Guide, text: str, previous: str | None) -> str:
    """What all questions share that are the same as this one: `en how much process.subpoena`.

    A follow-up is the same only after the same questions, `previous`, a line each.
    """
    lexicon = engine_of(guide).lexicon
    asked = [*(previous or "").splitlines(), text]
    words = " > ".join(" ".join(_words(one, lexicon)) for one in asked)
    return f"{normalise(text).lang} {words}"


def _words(text: str, lexicon: Lexicon) -> Iterator[str]:
    """What is left of a question's words, with a process and a kind of data under its id."""
    tokens = normalise(text).tokens
    named = {one.start: one for one in lexicon.hear(tokens) if one.kind in _NAMED}
    at = 0
    while at < len(tokens):
        concept, word = named.get(at), tokens[at]
        if concept is not None:
            yield concept.concept
        elif word not in _EMPTY:
            yield stem(word)
        at = concept.end if concept is not None else at + 1
