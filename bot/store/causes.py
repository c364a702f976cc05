"""One effect per cause: what has already been done, by the id that Slack gave the cause."""

import datetime as dt

from sqlite_utils import Database

from bot.store.database import row
from bot.store.times import to_text


def seen(db: Database, cause: str) -> tuple[bool, int | None]:
    """Whether the cause had its effect, and the case that it touched."""
    found = row(db, "SELECT case_id FROM causes WHERE cause = ?", [cause])
    return (True, found["case_id"]) if found else (False, None)


def remember(db: Database, cause: str, at: dt.datetime, case_id: int | None) -> None:
    db.execute(
        "INSERT INTO causes (cause, at, case_id) VALUES (?, ?, ?)", [cause, to_text(at), case_id]
    )


def forget_before(db: Database, at: dt.datetime) -> None:
    """Slack sends nothing again after an hour; older causes are only weight."""
    db.execute("DELETE FROM causes WHERE at < ?", [to_text(at)])
