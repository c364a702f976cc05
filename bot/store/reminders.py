"""Reminders, as rows: each is written with the change that causes it, under a unique key."""

import datetime as dt
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from sqlite_utils import Database

from bot.domain.reminders import Occasion, Reminder, Series, State, Topic, key_of
from bot.store.database import row, rows
from bot.store.times import maybe_moment, to_moment, to_text


@dataclass(frozen=True, slots=True)
class Due:
    """A reminder that is due, and what decides to whom it goes."""

    reminder: Reminder
    assignee: str | None
    opened_by: str | None
    sealed: bool
    newer_is_due: bool


def plan(db: Database, series: Series, occasions: Iterable[Occasion]) -> None:
    """Have these occasions wait; what waits for another anchor of the subject no longer does.

    One that was there before is never owed twice; only if it was cancelled unposted, such as by
    a due date that was moved and moved back, it waits again.
    """
    db.execute(
        "UPDATE reminders SET state = 'cancelled'"
        " WHERE subject = ? AND state = 'waiting' AND anchor <> ?",
        [series.subject, series.anchor.isoformat()],
    )
    add(db, series, occasions)


def add(db: Database, series: Series, occasions: Iterable[Occasion]) -> None:
    """The same for a subject that is new, of which nothing can wait."""
    add_all(db, [(series, occasions)])


def add_all(db: Database, planned: Iterable[tuple[Series, Iterable[Occasion]]]) -> None:
    """The same for many subjects that are new."""
    db.conn.executemany(
        "INSERT INTO reminders (key, step, due_at, final, topic, subject, anchor, case_id, state)"
        " VALUES (?, ?, ?, ?, ?, ?, ?, ?, 'waiting') ON CONFLICT (key) DO UPDATE SET"
        " state = 'waiting', due_at = excluded.due_at, final = excluded.final"
        " WHERE state = 'cancelled'",
        (found for series, occasions in planned for found in _columns(series, occasions)),
    )


def _columns(series: Series, occasions: Iterable[Occasion]) -> Iterator[tuple[Any, ...]]:
    same = (series.topic.value, series.subject, series.anchor.isoformat(), series.case_id)
    for one in occasions:
        yield key_of(series, one.step), one.step, to_text(one.due_at), int(one.final), *same


def cancel(db: Database, subject: str) -> None:
    """Nothing of this subject waits any more."""
    db.execute(
        "UPDATE reminders SET state = 'cancelled' WHERE subject = ? AND state = 'waiting'",
        [subject],
    )


def is_done(db: Database, series: Series) -> bool:
    """Whether somebody said that this is dealt with."""
    found = row(
        db,
        "SELECT 1 FROM reminders WHERE subject = ? AND anchor = ? AND state = 'done' LIMIT 1",
        [series.subject, series.anchor.isoformat()],
    )
    return found is not None


def waits(db: Database, subject: str) -> bool:
    """Whether one of this subject waits."""
    sql = "SELECT 1 FROM reminders WHERE subject = ? AND state = 'waiting' LIMIT 1"
    return row(db, sql, [subject]) is not None


def repeat(db: Database, reminder: Reminder, until: dt.datetime) -> None:
    """Let it come once more at `until`, under a key of its own."""
    db.execute(
        "INSERT INTO reminders (key, topic, subject, anchor, step, case_id, due_at, final, state)"
        " SELECT key || '~', topic, subject, anchor, step, case_id, ?, final, 'waiting'"
        " FROM reminders WHERE id = ?",
        [to_text(until), reminder.id],
    )


def set_state(
    db: Database, reminder: Reminder, state: State, *, done_by: str | None = None
) -> None:
    db.execute(
        "UPDATE reminders SET state = ?, done_by = ? WHERE id = ?",
        [state.value, done_by, reminder.id],
    )


def due(db: Database, now: dt.datetime, *, limit: int) -> list[Due]:
    """What is due, oldest first: read from an index, not by a scan."""
    found = rows(
        db,
        "SELECT r.*, c.assignee, c.opened_by, coalesce(c.sealed, 0) AS sealed, EXISTS"
        " (SELECT 1 FROM reminders n WHERE n.subject = r.subject AND n.state = 'waiting'"
        " AND n.due_at <= :now AND (n.due_at, n.id) > (r.due_at, r.id)) AS newer_is_due"
        " FROM reminders r LEFT JOIN cases c ON c.id = r.case_id"
        " WHERE r.state = 'waiting' AND r.due_at <= :now ORDER BY r.due_at, r.id LIMIT :limit",
        {"now": to_text(now), "limit": limit},
    )
    return [
        Due(
            _reminder(each),
            each["assignee"],
            each["opened_by"],
            bool(each["sealed"]),
            bool(each["newer_is_due"]),
        )
        for each in found
    ]


def next_at(db: Database) -> dt.datetime | None:
    """When the next reminder falls due, or None when nothing waits."""
    found = row(
        db, "SELECT due_at FROM reminders WHERE state = 'waiting' ORDER BY due_at, id LIMIT 1"
    )
    return maybe_moment(found["due_at"]) if found else None


def get(db: Database, reminder_id: int) -> Reminder | None:
    found = row(db, "SELECT * FROM reminders WHERE id = ?", [reminder_id])
    return _reminder(found) if found else None


def in_message(db: Database, outbox_id: int) -> list[Reminder]:
    """What a message of reminders tells of, the most urgent first."""
    found = rows(
        db,
        "SELECT r.* FROM reminder_posts p JOIN reminders r ON r.id = p.reminder_id"
        " WHERE p.outbox_id = ? ORDER BY r.anchor, r.case_id, r.id",
        [outbox_id],
    )
    return [_reminder(each) for each in found]


def messages_about(db: Database, subject: str, *, most: int = 6) -> list[int]:
    """The outbox ids of the newest messages that tell of this subject."""
    found = rows(
        db,
        "SELECT DISTINCT p.outbox_id FROM reminders r JOIN reminder_posts p"
        " ON p.reminder_id = r.id WHERE r.subject = ? ORDER BY p.outbox_id DESC LIMIT ?",
        [subject, most],
    )
    return [each["outbox_id"] for each in found]


def _reminder(found: dict[str, Any]) -> Reminder:
    return Reminder(
        id=found["id"],
        key=found["key"],
        topic=Topic(found["topic"]),
        subject=found["subject"],
        anchor=dt.date.fromisoformat(found["anchor"]),
        step=found["step"],
        case_id=found["case_id"],
        due_at=to_moment(found["due_at"]),
        final=bool(found["final"]),
        state=State(found["state"]),
        done_by=found["done_by"],
    )
