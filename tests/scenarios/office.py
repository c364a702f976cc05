"""The words that stories are told in: who types, clicks and sees what."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path
from typing import Any

from app.start import running
from bot.desk.desk import Desk
from bot.settings import Settings
from cli.trying import settings_for
from workspace.deliveries import Ack
from workspace.model import Message, View
from workspace.person import Person
from workspace.sight import words
from workspace.workspace import Workspace

DESK = "legal-desk"
SEALED = "legal-sealed"


@dataclass(frozen=True)
class Office:
    """A workspace and the desk in it."""

    workspace: Workspace
    settings: Settings
    desk: Desk

    def __getattr__(self, handle: str) -> Person:
        """`office.maya` is Maya at her Slack client."""
        return self.workspace.person(handle)

    async def opens(self, line: str = "subpoena", by: str = "maya") -> Message:
        """Somebody opens a case with one line; its card in the desk's channel."""
        person = self.workspace.person(by)
        before = len(await self.cards())
        await told(person, f"/case new {line}" if "=" in line else f"/case new {line} country=US")
        return await person.sees(f"LR-{before + 1} · ", DESK)

    async def cards(self) -> list[Message]:
        """The cases' cards that stand in the desk's channel, oldest first."""
        channel = self.workspace.person("maya").messages(DESK)
        return [m for m in channel if m.visible_to is None and m.text.startswith("LR-")]

    async def hears(self) -> None:
        """Until the desk has heard what changed in the workspace: events come in their order."""
        before = len(self.workspace.deliveries.sent)
        await told(self.workspace.person("ada"), "/case help")
        assert len(self.workspace.deliveries.sent) > before

    def wind(self, days: int) -> None:
        """Let days go by."""
        self.workspace.clock.wind(timedelta(days=days))

    def _behind(self) -> timedelta:
        return self.workspace.clock.now() - self.desk.clock.now()

    async def winds(self, days: int) -> None:
        """Let days go by, until the desk has heard of it."""
        self.wind(days)
        async with asyncio.timeout(5):
            while self._behind() > timedelta(hours=1):  # noqa: ASYNC110 — it tells nobody
                await asyncio.sleep(0.01)


async def desk_settings(workspace: Workspace, database: Path) -> Settings:
    """The settings of `writdesk try` for this workspace."""
    there = {
        "url": workspace.api_url,
        "bot_token": workspace.bot_token,
        "app_token": workspace.app_token,
    }
    return await settings_for(there, database)


@asynccontextmanager
async def connected(workspace: Workspace, settings: Settings) -> AsyncIterator[Office]:
    """A desk on this database, for as long as the context lasts; the workspace goes on."""
    clock_url = f"{workspace.state.base_url}/clock"
    before = len(workspace.deliveries.connections)
    async with running(settings, create=True, clock_url=clock_url) as started:
        await workspace.connected(before + 1)
        yield Office(workspace, settings, started.desk)


async def told(person: Person, line: str, channel: str = DESK) -> str:
    """What the desk tells the person, and nobody else, when they type a command."""
    ack = await person.command(line, channel)
    assert ack.acknowledged, ack.error
    return said(ack)


def said(ack: Ack) -> str:
    """The words of an acknowledgement."""
    payload: dict[str, Any] = ack.payload or {}
    blocks = payload.get("blocks") or []
    spoken = Message(channel="", ts="", user="", text=payload.get("text") or "", blocks=blocks)
    return words(spoken)


async def fills(person: Person, view: View, values: dict[str, Any]) -> Ack:
    """The person fills in a form and sends it."""
    person.fill(view, values)
    return await person.submit(view)
