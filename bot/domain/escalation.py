"""Who is paged about an emergency, after whom, and when. Pure.

An escalation is fixed at the moment of raising. Its steps are counted from 0: the tiers in their
order, `rounds` times over, then the fallback for as long as nobody takes the emergency.
"""

import datetime as dt
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace

ROTA = "rota"  # whoever is on call by the rota

Members = Callable[[str], frozenset[str] | None]


@dataclass(frozen=True, slots=True)
class Tier:
    """Those who are paged together. `wait`: how long they have before the next step.

    `targets`: `rota`, ids of groups (S…) and of people (U…). `outside`: names of environment
    variables that hold an Apprise URL. `people`: whom the targets were at the moment of raising.
    `problems`: targets that were nobody.
    """

    name: str
    targets: tuple[str, ...]
    outside: tuple[str, ...]
    wait: dt.timedelta
    people: tuple[str, ...] = ()
    problems: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Escalation:
    """`decide_within`: how long after taking it an emergency comes back without a decision."""

    tiers: tuple[Tier, ...]
    rounds: int
    fallback: Tier
    decide_within: dt.timedelta

    @property
    def all_tiers(self) -> tuple[Tier, ...]:
        return (*self.tiers, self.fallback)

    def tier(self, step: int) -> Tier:
        return self.fallback if self.is_fallback(step) else self.tiers[step % len(self.tiers)]

    def is_fallback(self, step: int) -> bool:
        return step >= len(self.tiers) * self.rounds

    def ends_round(self, step: int) -> bool:
        return self.is_fallback(step) or (step + 1) % len(self.tiers) == 0

    def next_at(self, step: int, due_at: dt.datetime, now: dt.datetime) -> dt.datetime:
        """When the step after this one is due, which was due at `due_at` and is paged `now`.

        A desk that was down pages the tiers that it missed one after the other, each once; it
        does not make up for whole rounds.
        """
        wait = self.tier(step).wait
        return now + wait if self.ends_round(step) else max(now, due_at + wait)

    def schedule(self, raised_at: dt.datetime) -> Iterable[tuple[int, Tier, dt.datetime]]:
        """Each step of the first round and the fallback, and when its time is."""
        at = raised_at
        for step, tier in enumerate(self.tiers):
            yield step, tier, at
            at += tier.wait
        at += sum((t.wait for t in self.tiers), dt.timedelta()) * (self.rounds - 1)
        yield len(self.tiers) * self.rounds, self.fallback, at


def fixed(
    escalation: Escalation,
    members: Members,
    on_call: tuple[str, ...],
    is_gone: Callable[[str], bool],
) -> Escalation:
    """The escalation with its people as they are now.

    `members` knows a group's people, or None for a group that is not known. A tier without
    anybody gets the fallback's people, and a fallback without anybody gets everybody's, so that
    no step pages nobody as long as there is anybody.
    """
    fallback = _resolved(escalation.fallback, members, on_call, is_gone)
    tiers = [_resolved(tier, members, on_call, is_gone) for tier in escalation.tiers]
    if not fallback.people:
        everybody = dict.fromkeys(person for tier in tiers for person in tier.people)
        fallback = replace(fallback, people=tuple(everybody))
    filled = [tier if tier.people else replace(tier, people=fallback.people) for tier in tiers]
    return replace(escalation, tiers=tuple(filled), fallback=fallback)


def _resolved(
    tier: Tier, members: Members, on_call: tuple[str, ...], is_gone: Callable[[str], bool]
) -> Tier:
    people: dict[str, None] = {}
    problems = []
    for target in tier.targets:
        found = on_call if target == ROTA else _people(target, members)
        here = [person for person in found if not is_gone(person)]
        people |= dict.fromkeys(here)
        if not here:
            problems.append(target)
    return replace(tier, people=tuple(people), problems=tuple(problems))


def _people(target: str, members: Members) -> tuple[str, ...]:
    if target.startswith("S"):
        return tuple(sorted(members(target) or ()))
    return (target,)
