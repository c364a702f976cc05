"""Letters, as rows: every version that somebody kept, and which of them was sent."""

import datetime as dt
from dataclasses import dataclass
from typing import Any, Literal, get_args

from sqlite_utils import Database

from bot.store.database import row, rows
from bot.store.times import maybe_moment, to_moment, to_text

Addressee = Literal["agency", "user"]


@dataclass(frozen=True, slots=True)
class Letter:
    """One version. `facts`: the hash of the facts that it was written on."""

    id: int
    case_id: int
    addressee: Addressee
    text: str
    facts: str
    written_by: str
    written_at: dt.datetime
    sent_by: str | None = None
    sent_at: dt.datetime | None = None


def insert(db: Database, letter: Letter) -> int:
    """Keep a version; its `id` is given by the database and returned."""
    cursor = db.execute(
        "INSERT INTO letters (case_id, addressee, text, facts, written_by, written_at, sent_by,"
        " sent_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
        [
            letter.case_id,
            letter.addressee,
            letter.text,
            letter.facts,
            letter.written_by,
            to_text(letter.written_at),
            letter.sent_by,
            to_text(letter.sent_at) if letter.sent_at else None,
        ],
    )
    return int(cursor.lastrowid or 0)


def get(db: Database, letter_id: int) -> Letter | None:
    found = row(db, "SELECT * FROM letters WHERE id = ?", [letter_id])
    return _letter(found) if found else None


def newest(db: Database, case_id: int, addressee: Addressee) -> Letter | None:
    """The version kept last."""
    found = row(
        db,
        "SELECT * FROM letters WHERE case_id = ? AND addressee = ? ORDER BY id DESC LIMIT 1",
        [case_id, addressee],
    )
    return _letter(found) if found else None


def of_case(db: Database, case_id: int) -> list[Letter]:
    """Every version kept for a case, newest first."""
    found = rows(db, "SELECT * FROM letters WHERE case_id = ? ORDER BY id DESC", [case_id])
    return [_letter(each) for each in found]


def _letter(found: dict[str, Any]) -> Letter:
    agency, user = get_args(Addressee)
    return Letter(
        id=found["id"],
        case_id=found["case_id"],
        addressee=user if found["addressee"] == user else agency,
        text=found["text"],
        facts=found["facts"],
        written_by=found["written_by"],
        written_at=to_moment(found["written_at"]),
        sent_by=found["sent_by"],
        sent_at=maybe_moment(found["sent_at"]),
    )
