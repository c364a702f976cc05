"""Questions about the guide: how they are counted, and those that are put to counsel. Pure."""

import datetime as dt
from dataclasses import dataclass
from enum import StrEnum

from policy.answer import Answer
from policy.model import Lang

LONGEST = 40_000  # characters kept of a question or of counsel's answer: what Slack sends at most
LONGEST_PUBLISHED = 3_000  # characters that a form's field holds

# A question as it was typed is kept for its buttons, and no longer: it may hold anything.
TYPED_KEPT = dt.timedelta(days=7)
COUNTED_FOR = dt.timedelta(days=365)


class Outcome(StrEnum):
    """What became of a question."""

    ANSWERED = "answered"  # by the guide
    COUNSEL = "counsel"  # the guide is silent; an answer that counsel published was shown
    SILENT = "silent"  # the guide does not say
    UNREADABLE = "unreadable"  # neither English nor Chinese


class GapOrder(StrEnum):
    """What comes first in the list of what the guide does not answer."""

    FREQUENT = "frequent"
    NEWEST = "newest"


@dataclass(frozen=True, slots=True)
class Published:
    """What counsel answered for everyone, who and when. It is not the guide's."""

    id: int
    question_id: int
    lang: Lang
    question: str
    answer: str
    by: str
    at: dt.datetime
    withdrawn_by: str | None = None
    withdrawn_at: dt.datetime | None = None

    @property
    def is_live(self) -> bool:
        return self.withdrawn_at is None


@dataclass(frozen=True, slots=True)
class Asked:
    """A question that was asked and what it was answered with. Nobody's name is kept with it.

    `id` is None where it could not be counted; `previous` are the questions before it that it leans
    on, a line each; `published` stands only where the guide is silent.
    """

    id: int | None
    text: str
    previous: str | None
    answer: Answer
    outcome: Outcome
    published: Published | None = None


@dataclass(frozen=True, slots=True)
class Question:
    """A question that was put to counsel.

    `previous` is as in `Asked`. `silent`: the guide did not say; else it did, and that did not
    help. `askers` are the ids of those who wait for the answer: each is forgotten once it has been
    sent. `unreached` is how many of them Slack would not take it for.
    """

    id: int
    lang: Lang
    text: str
    previous: str | None
    asked_at: dt.datetime
    silent: bool = True
    askers: tuple[str, ...] = ()
    answer: str | None = None
    answered_by: str | None = None
    answered_at: dt.datetime | None = None
    published: Published | None = None
    unreached: int = 0

    @property
    def is_answered(self) -> bool:
        return self.answered_at is not None


@dataclass(frozen=True, slots=True)
class Gap:
    """The same question, asked so many times, on which the guide is silent.

    `waiting`: counsel has been asked. `published`: the id of counsel's answer for everyone.
    """

    text: str
    times: int
    last_on: dt.date
    waiting: bool
    published: int | None


@dataclass(frozen=True, slots=True)
class Tally:
    """How many questions were asked in the time that is counted, and what became of them."""

    asked: int
    answered: int
    silent: int
    unreadable: int
    helped: int
    did_not_help: int
