"""Preservations, as rows."""

import datetime as dt
from typing import Any

from sqlite_utils import Database

from bot.domain.preservation import Preservation, Question
from bot.store.database import row, rows
from bot.store.times import maybe_date, maybe_moment, to_moment, to_text

# Open legal process for the same data: a linked case, or the preserving case itself where it is
# one. A preservation and its extension ask for no data.
_HOLDING = """
    SELECT c.id FROM cases c
    WHERE c.status <> 'closed' AND c.process NOT IN ('preservation', 'preservation_extension')
    AND (c.id = :case_id OR c.id IN
        (SELECT case_id FROM preservation_process WHERE preservation_id = :id))
    ORDER BY c.id
"""


def insert(db: Database, kept: Preservation) -> int:
    """Store a new one; its `id` is given by the database and returned."""
    columns = _columns(kept)
    names = ", ".join(columns)
    marks = ", ".join(f":{name}" for name in columns)
    cursor = db.execute(f"INSERT INTO preservations ({names}) VALUES ({marks})", columns)  # noqa: S608 — names are ours
    return int(cursor.lastrowid or 0)


def update(db: Database, kept: Preservation) -> None:
    columns = _columns(kept)
    sets = ", ".join(f"{name} = :{name}" for name in columns)
    db.execute(f"UPDATE preservations SET {sets} WHERE id = :id", columns | {"id": kept.id})  # noqa: S608 — names are ours


def add_process(db: Database, kept_id: int, case_id: int) -> None:
    """Link a case of legal process for the same data."""
    db.execute(
        "INSERT OR IGNORE INTO preservation_process (preservation_id, case_id) VALUES (?, ?)",
        [kept_id, case_id],
    )


def get(db: Database, kept_id: int) -> Preservation | None:
    found = row(db, "SELECT * FROM preservations WHERE id = ?", [kept_id])
    return _kept(db, found) if found else None


def of_case(db: Database, case_id: int) -> Preservation | None:
    """The case's preservation; the newest one where an earlier one was released."""
    found = row(
        db, "SELECT * FROM preservations WHERE case_id = ? ORDER BY id DESC LIMIT 1", [case_id]
    )
    return _kept(db, found) if found else None


def holding(db: Database, kept: Preservation) -> list[int]:
    """The open cases of legal process because of which the snapshot is held."""
    found = rows(db, _HOLDING, {"id": kept.id, "case_id": kept.case_id})
    return [each["id"] for each in found]


def held_by(db: Database, case_id: int) -> list[Preservation]:
    """The standing preservations that this case holds, or would hold while it is open."""
    found = rows(
        db,
        "SELECT p.* FROM preservations p WHERE p.released_at IS NULL AND (p.case_id = :case_id OR"
        " p.id IN (SELECT preservation_id FROM preservation_process WHERE case_id = :case_id))",
        {"case_id": case_id},
    )
    return [_kept(db, each) for each in found]


def expiring(
    db: Database, *, until: dt.date, seen_by: str | None, offset: int, limit: int
) -> tuple[list[Preservation], int]:
    """A page of the standing ones whose last day is at or before `until`, and how many there are.

    `seen_by` None means that those of every sealed case may show.
    """
    where = (
        " FROM preservations p JOIN cases c ON c.id = p.case_id"
        " WHERE p.released_at IS NULL AND p.expires_on <= :until"
        " AND (:seen_by IS NULL OR c.sealed = 0"
        " OR :seen_by IN (c.assignee, c.approver, c.opened_by) OR EXISTS"
        " (SELECT 1 FROM case_people WHERE case_id = c.id AND person = :seen_by))"
    )
    values = {"until": until.isoformat(), "seen_by": seen_by, "limit": limit, "offset": offset}
    total = row(db, f"SELECT count(*) AS n{where}", values)
    found = rows(
        db, f"SELECT p.*{where} ORDER BY p.expires_on, p.id LIMIT :limit OFFSET :offset", values
    )
    return [_kept(db, each) for each in found], total["n"] if total else 0


def _columns(kept: Preservation) -> dict[str, Any]:
    return {
        "case_id": kept.case_id,
        "target": kept.target,
        "snapshot_at": to_text(kept.snapshot_at),
        "first_expires_on": kept.first_expires_on.isoformat(),
        "expires_on": kept.expires_on.isoformat(),
        "extensions": kept.extensions,
        "asked": kept.asked.value if kept.asked else None,
        "asked_received_on": kept.asked_received_on.isoformat() if kept.asked_received_on else None,
        "released_at": to_text(kept.released_at) if kept.released_at else None,
        "released_by": kept.released_by,
    }


def _kept(db: Database, found: dict[str, Any]) -> Preservation:
    linked = rows(
        db, "SELECT case_id FROM preservation_process WHERE preservation_id = ?", [found["id"]]
    )
    return Preservation(
        id=found["id"],
        case_id=found["case_id"],
        target=found["target"],
        snapshot_at=to_moment(found["snapshot_at"]),
        first_expires_on=dt.date.fromisoformat(found["first_expires_on"]),
        expires_on=dt.date.fromisoformat(found["expires_on"]),
        extensions=found["extensions"],
        asked=Question(found["asked"]) if found["asked"] else None,
        asked_received_on=maybe_date(found["asked_received_on"]),
        released_at=maybe_moment(found["released_at"]),
        released_by=found["released_by"],
        process=frozenset(each["case_id"] for each in linked),
    )
