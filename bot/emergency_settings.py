"""The parts of `desk.yaml` that say who is paged about an emergency: `emergency` and `rota`.

What is not written follows from the roles: the people on call, then counsel, and at the end
counsel and the desk's admins. An Apprise URL is a secret, so a tier names the environment
variable that holds it.
"""

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Annotated
from zoneinfo import ZoneInfo

from pydantic import AfterValidator, Field, StringConstraints, model_validator

from bot.domain.escalation import ROTA, Escalation, Tier
from bot.domain.oncall import Rota
from policy.model.facts import Frozen


def _date(text: str) -> str:
    try:
        dt.date.fromisoformat(text)
    except ValueError:
        raise ValueError('a date such as "2026-01-05" is expected') from None
    return text


PersonId = Annotated[str, StringConstraints(pattern=r"^[UW][A-Z0-9]{5,}$")]
GroupId = Annotated[str, StringConstraints(pattern=r"^S[A-Z0-9]{5,}$")]
Target = Annotated[str, StringConstraints(pattern=rf"^({ROTA}|[SUW][A-Z0-9]{{5,}})$")]
Variable = Annotated[str, StringConstraints(pattern=r"^[A-Z][A-Z0-9_]*$")]
LocalTime = Annotated[str, StringConstraints(pattern=r"^([01]\d|2[0-3]):[0-5]\d$")]
CivilDate = Annotated[str, AfterValidator(_date)]
Minutes = Annotated[int, Field(ge=1, le=1440)]


class TierSettings(Frozen):
    """`people` are paged together; they have `wait_minutes` before the next tier is."""

    name: str
    people: tuple[Target, ...] = Field(min_length=1)
    outside: tuple[Variable, ...] = ()
    wait_minutes: Minutes = 5

    def tier(self) -> Tier:
        wait = dt.timedelta(minutes=self.wait_minutes)
        return Tier(self.name, self.people, self.outside, wait)


class EmergencySettings(Frozen):
    """`telephone` lines are shown where nobody could be paged: a name and a number each."""

    tiers: tuple[TierSettings, ...] = ()
    rounds: Annotated[int, Field(ge=1, le=20)] = 2
    fallback: TierSettings | None = None
    decide_within_minutes: Minutes = 30
    follow_up_days: Annotated[int, Field(ge=1, le=365)] = 7
    telephone: tuple[str, ...] = ()


class RotaSettings(Frozen):
    """A week each, in this order, from `starts_on` on; or the members of a Slack user group."""

    people: tuple[PersonId, ...] = ()
    group: GroupId | None = None
    starts_on: CivilDate = "2024-01-01"
    hand_over_at: LocalTime = "09:00"

    @model_validator(mode="after")
    def _one_source(self) -> "RotaSettings":
        if bool(self.people) == bool(self.group):
            raise ValueError("either people or a group is expected")
        return self

    def rota(self, zone: ZoneInfo) -> Rota:
        at = dt.time.fromisoformat(self.hand_over_at)
        starts_on = dt.date.fromisoformat(self.starts_on)
        return Rota(self.people, starts_on, at, zone, self.group)


@dataclass(frozen=True, slots=True)
class Paging:
    """Who is paged about an emergency, and how. `outside`: Apprise URLs by variable."""

    escalation: Escalation
    rota: Rota | None = None
    follow_up_days: int = 7
    telephone: tuple[str, ...] = ()
    outside: Mapping[str, str] = field(default_factory=dict, repr=False)


def escalation_of(
    found: EmergencySettings,
    *,
    has_rota: bool,
    oncall: tuple[str, ...],
    counsel: tuple[str, ...],
    admin: tuple[str, ...],
) -> Escalation:
    """The escalation as it is written; what is not follows from the roles."""
    tiers = tuple(one.tier() for one in found.tiers) or _from_roles(has_rota, oncall, counsel)
    fallback = found.fallback.tier() if found.fallback else _tier("everyone", (*counsel, *admin))
    decide_within = dt.timedelta(minutes=found.decide_within_minutes)
    return Escalation(tiers, found.rounds, fallback, decide_within)


def variables(escalation: Escalation) -> tuple[str, ...]:
    """The environment variables that the tiers name."""
    return tuple(dict.fromkeys(name for tier in escalation.all_tiers for name in tier.outside))


def unset(names: Iterable[str], environment: Mapping[str, str]) -> str | None:
    """The first of these environment variables that holds nothing."""
    return next((name for name in names if not environment.get(name)), None)


def _from_roles(
    has_rota: bool, oncall: tuple[str, ...], counsel: tuple[str, ...]
) -> tuple[Tier, ...]:
    first = (ROTA,) if has_rota else oncall
    tiers = [_tier("on call", first)] if first else []
    return (*tiers, _tier("counsel", counsel))


def _tier(name: str, targets: tuple[str, ...]) -> Tier:
    return Tier(name, targets, (), dt.timedelta(minutes=5))
