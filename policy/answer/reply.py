"""What an answer is made of, before it is text."""

from collections.abc import Sequence
from dataclasses import dataclass

from policy.answer.examples import Polarity
from policy.model import Text


@dataclass(frozen=True)
class Reply:
    """Facts that answer a question, the first of them foremost.

    `stated` is a sentence that was worked out and stands before the facts; with it, only the
    facts' ids are cited. `opening` is the yes or no that is certain. `more` are facts that may
    have been meant as well; they are told last, where there is room.
    """

    facts: tuple[str, ...]
    stated: Text | None = None
    opening: Polarity | None = None
    more: tuple[str, ...] = ()


def together(replies: Sequence[Reply]) -> Reply | None:
    """One reply of several: all that is stated, and an opening only where they agree."""
    if len(replies) < 2:
        return replies[0] if replies else None
    openings = {one.opening for one in replies}
    stated = [one.stated for one in replies if one.stated is not None]
    facts = tuple(dict.fromkeys(fact for one in replies for fact in one.facts))
    opening = openings.pop() if len(openings) == 1 else None
    return Reply(facts, in_a_row(stated) if stated else None, opening)


def in_a_row(texts: Sequence[Text]) -> Text:
    """Sentences one after the other."""
    return Text(en=" ".join(one.en for one in texts), zh="".join(one.zh for one in texts))
