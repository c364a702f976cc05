"""Links between cases that people made, as rows. A link has no direction."""

import datetime as dt

from sqlite_utils import Database

from bot.store.database import rows
from bot.store.times import to_text


def add(db: Database, one: int, other: int, *, by: str, at: dt.datetime) -> bool:
    """Whether they were not linked before."""
    cursor = db.execute(
        "INSERT OR IGNORE INTO case_links (case_id, other_id, at, linked_by) VALUES (?, ?, ?, ?)",
        [min(one, other), max(one, other), to_text(at), by],
    )
    return bool(cursor.rowcount)


def remove(db: Database, one: int, other: int) -> bool:
    """Whether they were linked."""
    cursor = db.execute(
        "DELETE FROM case_links WHERE case_id = ? AND other_id = ?",
        [min(one, other), max(one, other)],
    )
    return bool(cursor.rowcount)


def of_case(db: Database, case_id: int) -> list[int]:
    """What a case is linked to, newest first."""
    found = rows(
        db,
        "SELECT other_id AS id FROM case_links WHERE case_id = :case"
        " UNION SELECT case_id AS id FROM case_links WHERE other_id = :case ORDER BY id DESC",
        {"case": case_id},
    )
    return [each["id"] for each in found]
