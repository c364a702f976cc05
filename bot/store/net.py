"""The final warnings of preservations that the desk itself has not posted yet, by moment."""

import datetime as dt
from collections.abc import Iterator

from sqlite_utils import Database

from bot.store.database import row, rows
from bot.store.times import to_moment, to_text

_NEXT_WAITING = """
    SELECT min(due_at) AS at FROM reminders
    WHERE state = 'waiting' AND final = 1 AND topic = 'preservation' AND due_at > ?
"""
# Handed over, and its message for the channel is still on its way.
_ON_ITS_WAY = """
    FROM outbox o JOIN reminder_posts p ON p.outbox_id = o.id
    JOIN reminders r ON r.id = p.reminder_id JOIN cases c ON c.id = r.case_id
    WHERE o.kind = 'reminders' AND o.state IN ('owed', 'sending', 'unknown')
    AND o.case_id IS NULL AND o.about IN ('desk', 'sealed') AND o.ts IS NULL
    AND r.final = 1 AND r.topic = 'preservation' AND r.state = 'handed'
"""

_MOMENTS = f"SELECT DISTINCT r.due_at AS at {_ON_ITS_WAY} AND r.due_at > ? ORDER BY r.due_at"
_WARNINGS = f"""
    SELECT r.case_id, c.sealed FROM reminders r JOIN cases c ON c.id = r.case_id
    WHERE r.state = 'waiting' AND r.final = 1 AND r.topic = 'preservation' AND r.due_at = :at
    UNION SELECT r.case_id, c.sealed {_ON_ITS_WAY} AND r.due_at = :at
"""  # noqa: S608 — ours


def moments(db: Database, *, since: dt.datetime, until: dt.datetime) -> Iterator[dt.datetime]:
    """The moments at which such warnings fall due: a step in an index for each."""
    seen = [each["at"] for each in rows(db, _MOMENTS, [to_text(since)])]
    yield from (to_moment(at) for at in seen)
    at = to_text(since)
    while (following := row(db, _NEXT_WAITING, [at])) and following["at"]:
        at = following["at"]
        if at > to_text(until):
            return
        if at not in seen:
            yield to_moment(at)


def warnings(db: Database, due_at: dt.datetime) -> dict[bool, list[int]]:
    """The cases of that moment, by whether they are sealed."""
    found = rows(db, _WARNINGS, {"at": to_text(due_at)})
    by_place: dict[bool, list[int]] = {}
    for each in found:
        by_place.setdefault(bool(each["sealed"]), []).append(each["case_id"])
    return by_place
