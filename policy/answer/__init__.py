"""Questions about the guide: a cited answer, or the word that the guide does not say.

    found = answer(latest(), "How long is a snapshot kept?")
    found.text, found.section, found.abstained

On the way: `normalise` (one spelling), `spelling` and `lexicon` (concepts), `classifier` (a linear
model trained by `train` from the examples beside the guide), `compute` (what depends on two
things), `decide` (one answer, two, or none), `wording` (the text).
"""

from policy.answer.engine import Alternative, Answer, engine_of
from policy.model import Guide

__all__ = ["Alternative", "Answer", "answer"]


def answer(guide: Guide, question: str, *, previous: str | None = None) -> Answer:
    """Answer a question from the guide; never fails, whatever was typed.

    `previous` is the question before it in the same thread, for one like "and voicemail?".
    """
    return engine_of(guide).answer(question, previous)
