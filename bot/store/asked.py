"""Questions that were asked of the guide, counted without names."""

import datetime as dt
from typing import Any

from sqlite_utils import Database

from bot.domain.questions import Gap, GapOrder, Outcome, Tally
from bot.store.database import row, rows
from policy.model import Lang


def add(
    db: Database,
    *,
    cause: str | None,
    on: dt.date,
    key: str,
    lang: Lang,
    question: str,
    typed: str,
    previous: str | None,
    outcome: Outcome,
) -> int:
    """Count a question. `question` is what was heard of it, `typed` and `previous` are as typed."""
    cursor = db.execute(
        "INSERT INTO asked (cause, asked_on, key, lang, question, typed, previous, outcome)"
        " VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
        [cause, on.isoformat(), key, lang, question, typed, previous, outcome.value],
    )
    return int(cursor.lastrowid or 0)


def asked_for(db: Database, cause: str) -> int | None:
    """The question that was counted for this cause."""
    found = row(db, "SELECT id FROM asked WHERE cause = ?", [cause])
    return found["id"] if found else None


def typed(db: Database, asked_id: int) -> tuple[str, str | None] | None:
    """A question and the one it follows, as typed; None where they are no longer kept."""
    found = row(db, "SELECT typed, previous FROM asked WHERE id = ?", [asked_id])
    return (found["typed"], found["previous"]) if found and found["typed"] is not None else None


def set_helped(db: Database, asked_id: int, helped: bool) -> None:
    db.execute("UPDATE asked SET helped = ? WHERE id = ?", [int(helped), asked_id])


def forget(db: Database, *, typed_before: dt.date, counted_before: dt.date) -> None:
    """Keep of older questions what was heard, and of still older ones nothing."""
    db.execute(
        "UPDATE asked SET typed = NULL, previous = NULL, cause = NULL"
        " WHERE typed IS NOT NULL AND asked_on < ?",
        [typed_before.isoformat()],
    )
    db.execute("DELETE FROM asked WHERE asked_on < ?", [counted_before.isoformat()])


def tally(db: Database) -> Tally:
    """How many were asked, and what became of them."""
    found = row(
        db,
        "SELECT count(*) AS asked, total(outcome = 'answered') AS answered,"
        " total(outcome IN ('silent', 'counsel')) AS silent,"
        " total(outcome = 'unreadable') AS unreadable,"
        " total(helped = 1) AS helped, total(helped = 0) AS did_not_help FROM asked",
    )
    return Tally(**{name: int(count) for name, count in (found or {}).items()})


def gaps(db: Database, order: GapOrder, *, offset: int, limit: int) -> tuple[list[Gap], int]:
    """A page of what the guide does not answer, the same questions together, and how many.

    The guide was silent whether or not counsel's answer could be shown instead.
    """
    total = row(
        db, "SELECT count(DISTINCT key) AS n FROM asked WHERE outcome IN ('silent', 'counsel')"
    )
    # Beside max(id), SQLite's other plain columns are those of that newest row.
    found = rows(
        db,
        "SELECT question, asked_on, max(id) AS newest, count(*) AS times,"
        " EXISTS (SELECT 1 FROM questions q WHERE q.key = asked.key AND q.answered_at IS NULL)"
        " AS waiting,"
        " (SELECT p.id FROM published p WHERE p.key = asked.key AND p.withdrawn_at IS NULL)"
        " AS published FROM asked WHERE outcome IN ('silent', 'counsel') GROUP BY key"
        " ORDER BY CASE WHEN :order = 'frequent' THEN count(*) END DESC, newest DESC"
        " LIMIT :limit OFFSET :offset",
        {"order": order.value, "limit": limit, "offset": offset},
    )
    return [_gap(each) for each in found], total["n"] if total else 0


def _gap(found: dict[str, Any]) -> Gap:
    return Gap(
        text=found["question"],
        times=found["times"],
        last_on=dt.date.fromisoformat(found["asked_on"]),
        waiting=bool(found["waiting"]),
        published=found["published"],
    )
