"""Backups: a whole copy of the database and its audit key, verified before it counts.

A backup is a folder that only its owner can read.
"""

import datetime as dt
import os
import shutil
import sqlite3
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from sqlite_utils import Database

from bot.store import audit
from bot.store.database import StoreError, hold_lock, key_file, row

_DATABASE = "writdesk.db"
_KEY = "audit.key"
_NAME = "writdesk-%Y%m%dT%H%M%SZ"
_SIDE_FILES = ("-wal", "-shm")


@dataclass(frozen=True, slots=True)
class Backup:
    """What a backup holds: its folder, how many cases, and how far its audit log goes."""

    folder: Path
    cases: int
    audit_rows: int


def back_up(db: Database, key: bytes, into: Path, *, now: dt.datetime, keep: int) -> Backup:
    """Copy the database as `db` sees it, verify the copy, and keep the newest `keep`.

    Raises:
        StoreError: when the copy cannot be made or does not verify; older ones stay.
    """
    folder = into / now.astimezone(dt.UTC).strftime(_NAME)
    unfinished = folder.with_suffix(".unfinished")
    try:
        into.mkdir(parents=True, exist_ok=True, mode=0o700)
        unfinished.mkdir(mode=0o700)
        _copy(db, key, unfinished)
        made = check(unfinished)
        unfinished.rename(folder)
    except (OSError, sqlite3.Error) as error:
        shutil.rmtree(unfinished, ignore_errors=True)
        raise StoreError(
            f"No backup was made in {into}: {error}. Make room or choose another folder with"
            " --into; the backups that are there are untouched."
        ) from error
    _prune(into, keep)
    return Backup(folder, made.cases, made.audit_rows)


def check(folder: Path) -> Backup:
    """Open a backup as it is and verify it: SQLite's own check, and the audit chain.

    Raises:
        StoreError: when it is no backup, or damaged.
    """
    database, key = folder / _DATABASE, folder / _KEY
    if not database.is_file() or not key.is_file():
        raise StoreError(
            f"{folder} is no backup of the desk: it lacks {_DATABASE} or {_KEY}. Name one of the"
            " folders that `writdesk backup` made."
        )
    connection = sqlite3.connect(f"file:{database}?mode=ro&immutable=1", uri=True)
    try:
        found = connection.execute("PRAGMA integrity_check(1)").fetchone()[0]
        db = Database(connection)
        chain = audit.verify(db, bytes.fromhex(key.read_text().strip()))
        if found != "ok" or chain.broken:
            raise StoreError(f"The backup in {folder} is damaged. Use an older one.")
        counted = row(db, "SELECT count(*) AS n FROM cases")
        return Backup(folder, counted["n"] if counted else 0, chain.rows)
    except sqlite3.DatabaseError as error:
        raise StoreError(
            f"The backup in {folder} is damaged ({error}). Use an older one."
        ) from error
    finally:
        connection.close()


def restore(folder: Path, path: Path, *, though_newer: bool) -> Backup:
    """Put a backup in the place of the database at `path`; what stood there is kept beside it.

    Raises:
        StoreError: when it is no whole backup, a desk is running, or the database there goes
            further than the backup and `though_newer` is false.
    """
    backup = check(folder)
    lock = hold_lock(path)
    try:
        rows_there = _audit_rows(path)
        if rows_there > backup.audit_rows and not though_newer:
            raise StoreError(
                f"The database at {path} is newer: its audit log has {rows_there} rows, the"
                f" backup's {backup.audit_rows}. To go back all the same, add --though-newer; the"
                " database that is there now is kept beside it."
            )
        _place({folder / _DATABASE: path, folder / _KEY: key_file(path)}, path)
        return backup
    finally:
        os.close(lock)


def newest_at(into: Path) -> dt.datetime | None:
    """When the newest backup in a folder was made; None where there is none."""
    made = sorted(folder.name for folder in into.glob("writdesk-*Z") if folder.is_dir())
    return dt.datetime.strptime(made[-1], _NAME).replace(tzinfo=dt.UTC) if made else None


def _copy(db: Database, key: bytes, folder: Path) -> None:
    target = sqlite3.connect(folder / _DATABASE)
    try:
        db.conn.backup(target)
        target.execute("PRAGMA journal_mode = DELETE")
    finally:
        target.close()
    (folder / _KEY).write_text(key.hex() + "\n")
    for file in folder.iterdir():
        file.chmod(0o600)


def _audit_rows(path: Path) -> int:
    """How far the audit log of the database there goes; 0 where none can be read."""
    if not path.exists():
        return 0
    connection = sqlite3.connect(path)
    try:
        return int(connection.execute("SELECT count(*) FROM audit").fetchone()[0])
    except sqlite3.DatabaseError:
        return 0
    finally:
        connection.close()


def _set_aside(path: Path) -> None:
    stamp = dt.datetime.now(dt.UTC).strftime("%Y%m%dT%H%M%SZ")
    for file in (path, key_file(path), *(Path(f"{path}{end}") for end in _SIDE_FILES)):
        if file.exists():
            file.rename(file.with_name(f"{file.name}.replaced-{stamp}"))


def _place(files: Mapping[Path, Path], path: Path) -> None:
    """Put files in their places, once all of them are on the disk beside what is there."""
    copies = {file: target.with_name(f"{target.name}.restoring") for file, target in files.items()}
    try:
        for file, copy in copies.items():
            shutil.copyfile(file, copy)
            copy.chmod(0o600)
        _set_aside(path)
        for file, copy in copies.items():
            copy.rename(files[file])
    except OSError as error:
        for copy in copies.values():
            copy.unlink(missing_ok=True)
        raise StoreError(
            f"The backup could not be put at {path}: {error}. Make room there and try again; the"
            " database that is there is untouched."
        ) from error


def _prune(into: Path, keep: int) -> None:
    made = sorted(folder for folder in into.glob("writdesk-*Z") if folder.is_dir())
    for folder in made[:-keep]:
        shutil.rmtree(folder)
