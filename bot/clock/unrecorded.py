"""The last resort: an emergency that cannot be stored is paged by every way at once.

It is marked "not recorded", and stored as soon as that is possible; then it is paged again, in
its order, under its number. Twice is better than never.
"""

import asyncio
import logging
import secrets
from collections.abc import Callable, Coroutine
from dataclasses import replace
from typing import Any

from bot.clock.outside import outside_page, unrecorded_page
from bot.desk.desk import Desk
from bot.desk.emergency.commands import RaiseEmergency
from bot.desk.emergency.results import NotRecorded
from bot.domain.access import Actor
from bot.domain.emergency import Emergency
from bot.domain.errors import Busy, NotSaved, UserError
from bot.domain.places import Posted
from bot.messages.emergency import PageMessage, UnrecordedMessage
from bot.ports import Gone, Outlet, Pager

log = logging.getLogger(__name__)

_TRY_AGAIN = 1.0  # seconds
_TRIES = 60


class Unrecorded:
    """`place` is the emergency channel."""

    def __init__(self, desk: Desk, outlet: Outlet, pager: Pager, place: Callable[[], str]) -> None:
        self._desk = desk
        self._outlet = outlet
        self._pager = pager
        self._place = place
        self._tasks: set[asyncio.Task[Any]] = set()

    async def page(self, actor: Actor, command: RaiseEmergency, cause: str | None) -> NotRecorded:
        """Page everybody now, and begin to try to store it."""
        now = self._desk.clock.now()
        log.critical("an emergency could not be stored: everybody is paged")
        escalation = self._desk.duty.fixed((), now)
        people = sorted({p for tier in escalation.all_tiers for p in tier.people})
        ways = sorted({way for tier in escalation.all_tiers for way in tier.outside})
        for way in ways:
            self._begin(self._pager.page(way, unrecorded_page(ways)))
        place = self._place()
        self._begin(self._deliver(place, people, command, actor, with_facts=True))
        for person in people:
            self._begin(self._deliver(person, [person], command, actor, with_facts=False))
        self._begin(self._store(actor, replace(command, not_recorded_at=now), cause))
        return NotRecorded(paged=bool(people or ways))

    def page_step(self, emergency: Emergency) -> None:
        """Page the step after the last one of an emergency that was stored before."""
        tier = emergency.escalation.tier(emergency.step + 1)
        for way in tier.outside:
            self._begin(self._pager.page(way, outside_page(emergency, tier.name)))
        place = self._place()
        for person in tier.people:
            token = secrets.token_hex(16)
            page = PageMessage(token, person, emergency, (person,), place, None, None)
            self._begin(self._outlet.deliver(page))

    async def _deliver(
        self,
        channel: str,
        people: list[str],
        command: RaiseEmergency,
        actor: Actor,
        *,
        with_facts: bool,
    ) -> None:
        message = UnrecordedMessage(
            token=secrets.token_hex(16),
            channel=channel,
            request=command.request,
            raised_by=actor.id,
            people=tuple(people),
            place=self._place(),
            with_facts=with_facts and not command.request.nondisclosure.ordered,
        )
        for _ in range(_TRIES):
            outcome = await self._outlet.deliver(message)
            log.warning("not recorded, page %s", type(outcome).__name__.lower())
            if isinstance(outcome, Posted | Gone):
                return
            await asyncio.sleep(_TRY_AGAIN)

    async def _store(self, actor: Actor, command: RaiseEmergency, cause: str | None) -> None:
        while True:
            try:
                await self._desk.do(actor, command, cause=cause)
            except (Busy, NotSaved):
                await asyncio.sleep(_TRY_AGAIN)
            except UserError as error:
                log.error("the emergency could not be stored: %s", type(error).__name__)
                return
            else:
                return

    def _begin(self, work: Coroutine[Any, Any, Any]) -> None:
        task = asyncio.create_task(work)
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)
