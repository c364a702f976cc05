"""What the desk does once a day: it owes the audit log's head, and reduces what is over its time.

The head is posted where the desk keeps no hand on it, so that a log that was cut at its end shows:
`writdesk verify --head` finds a head that was posted, or misses it.
"""

import logging

from bot.clock.bell import Bell
from bot.clock.rounds import rounds
from bot.desk.case.retaining import is_any_over, reduce_closed
from bot.desk.desk import Desk
from bot.domain.access import DESK
from bot.domain.calendar import at_local, civil_today
from bot.store import audit, outbox

log = logging.getLogger(__name__)

AT_ONCE = 50  # cases in one transaction, and edits of cards that Slack takes in a minute
_EVERY = 60.0  # seconds


class Housekeeping:
    """`posts_head`: an audit channel is configured. `keep_days` None: facts are kept for ever."""

    def __init__(self, desk: Desk, *, posts_head: bool, keep_days: int | None) -> None:
        self._desk = desk
        self._posts_head = posts_head
        self._keep_days = keep_days
        self._bell = Bell()

    def wake(self) -> None:
        """Time was wound: look now."""
        self._bell.ring()

    async def run(self) -> None:
        """Keep house until cancelled."""
        await rounds(self._bell, self._look, "housekeeping")

    async def _look(self) -> float:
        await self._owe_head()
        await self._reduce()
        return _EVERY

    async def _owe_head(self) -> None:
        """Once a day, from the hour of the reminders on."""
        now, zone = self._desk.clock.now(), self._desk.zone
        today = civil_today(now, zone)
        key = f"audit_head:{today.isoformat()}"
        if not self._posts_head or now < at_local(today, self._desk.rules.at, zone):
            return
        db = self._desk.store.db
        if audit.head(db) is not None and outbox.by_key(db, key) is None:
            await self._desk.run(
                DESK,
                lambda work: outbox.owe(
                    work.store.db,
                    key=key,
                    kind=outbox.Kind.AUDIT_HEAD,
                    at=now,
                    lane="audit",
                    about=today.isoformat(),
                ),
            )

    async def _reduce(self) -> None:
        """Some each minute, so that the desk and Slack keep up with their cards."""
        days, desk = self._keep_days, self._desk
        if days is None or not is_any_over(desk.store.db, days, desk.clock.now()):
            return
        count = await desk.run(DESK, lambda work: reduce_closed(work, days, limit=AT_ONCE))
        log.info("retention: %s cases reduced", count)
