"""The facts that a case had before, so that who edits beside somebody else is told what changed."""

import datetime as dt

from sqlite_utils import Database

from bot.domain.cases import Case
from bot.store.database import row
from bot.store.times import to_text
from policy.request import Request, read_request


def keep(db: Database, case: Case, *, until: dt.datetime, changed_by: str) -> None:
    """Keep the facts as they stand now; they are about to be changed."""
    db.execute(
        "INSERT OR REPLACE INTO earlier_facts (case_id, hash, request, until, changed_by)"
        " VALUES (?, ?, ?, ?, ?)",
        [
            case.id,
            case.facts,
            case.request.written(),
            to_text(until),
            changed_by,
        ],
    )


def get(db: Database, case_id: int, facts: str) -> tuple[Request, str] | None:
    """The earlier facts that this hash stands for, and who changed them."""
    found = row(
        db,
        "SELECT request, changed_by FROM earlier_facts WHERE case_id = ? AND hash = ?",
        [case_id, facts],
    )
    return (read_request(found["request"]), found["changed_by"]) if found else None
