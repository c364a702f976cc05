"""What is wrong with the desk itself, said outside Slack: in Slack it would reach nobody, or could
not be kept.

Paging for emergencies goes on all the while.
"""

import asyncio
import datetime as dt
import logging
from typing import Any

from bot.desk.emergency.duty import Duty
from bot.ports import Clock, OutsidePage, Pager

log = logging.getLogger(__name__)

EVERY = dt.timedelta(hours=1)
TOKEN_REFUSED = OutsidePage(
    key="writdesk-token",
    title="Writdesk cannot reach Slack: its token is refused",
    body="Slack refuses the desk's token, so no emergency, reminder or answer reaches anybody in"
    " Slack. Install the app again, give the desk its new token, and start it anew.",
)
DISK_FULL = OutsidePage(
    key="writdesk-disk",
    title="Writdesk can store nothing: its disk is full",
    body="Nothing that people tell the desk is saved, and reminders wait. Emergencies are paged"
    " all the same, and stored when that is possible. Make room on the desk's disk.",
)


class Alarm:
    """Pages every way outside Slack once an hour, for as long as it is sounded."""

    def __init__(self, page: OutsidePage, duty: Duty, pager: Pager, clock: Clock) -> None:
        self._page = page
        self._duty = duty
        self._pager = pager
        self._clock = clock
        self._said_at: dt.datetime | None = None
        self._tasks: set[asyncio.Task[Any]] = set()

    def sound(self) -> None:
        """It is so at this moment."""
        now = self._clock.now()
        if self._said_at is not None and now - self._said_at < EVERY:
            return
        self._said_at = now
        log.critical("%s", self._page.title)
        tiers = self._duty.escalation.all_tiers
        for way in sorted({way for tier in tiers for way in tier.outside}):
            task = asyncio.create_task(self._pager.page(way, self._page))
            self._tasks.add(task)
            task.add_done_callback(self._tasks.discard)

    def over(self) -> None:
        """It is so no more; when it is again, that is said at once."""
        self._said_at = None


class TokenAlarm(Alarm):
    """Slack refuses the desk's token."""

    def __init__(self, duty: Duty, pager: Pager, clock: Clock) -> None:
        super().__init__(TOKEN_REFUSED, duty, pager, clock)
        self.is_refused = False

    def refused(self) -> None:
        """Slack has just refused the token."""
        self.is_refused = True
        self.sound()

    def accepted(self) -> None:
        """Slack has just known the desk."""
        if self.is_refused:
            log.warning("Slack accepts the token again")
        self.is_refused = False
        self.over()
