"""How the desk pages: the tiers and the rota as they are set up, and who is in which group."""

import datetime as dt
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from bot.domain.escalation import Escalation, Members, fixed
from bot.domain.oncall import Cover, Rota, on_call


@dataclass(frozen=True, slots=True)
class Duty:
    """`members` knows a group's people as last heard, and never waits for Slack; `is_gone`:
    whether a person is known to have left, or to be a guest now; `counsel`: who is, as last
    heard."""

    escalation: Escalation
    rota: Rota | None
    follow_up_days: int
    telephone: tuple[str, ...]
    members: Members
    is_gone: Callable[[str], bool]
    counsel: Callable[[], frozenset[str]]

    def on_call(self, covers: Sequence[Cover], now: dt.datetime) -> tuple[str, ...]:
        """Who is on call by the rota, a cover standing before it."""
        if self.rota is None:
            return ()
        shift = on_call(self.rota, covers, now)
        if shift is not None:
            return (shift.person,)
        return tuple(sorted(self.members(self.rota.group) or ())) if self.rota.group else ()

    def fixed(self, covers: Sequence[Cover], now: dt.datetime) -> Escalation:
        """The escalation with its people as they are at this moment."""
        on_call_now = self.on_call(covers, now)
        return fixed(self.escalation, self.members, on_call_now, self.is_gone)

    def completed(
        self, escalation: Escalation, covers: Sequence[Cover], now: dt.datetime
    ) -> Escalation:
        """The same, where a target was nobody when it was raised: as on the command line, which
        knows no groups. Nobody is lost by it: where nobody is known now, who was known stays."""
        if not any(tier.problems for tier in escalation.all_tiers):
            return escalation
        on_call_now = self.on_call(covers, now)
        known = fixed(escalation, self.members, on_call_now, self.is_gone)
        pairs = zip(known.all_tiers, escalation.all_tiers, strict=True)
        *tiers, fallback = [new if new.people else before for new, before in pairs]
        return replace(known, tiers=tuple(tiers), fallback=fallback)


def duty_alone(escalation: Escalation, rota: Rota | None, follow_up_days: int) -> Duty:
    """Where no desk runs, as on the command line: nobody knows who is in which group."""
    return Duty(escalation, rota, follow_up_days, (), lambda _: None, lambda _: False, frozenset)
