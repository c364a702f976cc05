"""What an answer is made of, before it is text."""

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
