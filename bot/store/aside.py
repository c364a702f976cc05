"""A long look at the database beside the desk's work: the loop does not wait for it.

It happens in a thread, through a connection of its own that can only read. SQLite's known fault
with two connections (https://sqlite.org/wal.html#walresetbug) needs both to write or to bring the
log into the database, and this one does neither.
"""

import asyncio
from collections.abc import Callable
from typing import TypeVar

from bot.store.database import Database, Store, read_only

T = TypeVar("T")


async def aside(store: Store, look: Callable[[Database], T]) -> T:
    """What `look` finds in the database as it stands now."""
    return await asyncio.to_thread(_look, store, look)


def _look(store: Store, look: Callable[[Database], T]) -> T:
    with read_only(store.path) as db:
        return look(db)
