"""Slack refuses the desk's token: nobody can be told in Slack, so it is said outside.

Paging outside goes on all the while, until every emergency is taken.
"""

import asyncio
import datetime as dt
import logging
from typing import Any

from bot.desk.emergency.duty import Duty
from bot.ports import Clock, OutsidePage, Pager

log = logging.getLogger(__name__)

EVERY = dt.timedelta(hours=1)
_PAGE = OutsidePage(
    key="writdesk-token",
    title="Writdesk cannot reach Slack: its token is refused",
    body="Slack refuses the desk's token, so no emergency, reminder or answer reaches anybody in"
    " Slack. Install the app again, give the desk its new token, and start it anew.",
)


class TokenAlarm:
    """Pages every way outside Slack once an hour, for as long as the token is refused."""

    def __init__(self, duty: Duty, pager: Pager, clock: Clock) -> None:
        self._duty = duty
        self._pager = pager
        self._clock = clock
        self._said_at: dt.datetime | None = None
        self.is_refused = False
        self._tasks: set[asyncio.Task[Any]] = set()

    def refused(self) -> None:
        """Slack has just refused the token."""
        self.is_refused = True
        now = self._clock.now()
        if self._said_at is not None and now - self._said_at < EVERY:
            return
        self._said_at = now
        log.critical("Slack refuses the token: install the app again and give the desk the new one")
        tiers = self._duty.escalation.all_tiers
        for way in sorted({way for tier in tiers for way in tier.outside}):
            task = asyncio.create_task(self._pager.page(way, _PAGE))
            self._tasks.add(task)
            task.add_done_callback(self._tasks.discard)

    def accepted(self) -> None:
        """Slack has just known the desk."""
        if self.is_refused:
            log.warning("Slack accepts the token again")
        self.is_refused = False
        self._said_at = None
