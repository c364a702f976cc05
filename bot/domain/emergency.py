"""An emergency: somebody's life may be in danger, and somebody has to take it. Pure.

`paging` until somebody takes it; `taken` until it is decided, or comes back to `paging` because
nobody decided in time; then `disclosed`, `declined`, `resolved` (it went away) or `mistaken` (it
never was one).
"""

import datetime as dt
from dataclasses import dataclass, replace
from enum import StrEnum

from bot.domain.cases import number_of
from bot.domain.errors import NotPossible
from bot.domain.escalation import Escalation


class State(StrEnum):
    PAGING = "paging"
    TAKEN = "taken"
    DISCLOSED = "disclosed"
    DECLINED = "declined"
    RESOLVED = "resolved"
    MISTAKEN = "mistaken"


class Way(StrEnum):
    """How somebody is paged."""

    DIRECT = "direct"  # a direct message
    MENTION = "mention"  # a mention in the alert's thread
    OUTSIDE = "outside"  # outside Slack
    RESOLVE = "resolve"  # outside Slack: what was paged there is over


@dataclass(frozen=True, slots=True)
class Emergency:
    """One emergency, or a drill, which has no case.

    `paging_since`: when it was raised, or last came back. `step`: the last step that was paged,
    -1 before the first. `next_at`: when the next step is due, or, once taken, when it comes back.
    `taken_at`: since when its owner has it; `first_taken_at`: when somebody first did.
    `not_recorded`: it was paged before it could be stored. `items`, `belief` and `reason` are what
    was decided; `second_look_on`: the working day on which another counsel looks at it again.
    """

    id: int
    case_id: int | None
    raised_at: dt.datetime
    raised_by: str
    escalation: Escalation
    paging_since: dt.datetime
    state: State = State.PAGING
    step: int = -1
    next_at: dt.datetime | None = None
    owner: str | None = None
    taken_at: dt.datetime | None = None
    first_taken_at: dt.datetime | None = None
    came_back: int = 0
    first_paged_at: dt.datetime | None = None
    decided_by: str | None = None
    decided_at: dt.datetime | None = None
    items: tuple[str, ...] = ()
    belief: str | None = None
    reason: str | None = None
    second_look_on: dt.date | None = None
    looked_by: str | None = None
    not_recorded: bool = False

    @property
    def drill(self) -> bool:
        return self.case_id is None

    @property
    def number(self) -> str:
        """What it is called everywhere: its case's number, or `DRILL-3`."""
        return drill_number(self.id) if self.case_id is None else number_of(self.case_id)

    @property
    def is_open(self) -> bool:
        return self.state in (State.PAGING, State.TAKEN)


@dataclass(frozen=True, slots=True)
class Page:
    """One page: who or what was paged at which step, by which way, and what came of it.

    `target`: a person's id, the name of an environment variable, or "" for a whole tier.
    `state`: owed, sending, sent, failed, dropped. `due_at`: when it should have gone out.
    """

    id: int
    emergency_id: int
    step: int
    way: Way
    target: str
    state: str
    due_at: dt.datetime
    attempts: int
    done_at: dt.datetime | None
    problem: str | None


def drill_number(emergency_id: int) -> str:
    return f"DRILL-{emergency_id}"


def paged(emergency: Emergency, now: dt.datetime) -> Emergency:
    """The next step is being paged now."""
    step, due_at = emergency.step + 1, emergency.next_at or now
    next_at = emergency.escalation.next_at(step, due_at, now)
    return replace(emergency, step=step, next_at=next_at)


def taken(emergency: Emergency, person: str, now: dt.datetime) -> Emergency:
    """The person has it now, be it from nobody or from somebody else.

    Raises:
        NotPossible: when it is over.
    """
    _require_open(emergency)
    return replace(
        emergency,
        state=State.TAKEN,
        owner=person,
        taken_at=now,
        first_taken_at=emergency.first_taken_at or now,
        next_at=now + emergency.escalation.decide_within,
    )


def back(emergency: Emergency, now: dt.datetime) -> Emergency:
    """Nobody decided in time: it is paged from its first step again."""
    return replace(
        emergency,
        state=State.PAGING,
        paging_since=now,
        step=-1,
        next_at=now,
        came_back=emergency.came_back + 1,
    )


def needs_more(emergency: Emergency, now: dt.datetime) -> Emergency:
    """The agency was asked for more: its owner has the whole time again.

    Raises:
        NotPossible: when it is over, or nobody has taken it.
    """
    _require_open(emergency)
    if emergency.state is not State.TAKEN:
        raise NotPossible(f"Nobody has {emergency.number} yet. Take it first.")
    return replace(emergency, next_at=now + emergency.escalation.decide_within)


def times(emergency: Emergency) -> dict[str, dt.timedelta]:
    """How long after it was raised somebody was first paged, first took it, and decided."""
    at = {
        "paged": emergency.first_paged_at,
        "taken": emergency.first_taken_at,
        "decided": emergency.decided_at,
    }
    return {what: end - emergency.raised_at for what, end in at.items() if end is not None}


def had_by(emergency: Emergency, person: str) -> bool:
    """Whether it is theirs: they were paged, have it, or run it as a drill."""
    paged = {one for tier in emergency.escalation.all_tiers for one in tier.people}
    return person in paged | {emergency.owner, emergency.raised_by if emergency.drill else None}


def over(emergency: Emergency, state: State, person: str, now: dt.datetime) -> Emergency:
    """It is decided or went away.

    Raises:
        NotPossible: when it was over before.
    """
    _require_open(emergency)
    return replace(emergency, state=state, decided_by=person, decided_at=now, next_at=None)


def pulled_in(emergency: Emergency, now: dt.datetime) -> Emergency | None:
    """The same with a `next_at` that can be: one farther off was written by a clock that ran
    ahead. None where nothing is wrong."""
    escalation = emergency.escalation
    waits = escalation.decide_within
    if emergency.state is State.PAGING:
        waits = escalation.tier(max(emergency.step, 0)).wait
    if emergency.next_at is None or emergency.next_at <= now + waits:
        return None
    return replace(emergency, next_at=now + waits)


def next_working_day(today: dt.date) -> dt.date:
    """The day after, weekends left out."""
    day = today + dt.timedelta(days=1)
    while day.weekday() >= 5:
        day += dt.timedelta(days=1)
    return day


def _require_open(emergency: Emergency) -> None:
    if not emergency.is_open:
        raise NotPossible(f"{emergency.number} is over: it is {emergency.state.value} already.")
