"""A preservation, a morning on which its reminder is due, and the quiet after it."""

import asyncio
import datetime as dt
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from bot.store.times import to_text
from tests.scenarios.office import told
from workspace.model import Message
from workspace.person import Person
from workspace.sight import words
from workspace.state import Change
from workspace.workspace import Workspace

DESK = "legal-desk"
TARGET = 'preservation country=US agency="Harbor Police" account_email=a@example.com'
THIRTY = "preservation: 30 days left"
OWED = (
    "SELECT 1 FROM outbox WHERE state IN ('owed', 'sending', 'unknown') AND next_at <= ?",
    "SELECT 1 FROM reminders WHERE state = 'waiting' AND due_at <= ?",
)
SOON = dt.timedelta(seconds=20)  # what was throttled comes back within it
QUIET = 10  # looks in a row, a tenth of a second apart


async def preserved(workspace: Workspace) -> Person:
    """Tom opens a case, takes it, and records its snapshot; everything has been posted."""
    tom = workspace.person("tom")
    await told(tom, f"/case new {TARGET}")
    await told(tom, "/case take LR-1")
    await told(tom, "/preserve new LR-1 snapshot=now")
    card = await tom.sees("90 days left", DESK, seconds=20)
    await tom.sees("recorded a preservation", DESK, card.ts, seconds=20)
    return tom


def wind_to_morning(workspace: Workspace, days: int, *, minutes: int = 0) -> None:
    now = workspace.clock.now()
    date = now.date() + dt.timedelta(days=days)
    at = dt.datetime.combine(date, dt.time(9, minutes), dt.UTC)
    workspace.clock.wind(at - now)


def told_of(person: Person, text: str) -> list[Message]:
    """What the desk wrote to a person directly that says this."""
    return [message for message in person.messages() if text in words(message)]


def when_posted(
    workspace: Workspace, text: str, do: Callable[[], None], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Do something at the very moment at which a message stands, before Slack answers."""
    announce = workspace.state.announce

    def announced(change: Change) -> None:
        announce(change)
        roots = [root for place in workspace.state.channels.values() for root in place.messages]
        posted = [message for root in roots for message in (root, *root.replies)]
        if any(text in words(message) for message in posted):
            do()

    monkeypatch.setattr(workspace.state, "announce", announced)


async def settles(workspace: Workspace, database: Path) -> None:
    """Until the desk owes nothing that falls due within seconds: it posts nothing more by itself.

    What it would wrongly say once more would be owed as a row, and so be waited for.
    """
    quiet = 0
    async with asyncio.timeout(40):
        while quiet < QUIET:
            quiet = 0 if _owes(workspace, database) else quiet + 1
            await asyncio.sleep(0.1)


def _owes(workspace: Workspace, database: Path) -> bool:
    soon = to_text(workspace.clock.now() + SOON)
    with closing(sqlite3.connect(f"file:{database}?mode=ro", uri=True)) as db:
        return any(db.execute(query, [soon]).fetchone() for query in OWED)
