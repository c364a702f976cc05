"""What the desk answers about a case's review, letters and notice."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field

from bot.domain.case_review import CaseReview
from bot.domain.cases import Case
from bot.domain.emergency import Emergency
from bot.store.letters import Addressee, Letter
from policy.request import Request


@dataclass(frozen=True, slots=True)
class Reviewed:
    """A case and how it stands by its guide."""

    case: Case
    found: CaseReview


@dataclass(frozen=True, slots=True)
class Compared:
    """A case as it is now, and the facts that a form showed, if the desk still has them.

    `changed_by`: who changed them next.
    """

    case: Case
    shown: Request | None
    changed_by: str | None = None


@dataclass(frozen=True, slots=True)
class Drafted:
    """A letter to look over: `kept` is the version that it is, None where it is a fresh draft.

    `newest` is the id of the version kept last, whichever that is: what is kept after it is news.
    `stale`: the facts have changed since this version was written; `dated_earlier`: it was written
    on a day before today, so that its date may be out.
    """

    case: Case
    found: CaseReview
    addressee: Addressee
    text: str
    kept: Letter | None
    newest: int | None
    stale: bool
    dated_earlier: bool


@dataclass(frozen=True, slots=True)
class Lettered:
    """Every version of a case's letters, newest first."""

    case: Case
    letters: tuple[Letter, ...]


@dataclass(frozen=True, slots=True)
class Overtaken:
    """Somebody kept another version meanwhile, so this one was not kept yet."""

    case: Case
    found: CaseReview
    newer: Letter


@dataclass(frozen=True, slots=True)
class Shelf:
    """Some of the cases that wait for one thing, soonest first, and how many there are.

    `days`: by case, the day of that thing where it is another than the answer's.
    """

    cases: tuple[Case, ...]
    total: int
    days: Mapping[int, dt.date] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Homed:
    """What waits for a person: theirs, due soon, notices and preservations that end soon, silent
    agencies, and what counsel may approve (None for whoever may not). `emergencies`: those that
    run, before all else."""

    emergencies: tuple[Emergency, ...]
    mine: Shelf
    due: Shelf
    notices: Shelf
    expiring: Shelf
    awaiting: Shelf
    to_approve: Shelf | None

    @property
    def shelves(self) -> tuple[Shelf, ...]:
        everyone = (self.mine, self.due, self.notices, self.expiring, self.awaiting)
        return everyone if self.to_approve is None else (self.to_approve, *everyone)


OfCasework = Reviewed | Compared | Drafted | Lettered | Overtaken | Homed
