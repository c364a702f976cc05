"""The database: what it refuses, what it keeps, and what a tampered one shows."""

import datetime as dt
import sqlite3
from collections.abc import Iterator
from pathlib import Path

import pytest

from bot.store import audit, outbox
from bot.store.database import Locked, Store, StoreError, open_store, row
from bot.store.migrations import MIGRATIONS
from bot.store.times import to_moment, to_text

NOW = dt.datetime(2026, 11, 24, 12, tzinfo=dt.UTC)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "writdesk.db"


@pytest.fixture
def store(path: Path) -> Iterator[Store]:
    found = open_store(path, create=True)
    yield found
    found.close()


def _entries(store: Store, count: int) -> None:
    for number in range(count):
        with store.write():
            audit.append(store, at=NOW, actor="UMAYA", action="noted", fields={"n": str(number)})


def test_a_missing_database_is_refused_and_none_is_made(path: Path) -> None:
    with pytest.raises(StoreError, match="--create"):
        open_store(path, create=False)
    assert not path.exists()


def test_a_database_of_zero_bytes_is_refused(path: Path) -> None:
    path.touch()
    with pytest.raises(StoreError, match="--create"):
        open_store(path, create=False)


def test_a_damaged_database_is_refused_and_names_the_way_to_restore(path: Path) -> None:
    path.write_bytes(b"this is no database at all" * 100)
    Path(f"{path}.key").write_text("00" * 32)
    with pytest.raises(StoreError, match="writdesk restore"):
        open_store(path, create=False)


def test_a_second_desk_is_refused(store: Store, path: Path) -> None:
    with pytest.raises(StoreError, match="Another desk"):
        open_store(path, create=False)


def test_it_opens_again_after_it_was_closed(path: Path) -> None:
    open_store(path, create=True).close()
    open_store(path, create=False).close()


def test_a_lost_audit_key_is_refused(path: Path) -> None:
    open_store(path, create=True).close()
    Path(f"{path}.key").unlink()
    with pytest.raises(StoreError, match=r"writdesk\.db\.key is missing"):
        open_store(path, create=False)


def test_database_and_key_are_readable_by_their_owner_alone(store: Store, path: Path) -> None:
    for file in (path, Path(f"{path}.key"), Path(f"{path}.lock")):
        assert file.stat().st_mode & 0o077 == 0


def test_it_is_durable_strict_and_checks_foreign_keys(store: Store) -> None:
    pragma = {
        name: store.db.execute(f"PRAGMA {name}").fetchone()[0]
        for name in ("journal_mode", "synchronous", "foreign_keys")
    }
    assert pragma == {"journal_mode": "wal", "synchronous": 2, "foreign_keys": 1}
    ours = {
        table.name: table.strict
        for table in store.db.tables
        # The full-text tables are FTS5's own.
        if not table.name.startswith(("_", "sqlite_", "open_words", "sealed_words"))
    }
    assert len(ours) > 3
    assert [name for name, strict in ours.items() if not strict] == []


def test_a_transaction_is_kept_whole_or_not_at_all(store: Store) -> None:
    def half_way() -> None:
        with store.write():
            audit.append(store, at=NOW, actor="UMAYA", action="noted")
            raise RuntimeError

    with pytest.raises(RuntimeError):
        half_way()
    assert audit.verify(store.db, store.key).rows == 0


def test_a_held_lock_is_not_waited_for_long(store: Store, path: Path) -> None:
    other = sqlite3.connect(path)
    other.execute("BEGIN IMMEDIATE")
    with pytest.raises(Locked), store.write():
        pass
    other.rollback()
    other.close()
    with store.write():
        audit.append(store, at=NOW, actor="UMAYA", action="noted")


def test_every_migration_is_undone_when_it_is_killed_half_way(path: Path) -> None:
    store = open_store(path, create=True)
    assert [step.name for step in MIGRATIONS.applied(store.db)] == [
        step.name for step in MIGRATIONS._migrations
    ]
    assert MIGRATIONS.pending(store.db) == []
    store.close()


def test_a_whole_chain_verifies(store: Store) -> None:
    _entries(store, 5)
    found = audit.verify(store.db, store.key)
    assert (found.rows, found.broken) == (5, None)


def test_the_database_refuses_to_change_or_cut_the_audit_log(store: Store) -> None:
    _entries(store, 2)
    for change in ("UPDATE audit SET actor = 'UBEN'", "DELETE FROM audit WHERE seq = 1"):
        with pytest.raises(sqlite3.IntegrityError, match="only grows"), store.write():
            store.db.execute(change)


@pytest.mark.parametrize(
    ("change", "seq", "why"),
    [
        ("UPDATE audit SET actor = 'UBEN' WHERE seq = 3", 3, "its content was changed"),
        ("DELETE FROM audit WHERE seq = 3", 4, "row 3 is missing"),
        ("UPDATE audit SET previous = hash WHERE seq = 3", 3, "does not follow"),
    ],
)
def test_verification_names_the_first_row_that_was_touched(
    store: Store, change: str, seq: int, why: str
) -> None:
    _entries(store, 5)
    store.db.execute("DROP TRIGGER audit_is_not_changed")
    store.db.execute("DROP TRIGGER audit_is_not_cut")
    store.db.execute(change)
    broken = audit.verify(store.db, store.key).broken
    assert broken is not None
    assert broken.seq == seq
    assert why in broken.why


def test_the_audit_log_holds_no_value(store: Store) -> None:
    with store.write():
        audit.append(store, at=NOW, actor="UMAYA", action="noted", fields={"text": "a secret"})
    found = row(store.db, "SELECT * FROM audit")
    assert found is not None
    assert "secret" not in str(found)
    assert '"text"' in found["fields"]


def test_a_naive_moment_is_an_error() -> None:
    with pytest.raises(ValueError, match="time zone"):
        to_text(dt.datetime(2026, 11, 24))  # noqa: DTZ001 — the error under test
    assert to_moment(to_text(NOW)) == NOW


def test_what_is_owed_anew_while_it_is_sent_is_owed_again(store: Store) -> None:
    with store.write():
        store.db.execute(
            "INSERT INTO cases (id, version, status, process, request, guide_version, opened_at,"
            " opened_by, sealed) VALUES (1, 1, 'received', 'subpoena', '{}', 'x', 'x', 'U', 0)"
        )
        outbox.owe(store.db, key="card:1", kind=outbox.Kind.CARD, case_id=1, at=NOW)
    (owed,) = outbox.first_due(store.db, NOW)
    with store.write() as db:
        outbox.set_sending(
            db, owed, now=NOW, look_again=NOW + dt.timedelta(minutes=1), channel="C1"
        )
        outbox.owe(db, key="card:1", kind=outbox.Kind.CARD, case_id=1, at=NOW)
        outbox.set_sent(db, owed, channel="C1", ts="1.0", now=NOW)
    again = outbox.by_key(store.db, "card:1")
    assert again is not None
    assert again.state is outbox.State.OWED
    assert (again.channel, again.ts) == ("C1", "1.0")
