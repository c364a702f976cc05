"""The files of cases, as rows: what they are called and what they hash to."""

import datetime as dt

from sqlite_utils import Database

from bot.domain.files import CaseFile
from bot.store.database import rows
from bot.store.times import to_text


def add(db: Database, case_id: int, file: CaseFile, *, by: str, at: dt.datetime) -> None:
    """Keep a file with a case; the same content once more changes nothing."""
    db.execute(
        "INSERT OR IGNORE INTO case_files (case_id, sha256, name, size, added_at, added_by)"
        " VALUES (?, ?, ?, ?, ?, ?)",
        [case_id, file.sha256, file.name, file.size, to_text(at), by],
    )


def of_case(db: Database, case_id: int) -> list[CaseFile]:
    found = rows(
        db,
        "SELECT name, size, sha256 FROM case_files WHERE case_id = ? ORDER BY added_at, name",
        [case_id],
    )
    return [CaseFile(**each) for each in found]


def cases_with(db: Database, sha256: str) -> list[int]:
    """The cases that have a file of just this content, newest first."""
    found = rows(
        db, "SELECT case_id FROM case_files WHERE sha256 = ? ORDER BY case_id DESC", [sha256]
    )
    return [each["case_id"] for each in found]
