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
_ANSWER_AFTER = dt.timedelta(seconds=5)


def hanging(emergency: Emergency) -> Iterator[tuple[int, dt.datetime, tuple[str, ...]]]:
    """Each step, when its message is posted (a full minute), and whom it mentions."""
    for step, tier, at in emergency.escalation.schedule(emergency.paging_since):
        yield step, _full_minute(at + AFTER), tier.people


def stray_times(emergency: Emergency, now: dt.datetime) -> list[dt.datetime]:
    """When to answer those that can no longer be withdrawn now that somebody takes it."""
    if emergency.state is not State.PAGING:
        return []
    return [at + _ANSWER_AFTER for _, at, _ in hanging(emergency) if now <= at <= now + TOO_LATE]


def _full_minute(at: dt.datetime) -> dt.datetime:
    begun = at.replace(second=0, microsecond=0)
    return begun if begun == at else begun + dt.timedelta(minutes=1)
