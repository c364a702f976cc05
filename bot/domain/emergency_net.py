"""The net under the paging: what hangs in Slack's own scheduler, should the desk be dead. Pure.

For each step that is still to come, a message hangs there for three minutes after the step's own
time. It is withdrawn once somebody took the emergency or the desk's own page went out.
"""

import datetime as dt
from collections.abc import Iterator

from bot.domain.emergency import Emergency, State

AFTER = dt.timedelta(minutes=3)
# Slack withdraws nothing in the last minute; the desk leaves it alone a little earlier.
TOO_LATE = dt.timedelta(minutes=1.5)
_WORTH_MOVING = dt.timedelta(minutes=1)
_ANSWER_AFTER = dt.timedelta(seconds=5)


def hanging(emergency: Emergency) -> Iterator[tuple[int, dt.datetime, tuple[str, ...]]]:
    """Each step, when its message is posted (a full minute), and whom it mentions."""
    late = _late(emergency)
    for step, tier, at in emergency.escalation.schedule(emergency.paging_since):
        moved = at + late if step > emergency.step else at
        yield step, _full_minute(moved + AFTER), tier.people


def stray_times(emergency: Emergency, now: dt.datetime) -> list[dt.datetime]:
    """When to answer those that can no longer be withdrawn now that somebody takes it."""
    if emergency.state is not State.PAGING:
        return []
    return [at + _ANSWER_AFTER for _, at, _ in hanging(emergency) if now <= at <= now + TOO_LATE]


def _late(emergency: Emergency) -> dt.timedelta:
    """By how much the steps to come are later than planned: a desk that was down pages on."""
    waits = [emergency.escalation.tier(step).wait for step in range(emergency.step + 1)]
    planned = emergency.paging_since + sum(waits, dt.timedelta())
    late = (emergency.next_at or planned) - planned
    return late if late >= _WORTH_MOVING else dt.timedelta()


def _full_minute(at: dt.datetime) -> dt.datetime:
    begun = at.replace(second=0, microsecond=0)
    return begun if begun == at else begun + dt.timedelta(minutes=1)
