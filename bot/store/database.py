"""The desk's one database: how it is opened, locked, migrated and written to.

SQLite through sqlite-utils, with one writing connection in one event loop. WAL with
`synchronous=FULL`, so that what was acknowledged survives a power cut; strict tables; foreign
keys on. A wait for a lock lasts `BUSY_MS` at most: the caller tries again without blocking.
"""

import fcntl
import os
import secrets
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any

from sqlite_utils import Database

from bot.store.migrations import MIGRATIONS

__all__ = [
    "BUSY_MS",
    "Database",
    "Full",
    "Locked",
    "Store",
    "StoreError",
    "each_row",
    "hold_lock",
    "key_file",
    "open_store",
    "read_only",
    "row",
    "rows",
]

BUSY_MS = 250
_OWNER_ONLY = 0o600
_PRAGMAS = (
    "journal_mode = WAL",
    "synchronous = FULL",
    "foreign_keys = ON",
    "cache_size = -8192",  # KiB; what is beyond is in the system's cache
)
_STATEMENTS_KEPT = 1000  # more than the store has, so that each is prepared once


class StoreError(Exception):
    """The database cannot be used; the message says what the desk's admin must do."""


class Locked(Exception):
    """Another connection holds the database just now; nothing was written."""


class Full(Exception):
    """The disk is full; nothing was written."""


class Store:
    """An open database. Use `open_store` to make one, `close` when done.

    `on_full` is called whenever something could not be written for want of room.
    """

    def __init__(self, path: Path, database: Database, key: bytes, lock: int) -> None:
        self.path = path
        self.db = database
        self.key = key
        self.on_full: Callable[[], None] = lambda: None
        self._lock = lock

    @contextmanager
    def write(self, *, wait: bool = True) -> Iterator[Database]:
        """One transaction: all of it is kept, or nothing.

        `BEGIN IMMEDIATE` takes the write lock at once, so that reading and then writing inside
        never fails half-way. With `wait` false a held lock is not waited for.

        Raises:
            Locked, Full: nothing was written.
        """
        connection = self.db.conn
        try:
            if not wait:
                connection.execute("PRAGMA busy_timeout = 0")
            connection.execute("BEGIN IMMEDIATE")
            try:
                yield self.db
                connection.execute("COMMIT")
            except BaseException:
                if connection.in_transaction:
                    connection.execute("ROLLBACK")
                raise
        except sqlite3.OperationalError as error:
            translated = _translated(error)
            if isinstance(translated, Full):
                self.on_full()
            raise translated from error
        finally:
            if not wait:
                connection.execute(f"PRAGMA busy_timeout = {BUSY_MS}")

    def close(self) -> None:
        self.db.close()
        os.close(self._lock)


def open_store(path: Path, *, create: bool) -> Store:
    """Open the database at `path` and bring it to the present schema.

    With `create` false a missing or empty file is refused: an empty docket must never pass for
    the real one.

    Raises:
        StoreError: when it is missing, damaged, or another desk has it open.
    """
    lock = hold_lock(path)
    try:
        fresh = not path.exists() or path.stat().st_size == 0
        if fresh and not create:
            raise StoreError(
                f"There is no database at {path}. If this is a new desk, start it once with"
                " --create; otherwise bring back a backup with `writdesk restore`."
            )
        return Store(path, _connect(path), _key(path, fresh=fresh), lock)
    except BaseException:
        os.close(lock)
        raise


def _connect(path: Path) -> Database:
    descriptor = os.open(path, os.O_CREAT | os.O_RDWR, _OWNER_ONLY)
    os.close(descriptor)
    connection = sqlite3.connect(path, timeout=BUSY_MS / 1000, cached_statements=_STATEMENTS_KEPT)
    try:
        for pragma in _PRAGMAS:
            connection.execute(f"PRAGMA {pragma}")
        found = connection.execute("PRAGMA quick_check(1)").fetchone()[0]
        if found != "ok":
            raise sqlite3.DatabaseError(found)
        database = Database(connection)
        MIGRATIONS.apply(database)
        return database
    except sqlite3.DatabaseError as error:
        connection.close()
        if isinstance(error, sqlite3.OperationalError) and isinstance(_translated(error), Full):
            raise StoreError(
                f"The database at {path} cannot be opened ({error}): its disk is full, or fails."
                " Make room and try again; nothing was changed."
            ) from error
        raise StoreError(
            f"The database at {path} is damaged ({error}). Bring back the newest backup with"
            " `writdesk restore`; the damaged file is left as it is."
        ) from error


@contextmanager
def read_only(path: Path) -> Iterator[Database]:
    """The database as it stands now, for a thread that only reads.

    It can neither write nor move what was written, so there is still one connection that does.
    """
    uri = f"{path.absolute().as_uri()}?mode=ro"
    with closing(sqlite3.connect(uri, uri=True, timeout=BUSY_MS / 1000)) as connection:
        connection.execute("BEGIN")
        yield Database(connection)


def hold_lock(path: Path) -> int:
    """A lock, held until the descriptor is closed, so that no second desk opens the file.

    Raises:
        StoreError: when another process holds it.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    descriptor = os.open(f"{path}.lock", os.O_CREAT | os.O_RDWR, _OWNER_ONLY)
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        os.close(descriptor)
        raise StoreError(
            f"Another desk has {path} open. Stop it first; two desks never share a database."
        ) from None
    return descriptor


def _key(path: Path, *, fresh: bool) -> bytes:
    """The secret that the audit log is hashed with, in a file beside the database.

    It is not in the database, so that who can only write there cannot forge the chain.
    """
    file = key_file(path)
    if file.exists():
        return bytes.fromhex(file.read_text().strip())
    if not fresh:
        raise StoreError(
            f"The audit key {file} is missing. Put it back from the backup: without it the audit"
            " log can be neither continued nor verified."
        )
    key = secrets.token_bytes(32)
    descriptor = os.open(file, os.O_CREAT | os.O_EXCL | os.O_WRONLY, _OWNER_ONLY)
    with os.fdopen(descriptor, "w") as handle:
        handle.write(key.hex() + "\n")
    return key


def key_file(path: Path) -> Path:
    """Where the audit key of the database at `path` stands: beside it."""
    return Path(f"{path}.key")


def _translated(error: sqlite3.OperationalError) -> Exception:
    primary = (error.sqlite_errorcode or 0) & 0xFF
    if primary in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED):
        return Locked(str(error))
    if primary in (sqlite3.SQLITE_FULL, sqlite3.SQLITE_IOERR):
        return Full(str(error))
    return error


def rows(db: Database, sql: str, values: Any = ()) -> list[dict[str, Any]]:
    """All rows of a query, as dictionaries by column."""
    return list(each_row(db, sql, values))


def each_row(db: Database, sql: str, values: Any = ()) -> Iterator[dict[str, Any]]:
    """The rows of a query one by one, where they are too many to hold at once."""
    cursor = db.conn.execute(sql, values)
    names = [column[0] for column in cursor.description]
    for found in cursor:
        yield dict(zip(names, found, strict=True))


def row(db: Database, sql: str, values: Any = ()) -> dict[str, Any] | None:
    """The first row of a query, or None."""
    cursor = db.conn.execute(sql, values)
    found = cursor.fetchone()
    if found is None:
        return None
    names = [column[0] for column in cursor.description]
    return dict(zip(names, found, strict=True))
