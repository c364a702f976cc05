"""What the desk owes to others: each message is a row before it is a message.

States: `owed` (to be sent at `next_at`), `sending` (handed to Slack, answer awaited), `unknown`
(the answer was lost: it is looked for before anything is sent again), `sent`, `dropped` (it no
longer held when its time came) and `failed` (Slack refuses it; shown by `doctor`).
"""

import datetime as dt
import secrets
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from sqlite_utils import Database

from bot.ports import Posted
from bot.store.database import row, rows
from bot.store.times import maybe_moment, to_moment, to_text


class State(StrEnum):
    OWED = "owed"
    SENDING = "sending"
    UNKNOWN = "unknown"
    SENT = "sent"
    DROPPED = "dropped"
    FAILED = "failed"


class Kind(StrEnum):
    CARD = "card"  # a case's card in the desk's channel
    SEALED_CARD = "sealed_card"  # the same in the private channel for sealed cases
    EVENT = "event"  # a line of the timeline, in the card's thread
    QUESTION = "question"  # a question to counsel, in the desk's channel
    COUNSEL_ANSWER = "counsel_answer"  # counsel's answer, to one who waits for it


@dataclass(frozen=True, slots=True)
class Owed:
    """A message owed. `owed` counts how often it was asked for: a card is edited in place."""

    id: int
    key: str
    token: str
    kind: Kind
    case_id: int
    event_id: int | None
    owed: int
    state: State
    attempts: int
    sending_since: dt.datetime | None
    channel: str | None
    ts: str | None


def owe(
    db: Database,
    *,
    key: str,
    kind: Kind,
    case_id: int,
    at: dt.datetime,
    event_id: int | None = None,
) -> None:
    """Write down a message owed at `at`; one that is already there by this key is owed anew."""
    db.execute(
        "INSERT INTO outbox (key, token, kind, case_id, event_id, owed, state, next_at, attempts)"
        " VALUES (:key, :token, :kind, :case_id, :event_id, 1, 'owed', :at, 0)"
        " ON CONFLICT (key) DO UPDATE SET owed = owed + 1, next_at = :at, attempts = 0,"
        " state = CASE WHEN state IN ('sending', 'unknown') THEN state ELSE 'owed' END",
        {
            "key": key,
            "token": secrets.token_hex(16),
            "kind": kind.value,
            "case_id": case_id,
            "event_id": event_id,
            "at": to_text(at),
        },
    )


def due(db: Database, now: dt.datetime, *, limit: int) -> list[Owed]:
    """What is to be sent or looked for now, oldest first: read from an index, not by a scan."""
    found = rows(
        db,
        "SELECT * FROM outbox WHERE state IN ('owed', 'sending', 'unknown') AND next_at <= ?"
        " ORDER BY next_at, id LIMIT ?",
        [to_text(now), limit],
    )
    return [_owed(each) for each in found]


def next_at(db: Database) -> dt.datetime | None:
    """When the next row falls due, or None when nothing waits."""
    found = row(
        db,
        "SELECT next_at FROM outbox WHERE state IN ('owed', 'sending', 'unknown')"
        " ORDER BY next_at LIMIT 1",
    )
    return maybe_moment(found["next_at"]) if found else None


def by_key(db: Database, key: str) -> Owed | None:
    found = row(db, "SELECT * FROM outbox WHERE key = ?", [key])
    return _owed(found) if found else None


def at_place(db: Database, place: Posted) -> Owed | None:
    """The message that stands there."""
    found = row(db, "SELECT * FROM outbox WHERE channel = ? AND ts = ?", [place.channel, place.ts])
    return _owed(found) if found else None


def set_sending(db: Database, owed: Owed, *, now: dt.datetime, look_again: dt.datetime) -> None:
    """Commit this before Slack is called: after a kill it is looked for at `look_again`."""
    db.execute(
        "UPDATE outbox SET state = 'sending', sending_since = ?, next_at = ?,"
        " attempts = attempts + 1 WHERE id = ?",
        [to_text(now), to_text(look_again), owed.id],
    )


def set_sent(db: Database, owed: Owed, *, channel: str, ts: str, now: dt.datetime) -> None:
    """Sent, or owed again at once if it was asked for anew meanwhile."""
    db.execute(
        "UPDATE outbox SET channel = ?, ts = ?, problem = NULL, sending_since = NULL,"
        " next_at = ?, state = CASE WHEN owed = ? THEN 'sent' ELSE 'owed' END WHERE id = ?",
        [channel, ts, to_text(now), owed.owed, owed.id],
    )


def set_owed(db: Database, owed: Owed, *, at: dt.datetime, problem: str | None = None) -> None:
    """To be tried again at `at`: it is certain that nothing was posted."""
    db.execute(
        "UPDATE outbox SET state = 'owed', next_at = ?, problem = ?, sending_since = NULL"
        " WHERE id = ?",
        [to_text(at), problem, owed.id],
    )


def set_unknown(db: Database, owed: Owed, *, at: dt.datetime) -> None:
    """The answer was lost: to be looked for at `at`."""
    db.execute(
        "UPDATE outbox SET state = 'unknown', next_at = ? WHERE id = ?", [to_text(at), owed.id]
    )


def forget_place(db: Database, owed: Owed, *, at: dt.datetime) -> None:
    """The message that was to be edited is gone: owed again, as a new post."""
    db.execute(
        "UPDATE outbox SET state = 'owed', channel = NULL, ts = NULL, next_at = ? WHERE id = ?",
        [to_text(at), owed.id],
    )


def set_ended(db: Database, owed: Owed, state: State, problem: str) -> None:
    """Dropped or failed, with the reason as a word, never a fact of the case."""
    db.execute(
        "UPDATE outbox SET state = ?, problem = ? WHERE id = ?", [state.value, problem, owed.id]
    )


def _owed(found: dict[str, Any]) -> Owed:
    return Owed(
        id=found["id"],
        key=found["key"],
        token=found["token"],
        kind=Kind(found["kind"]),
        case_id=found["case_id"],
        event_id=found["event_id"],
        owed=found["owed"],
        state=State(found["state"]),
        attempts=found["attempts"],
        sending_since=to_moment(found["sending_since"]) if found["sending_since"] else None,
        channel=found["channel"],
        ts=found["ts"],
    )
