"""Who is told of an emergency beside those who are paged: whoever raised it, and whose page is
over. Everything here is written in the caller's transaction.
"""

import datetime as dt
from enum import StrEnum

from bot.domain.access import DESK
from bot.domain.emergency import Emergency, State, Way
from bot.store import emergencies, outbox
from bot.store.database import Store
from bot.store.outbox import Kind

# The alert is edited first: Slack takes about an edit a second.
_AFTER_THE_ALERT = dt.timedelta(seconds=2)


class Stage(StrEnum):
    """What whoever raised an emergency is told of, once each."""

    RAISED = "raised"
    TAKEN = "taken"
    BACK = "back"
    OVER = "over"


def stage_of(emergency: Emergency) -> Stage:
    match emergency.state:
        case State.PAGING:
            return Stage.BACK if emergency.came_back else Stage.RAISED
        case State.TAKEN:
            return Stage.TAKEN
        case _:
            return Stage.OVER


def tell_raiser(store: Store, emergency: Emergency, now: dt.datetime) -> None:
    """A direct message to whoever raised it; nobody is told of what they did themselves."""
    person = emergency.raised_by
    if emergency.drill or person == DESK.id:
        return
    stage = stage_of(emergency)
    if person == (emergency.owner if stage is Stage.TAKEN else emergency.decided_by):
        return
    about = f"{emergency.id} {stage} {emergency.owner or ''} {emergency.came_back}".strip()
    key = f"raiser:{about}"
    if outbox.by_key(store.db, key) is None:
        outbox.owe(
            store.db,
            key=key,
            kind=Kind.RAISER,
            lane=f"page:{person}",
            case_id=emergency.case_id,
            about=about,
            at=now,
        )


def end_pages(store: Store, emergency: Emergency, now: dt.datetime) -> None:
    """Direct messages that say "take it now" say who has it, once somebody does."""
    for page in emergencies.pages_of(store.db, emergency.id):
        row = outbox.by_key(store.db, f"page:{page.id}") if page.way is Way.DIRECT else None
        if row is not None:
            outbox.owe_edit(store.db, row.id, now + _AFTER_THE_ALERT)
