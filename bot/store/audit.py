"""The audit log: a chain of keyed hashes that only grows.

A row holds ids, names of fields, who, when, and keyed hashes of values, never a value: retention
can reduce a case and the chain still holds. Each row's hash covers the one before it.
"""

import datetime as dt
import hmac
import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from sqlite_utils import Database

from bot.store.database import Store, row, rows
from bot.store.times import to_moment, to_text

_START = "0" * 64
_LAST = "SELECT seq, hash FROM audit ORDER BY seq DESC LIMIT 1"
_INSERT = (
    "INSERT INTO audit (seq, at, actor, action, case_id, fields, previous, hash)"
    " VALUES (:seq, :at, :actor, :action, :case_id, :fields, :previous, :hash)"
)


@dataclass(frozen=True, slots=True)
class Broken:
    """The first row of the chain that was touched, and what is wrong with it."""

    seq: int
    why: str


@dataclass(frozen=True, slots=True)
class Verified:
    """How long the chain is, its head, and where it breaks, if it does."""

    rows: int
    head: str
    broken: Broken | None


@dataclass(frozen=True, slots=True)
class Entry:
    """What a row of the log says. `fields` maps names to values, which are kept hashed."""

    actor: str
    action: str
    case_id: int | None = None
    fields: Mapping[str, str | None] | None = None


def append_all(store: Store, entries: Iterable[Entry], *, at: dt.datetime) -> None:
    """Add many rows at one moment, inside the caller's transaction."""
    store.db.conn.executemany(_INSERT, _rows(store.key, row(store.db, _LAST), entries, at))


def append(
    store: Store,
    *,
    at: dt.datetime,
    actor: str,
    action: str,
    case_id: int | None = None,
    fields: Mapping[str, str | None] | None = None,
) -> None:
    """Add a row, inside the caller's transaction. `fields` maps names to values, kept hashed."""
    append_all(store, [Entry(actor, action, case_id, fields)], at=at)


def rows_of(db: Database, case_id: int) -> list[dict[str, Any]]:
    """The rows about a case as they stand: who, what, when, and the hashes."""
    return rows(db, "SELECT * FROM audit WHERE case_id = ? ORDER BY seq", [case_id])


def head(db: Database) -> str | None:
    """The hash of the newest row, which covers all before it; None while there is no row."""
    last = row(db, _LAST)
    return str(last["hash"]) if last else None


def begun_at(db: Database) -> dt.datetime | None:
    """When its first entry was written: the desk's first day."""
    found = row(db, "SELECT at FROM audit ORDER BY seq LIMIT 1")
    return to_moment(found["at"]) if found else None


def seq_of(db: Database, head: str) -> int | None:
    """The row that a head was noted of; None where the log has lost it."""
    found = row(db, "SELECT seq FROM audit WHERE hash = ?", [head])
    return int(found["seq"]) if found else None


def verify(db: Database, key: bytes) -> Verified:
    """Walk the chain from its start; memory stays flat however long it is."""
    expected_seq, previous = 1, _START
    for entry in db.query("SELECT * FROM audit ORDER BY seq"):
        broken = _fault(entry, expected_seq, previous, key)
        if broken:
            return Verified(expected_seq - 1, previous, Broken(entry["seq"], broken))
        expected_seq, previous = expected_seq + 1, entry["hash"]
    return Verified(expected_seq - 1, previous, None)


def _rows(
    key: bytes, last: Mapping[str, Any] | None, entries: Iterable[Entry], at: dt.datetime
) -> Iterator[dict[str, Any]]:
    above, previous = (last["seq"], last["hash"]) if last else (0, _START)
    moment = to_text(at)
    for seq, entry in enumerate(entries, above + 1):
        fields = (entry.fields or {}).items()
        made: dict[str, Any] = {
            "seq": seq,
            "at": moment,
            "actor": entry.actor,
            "action": entry.action,
            "case_id": entry.case_id,
            "fields": _canonical({name: _hash_value(key, name, value) for name, value in fields}),
            "previous": previous,
        }
        previous = _chain(key, made)
        yield made | {"hash": previous}


def _fault(entry: dict[str, Any], seq: int, previous: str, key: bytes) -> str | None:
    if entry["seq"] != seq:
        return f"row {seq} is missing before it"
    if entry["previous"] != previous:
        return "it does not follow the row before it"
    if not hmac.compare_digest(entry["hash"], _chain(key, entry)):
        return "its content was changed"
    return None


def _chain(key: bytes, entry: Mapping[str, Any]) -> str:
    covered = {name: value for name, value in entry.items() if name != "hash"}
    return _keyed(key, _canonical(covered))


def _hash_value(key: bytes, name: str, value: str | None) -> str | None:
    return None if value is None else _keyed(key, f"{name}\0{value}")


def _keyed(key: bytes, text: str) -> str:
    return hmac.digest(key, text.encode(), "sha256").hex()


_canonical = json.JSONEncoder(sort_keys=True, separators=(",", ":"), ensure_ascii=True).encode
