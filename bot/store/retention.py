"""Closed cases whose time is over, and what else the database holds about one, reduced."""

import datetime as dt
import json
from collections.abc import Callable

from sqlite_utils import Database

from bot.store.database import row, rows
from bot.store.times import to_text

# The second line is the index's own condition.
_OVER = """
    FROM cases c WHERE c.closed_at < :before
    AND status = 'closed' AND sealed = 0 AND (reduced_at IS NULL OR reduced_at < closed_at)
"""
# A snapshot that stands, legal process that holds one, notice still to come, an emergency that is
# open or waits for its second look, a link to a case that is open.
_FREE = """
    AND c.notice_on IS NULL
    AND NOT EXISTS (SELECT 1 FROM preservations p WHERE p.released_at IS NULL AND (p.case_id = c.id
        OR p.id IN (SELECT preservation_id FROM preservation_process WHERE case_id = c.id)))
    AND NOT EXISTS (SELECT 1 FROM emergencies e WHERE e.case_id = c.id AND (e.next_at IS NOT NULL
        OR (e.second_look_on IS NOT NULL AND e.looked_by IS NULL)))
    AND NOT EXISTS (SELECT 1 FROM case_links l JOIN cases o
        ON o.id = CASE l.case_id WHEN c.id THEN l.other_id ELSE l.case_id END
        WHERE c.id IN (l.case_id, l.other_id) AND o.status <> 'closed')
"""


def due(db: Database, before: dt.datetime, *, limit: int) -> list[int]:
    """Cases closed before a moment of which nothing holds the facts, longest closed first."""
    found = rows(
        db,
        f"SELECT c.id {_OVER} {_FREE} ORDER BY c.closed_at, c.id LIMIT :limit",
        {"before": to_text(before), "limit": limit},
    )
    return [each["id"] for each in found]


def held(db: Database, before: dt.datetime) -> int:
    """How many would be due, but are held by something."""
    found = row(
        db,
        f"SELECT (SELECT count(*) {_OVER}) - (SELECT count(*) {_OVER} {_FREE}) AS n",
        {"before": to_text(before)},
    )
    return int(found["n"]) if found else 0


def reduce(
    db: Database,
    case_id: int,
    at: dt.datetime,
    data: Callable[[dict[str, str]], dict[str, str]],
    word: str,
) -> None:
    """Reduce what stands beside the case's own row; `word` takes the place of what people wrote.

    Files keep their hashes, so that the same content is known again.
    """
    for event in rows(db, "SELECT id, data FROM events WHERE case_id = ?", [case_id]):
        less = json.dumps(data(json.loads(event["data"])), ensure_ascii=False)
        db.execute("UPDATE events SET data = ? WHERE id = ?", [less, event["id"]])
    db.execute("DELETE FROM earlier_facts WHERE case_id = ?", [case_id])
    both = {"word": word, "id": case_id}
    db.execute("UPDATE letters SET text = :word WHERE case_id = :id", both)
    db.execute("UPDATE case_files SET name = :word WHERE case_id = :id", both)
    db.execute("UPDATE preservations SET target = :word WHERE case_id = :id", both)
    db.execute(
        "UPDATE emergencies SET belief = CASE WHEN belief IS NULL THEN NULL ELSE :word END,"
        " reason = CASE WHEN reason IS NULL THEN NULL ELSE :word END WHERE case_id = :id",
        both,
    )
    db.execute("UPDATE cases SET reduced_at = ? WHERE id = ?", [to_text(at), case_id])
