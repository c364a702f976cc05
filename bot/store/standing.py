"""How much waits and how long: numbers for monitors and for `writdesk doctor`.

None of them tells how many cases there are, or how many are sealed.
"""

import datetime as dt
from dataclasses import dataclass
from statistics import median
from typing import Any

from sqlite_utils import Database

from bot.store.database import row, rows
from bot.store.times import maybe_moment, to_moment, to_text

_LATELY, _MOST = dt.timedelta(weeks=13), 500
_WAITING = "state IN ('owed', 'sending', 'unknown')"


@dataclass(frozen=True, slots=True)
class Standing:
    """Counts by state; ages in seconds, 0 where nothing waits. `pages`: by way and state.

    `untaken`: since the oldest emergency that nobody has was raised, or came back.
    `emergency_times`: the median seconds from raising to each step, of the last while.
    """

    outbox: dict[str, int]
    outbox_age: float
    failed: int
    reminders_owed: int
    reminders_late: float
    pages: dict[tuple[str, str], int]
    questions: int
    untaken: float
    emergency_times: dict[str, float]


@dataclass(frozen=True, slots=True)
class Failed:
    """A message that Slack would not take. `case_id` is None where it is about no one case."""

    kind: str
    case_id: int | None
    problem: str
    at: dt.datetime


def standing(db: Database, now: dt.datetime) -> Standing:
    """Everything at once; each number is read from an index of what waits."""
    return Standing(
        outbox=_by_state(db),
        outbox_age=_age(db, f"SELECT min(next_at) AS at FROM outbox WHERE {_WAITING}", now),  # noqa: S608 — ours
        failed=_count(db, "SELECT count(*) AS n FROM outbox WHERE state = 'failed'"),
        reminders_owed=_count(
            db,
            "SELECT count(*) AS n FROM reminders WHERE state = 'waiting' AND due_at <= ?",
            [to_text(now)],
        ),
        reminders_late=_age(
            db, "SELECT min(due_at) AS at FROM reminders WHERE state = 'waiting'", now
        ),
        pages={
            (each["way"], each["state"]): each["n"]
            for each in rows(
                db, "SELECT way, state, count(*) AS n FROM emergency_pages GROUP BY way, state"
            )
        },
        untaken=_age(
            db, "SELECT min(paging_since) AS at FROM emergencies WHERE state = 'paging'", now
        ),
        emergency_times=_emergency_times(db, now),
        questions=_count(db, "SELECT count(*) AS n FROM questions WHERE answered_at IS NULL"),
    )


def failed_since(db: Database, since: dt.datetime, *, limit: int) -> list[Failed]:
    """What failed lately, newest first."""
    found = rows(
        db,
        "SELECT kind, case_id, problem, next_at FROM outbox WHERE state = 'failed'"
        " AND next_at >= ? ORDER BY next_at DESC, id DESC LIMIT ?",
        [to_text(since), limit],
    )
    return [
        Failed(each["kind"], each["case_id"], each["problem"] or "", to_moment(each["next_at"]))
        for each in found
    ]


def head_posted_at(db: Database) -> dt.datetime | None:
    """When the audit log's head was last posted."""
    found = row(
        db, "SELECT max(next_at) AS at FROM outbox WHERE kind = 'audit_head' AND state = 'sent'"
    )
    return maybe_moment(found["at"]) if found else None


def ways_used_at(db: Database) -> dict[str, dt.datetime]:
    """When each way outside Slack last took a page; a drill's is one, too."""
    found = rows(
        db,
        "SELECT target, max(done_at) AS at FROM emergency_pages"
        " WHERE way = 'outside' AND state = 'sent' AND done_at IS NOT NULL GROUP BY target",
    )
    return {each["target"]: to_moment(each["at"]) for each in found}


def damage(db: Database) -> str | None:
    """What SQLite's own quick check finds; None when the file is whole."""
    found = row(db, "PRAGMA quick_check(1)")
    said = str(next(iter(found.values()))) if found else "no answer"
    return None if said == "ok" else said


def library_version(db: Database) -> str:
    """SQLite's version, such as `3.51.3`."""
    found = row(db, "SELECT sqlite_version() AS version")
    return str(found["version"]) if found else ""


def _emergency_times(db: Database, now: dt.datetime) -> dict[str, float]:
    """Drills left out; a step that none came to is left out, too."""
    found = rows(
        db,
        "SELECT raised_at, first_paged_at AS paged, first_taken_at AS taken, decided_at AS decided"
        " FROM emergencies WHERE case_id IS NOT NULL AND state <> 'mistaken' AND raised_at >= ?"
        " ORDER BY id DESC LIMIT ?",
        [to_text(now - _LATELY), _MOST],
    )
    times: dict[str, list[float]] = {}
    for one in found:
        for step in ("paged", "taken", "decided"):
            if one[step]:
                took = to_moment(one[step]) - to_moment(one["raised_at"])
                times.setdefault(step, []).append(took.total_seconds())
    return {step: median(seconds) for step, seconds in times.items()}


def _by_state(db: Database) -> dict[str, int]:
    found = rows(db, f"SELECT state, count(*) AS n FROM outbox WHERE {_WAITING} GROUP BY state")  # noqa: S608 — ours
    return {"owed": 0, "sending": 0, "unknown": 0} | {one["state"]: one["n"] for one in found}


def _age(db: Database, sql: str, now: dt.datetime) -> float:
    found = row(db, sql)
    if not found or not found["at"]:
        return 0.0
    return max(0.0, (now - to_moment(found["at"])).total_seconds())


def _count(db: Database, sql: str, values: Any = ()) -> int:
    found = row(db, sql, values)
    return int(found["n"]) if found else 0
