"""Questions about the guide: a cited answer, or the word that the guide does not say.

    found = answer(latest(), "How long is a snapshot kept?")
    found.text, found.section, found.abstained

On the way: `normalise` (one spelling), `spelling` and `lexicon` (concepts), `classifier` (a linear
model trained by `train` from the examples beside the guide), `compute` (what depends on two
things), `decide` (one answer, two, or none), `wording` (the text).
"""

from collections.abc import Sequence

from policy.answer.engine import Alternative, Answer, engine_of
from policy.model import Guide

__all__ = ["Alternative", "Answer", "answer"]


def answer(guide: Guide, question: str, *, before: Sequence[str] = ()) -> Answer:
    """Answer a question from the guide; never fails, whatever was typed.

    `before` are the questions before it in the same talk, the oldest first, for one like "and
    voicemail?"; the answer says how many of them it leans on.
    """
    return engine_of(guide).answer(question, before)
