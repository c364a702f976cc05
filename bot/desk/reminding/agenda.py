"""What a week holds, for Monday's digest. Sealed cases are not in it, and not counted."""

import datetime as dt

from bot.domain.cases import Status
from bot.messages.reminding import Agenda
from bot.store import cases, preservations
from bot.store.cases import Filter
from bot.store.database import Database

AHEAD = dt.timedelta(days=7)
_MOST = 12
_NOBODY = ""  # sees no sealed case


def agenda(db: Database, today: dt.date) -> Agenda | None:
    """What expires and falls due until next Monday, what is over already, who has not answered;
    None when there is nothing."""
    until = today + AHEAD
    kept, _ = preservations.expiring(db, until=until, seen_by=_NOBODY, offset=0, limit=_MOST)
    expiring = tuple((case, one) for one in kept if (case := cases.get(db, one.case_id)))
    due, _ = cases.page(
        db,
        Filter(seen_by=_NOBODY, due_before=until + dt.timedelta(days=1)),
        offset=0,
        limit=_MOST,
    )
    awaiting, _ = cases.page(
        db, Filter(seen_by=_NOBODY, status=Status.AWAITING_AGENCY), offset=0, limit=_MOST
    )
    if not (expiring or due or awaiting):
        return None
    return Agenda(expiring, tuple(due), tuple(awaiting))
