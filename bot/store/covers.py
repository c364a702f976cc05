"""Who covers for whom on the rota, and offers to hand a week over, as rows."""

import datetime as dt
from typing import Any

from sqlite_utils import Database

from bot.domain.oncall import Cover
from bot.store.database import row, rows
from bot.store.times import to_moment, to_text


def add(db: Database, person: str, start: dt.datetime, end: dt.datetime, by: str) -> int:
    cursor = db.execute(
        "INSERT INTO covers (person, start_at, end_at, set_by) VALUES (?, ?, ?, ?)",
        [person, to_text(start), to_text(end), by],
    )
    return int(cursor.lastrowid or 0)


def since(db: Database, now: dt.datetime) -> list[Cover]:
    """The covers that are not over yet."""
    found = rows(db, "SELECT * FROM covers WHERE end_at > ? ORDER BY id", [to_text(now)])
    return [_cover(each) for each in found]


def get(db: Database, cover_id: int) -> tuple[Cover, str] | None:
    """A cover, and who set it."""
    found = row(db, "SELECT * FROM covers WHERE id = ?", [cover_id])
    return (_cover(found), found["set_by"]) if found else None


def offer(db: Database, *, by: str, to: str, until: dt.datetime) -> int:
    """Write down that one person offers another the time until then; its id."""
    cursor = db.execute(
        "INSERT INTO handovers (offered_by, offered_to, until_at, state)"
        " VALUES (?, ?, ?, 'offered')",
        [by, to, to_text(until)],
    )
    return int(cursor.lastrowid or 0)


def offered(db: Database, offer_id: int) -> dict[str, Any] | None:
    """An offer that stands: `offered_by`, `offered_to` and `until`; None when it does not."""
    found = row(db, "SELECT * FROM handovers WHERE id = ? AND state = 'offered'", [offer_id])
    return found | {"until": to_moment(found["until_at"])} if found else None


def accept(db: Database, offer_id: int) -> None:
    db.execute("UPDATE handovers SET state = 'accepted' WHERE id = ?", [offer_id])


def _cover(found: dict[str, Any]) -> Cover:
    return Cover(
        found["id"], found["person"], to_moment(found["start_at"]), to_moment(found["end_at"])
    )
