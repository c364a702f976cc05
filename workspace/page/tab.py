"""One tab of the browser: one person, at one place, kept up to date."""

import asyncio
from collections.abc import Awaitable
from contextlib import suppress

from nicegui import Client, ui

from workspace.deliveries import Ack
from workspace.forms import CannotDo
from workspace.model import Channel, Message, View
from workspace.page.blocks.surface import Surface
from workspace.page.eyes import choices_of, reader_of
from workspace.page.live import Part
from workspace.page.marks import ReadMarks
from workspace.page.place import HOME, MESSAGES, Place
from workspace.page.troubles import QUIET, Troubles
from workspace.person import Person

# What changes together is drawn together; and the clock goes on where nothing changes.
TOGETHER_SECONDS = 0.02
IDLE_SECONDS = 10.0


class Tab:
    """What every part of the page knows: who looks, where, and how to act in their name."""

    def __init__(
        self,
        person: Person,
        place: Place,
        client: Client,
        *,
        marks: ReadMarks,
        troubles: Troubles,
    ) -> None:
        self.workspace = person.workspace
        self.person = person
        self.place = place
        self.marks = marks
        self.troubles = troubles
        self.client = client
        self.reader = reader_of(person)
        self.parts: list[Part] = []
        self._stale = asyncio.Event()

    def channel(self) -> Channel | None:
        """The channel that is open; None at App Home, or where the person may not look."""
        if self.place.channel == HOME:
            return None
        try:
            return self.person.place(None if self.place.channel == MESSAGES else self.place.channel)
        except CannotDo:
            return None

    def surface(self, place: Message | View) -> Surface:
        """A message or view as this tab's person can use it."""
        return Surface(self.person, place, self.reader, choices_of(self.person), self.run)

    def go(self, place: Place) -> None:
        """Show another place, under its own address."""
        if place == self.place:
            return
        self.place = place
        with self.client:
            ui.navigate.history.push(place.address)
        self.refresh()

    async def run(self, what: str, work: Awaitable[Ack], *, shown: bool = False) -> None:
        """Carry out what the person does. What fails is kept with the troubles and told to them,
        unless the workspace has `shown` it already."""
        try:
            ack = await work
        except CannotDo as error:
            self.tell(f"{error}")
            return
        if ack.error and ack.error not in QUIET:
            trouble = self.troubles.add(self.person.user.real_name, what, ack.error)
            if not shown:
                self.tell(trouble.advice)
        self.refresh()

    def tell(self, words: str) -> None:
        """Say something to the person that stands in no channel."""
        if not self.client.is_deleted:
            with self.client:
                ui.notify(words, position="top", classes="notice", timeout=6000)

    def refresh(self) -> None:
        """Bring every part up to date with the workspace."""
        if self.client.is_deleted:
            return
        self.reader = reader_of(self.person)
        for part in self.parts:
            part.refresh()

    async def follow(self) -> None:
        """Keep the page up to date for as long as the tab is open."""
        self.client.on_connect(self._stale.set)
        async with asyncio.TaskGroup() as watching:
            watching.create_task(self._hear_changes())
            watching.create_task(self._hear_clock())
            watching.create_task(self._redraw())

    async def _hear_changes(self) -> None:
        changes = self.workspace.state.changes()
        try:
            async for _ in changes:
                self._stale.set()
        finally:
            changes.close()

    async def _hear_clock(self) -> None:
        while True:
            await self.workspace.clock.wound()
            self._stale.set()

    async def _redraw(self) -> None:
        while not self.client.is_deleted:
            with suppress(TimeoutError):
                async with asyncio.timeout(IDLE_SECONDS):
                    await self._stale.wait()
            await asyncio.sleep(TOGETHER_SECONDS)
            # A tab that was closed lives on for a moment, and must not read what comes then.
            if self.client.has_socket_connection:
                self._stale.clear()
                self.refresh()
