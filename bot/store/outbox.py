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

from bot.domain.places import Posted
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
    SWEEP = "sweep"  # a look through the open card's thread, once its case is sealed
    LEFT_BEHIND = "left_behind"  # to who sealed a case: what people are to delete themselves
    WITHDRAWAL = "withdrawal"  # a post of the desk's own that is to be deleted
    REMINDERS = "reminders"  # what fell due on one morning: for a place, or in a case's thread
    ALERT = "alert"  # an emergency's alert
    PAGE = "page"  # to one person, or a mention of a tier in the alert's thread
    STRAY = "stray"  # the answer to a scheduled message that came after somebody took it
    NEWS = "news"  # to an emergency's owner, under the alert: somebody added to it
    RAISER = "raiser"  # to whoever raised an emergency: who has it, that it is over
    SECOND_LOOK = "second_look"  # to counsel: what another decided alone waits for them
    SHIFT = "shift"  # to a person: they are on call, or are asked to be
    ROTA = "rota"  # to the emergency channel: what is wrong with the rota, a drill is due
    DIGEST = "digest"  # Monday's overview
    AUDIT_HEAD = "audit_head"  # the audit log's head, once a day, to the audit channel
    ALARM = "alarm"  # to an admin of the desk: a place that cannot be posted to

    @property
    def urgent(self) -> bool:
        """Sent before all else, and at least once: twice is better than never."""
        return self in (Kind.ALERT, Kind.PAGE)


_WAITING = "state IN ('owed', 'sending', 'unknown')"
DESK, SEALED, EDITS = "desk", "sealed", "edits"

# What was handed to Slack before and is due again goes first: it is older than all that waits.
_FIRST_DUE = """
    WITH RECURSIVE lanes (lane) AS (
        SELECT min(lane) FROM outbox WHERE state IN ('owed', 'sending', 'unknown')
        UNION ALL
        SELECT (SELECT min(o.lane) FROM outbox o
                WHERE o.state IN ('owed', 'sending', 'unknown') AND o.lane > lanes.lane)
        FROM lanes WHERE lanes.lane IS NOT NULL
    )
    SELECT o.* FROM lanes JOIN outbox o ON o.id = coalesce(
        (SELECT id FROM outbox WHERE state IN ('sending', 'unknown')
        AND lane = lanes.lane AND next_at <= :now ORDER BY next_at, id LIMIT 1),
        (SELECT id FROM outbox WHERE state IN ('owed', 'sending', 'unknown')
        AND lane = lanes.lane AND next_at <= :now ORDER BY next_at, id LIMIT 1)
    )
    ORDER BY o.next_at, o.id
"""

# While a message is on its way, it is only noted that it is to be edited once it stands.
_OWE_EDIT = """
    UPDATE outbox SET owed = owed + 1,
        next_at = CASE state WHEN 'sent' THEN :at ELSE next_at END,
        attempts = CASE state WHEN 'sent' THEN 0 ELSE attempts END,
        lane = CASE state WHEN 'sent' THEN 'edits' ELSE lane END,
        state = CASE state WHEN 'sent' THEN 'owed' ELSE state END
    WHERE state IN ('sent', 'sending', 'unknown')
"""


@dataclass(frozen=True, slots=True)
class Owed:
    """A message owed. `owed` counts how often it was asked for: a card is edited in place.

    `lane`: `desk`, `sealed`, or the id of a person; `edits` for what is edited. `about`: what an
    alarm is about. `channel`, while it is being sent, is where; later, where it stands.
    """

    id: int
    key: str
    token: str
    kind: Kind
    lane: str
    case_id: int | None
    event_id: int | None
    about: str | None
    owed: int
    state: State
    attempts: int
    next_at: dt.datetime
    sending_since: dt.datetime | None
    channel: str | None
    ts: str | None


def owe(
    db: Database,
    *,
    key: str,
    kind: Kind,
    at: dt.datetime,
    lane: str = DESK,
    case_id: int | None = None,
    event_id: int | None = None,
    about: str | None = None,
) -> int:
    """Write down a message owed at `at`; one that is already there by this key is owed anew.

    An alert's edit has a lane of its own, so that it holds up neither its mentions nor waits
    behind cards. Returns its id.
    """
    found = db.execute(
        "INSERT INTO outbox (key, token, kind, lane, case_id, event_id, about, owed, state,"
        " next_at, attempts) VALUES (:key, :token, :kind, :lane, :case_id, :event_id, :about, 1,"
        " 'owed', :at, 0) ON CONFLICT (key) DO UPDATE SET owed = owed + 1,"
        " next_at = CASE state WHEN 'owed' THEN min(next_at, :at) WHEN 'sending' THEN next_at"
        " WHEN 'unknown' THEN next_at ELSE :at END,"
        " attempts = 0, lane = CASE WHEN ts IS NULL THEN lane"
        " WHEN kind = 'alert' THEN :edits || ':' || about ELSE :edits END,"
        " state = CASE WHEN state IN ('sending', 'unknown') THEN state ELSE 'owed' END"
        " RETURNING id",
        {
            "key": key,
            "token": secrets.token_hex(16),
            "kind": kind.value,
            "lane": lane,
            "case_id": case_id,
            "event_id": event_id,
            "about": about,
            "at": to_text(at),
            "edits": EDITS,
        },
    ).fetchone()
    return int(found[0])


def owe_withdrawal(db: Database, *, case_id: int, at: dt.datetime, post: Posted) -> None:
    """Write down that a post of the desk's is to be deleted; the row knows its place from now."""
    key = f"withdrawal:{post.channel}:{post.ts}"
    owe(db, key=key, kind=Kind.WITHDRAWAL, at=at, lane=EDITS, case_id=case_id)
    db.execute("UPDATE outbox SET channel = ?, ts = ? WHERE key = ?", [post.channel, post.ts, key])


def lines_in(db: Database, case_id: int, channel: str) -> list[Posted]:
    """What the desk posted about a case in a channel, its card apart."""
    found = rows(
        db,
        "SELECT channel, ts FROM outbox WHERE case_id = ? AND channel = ? AND ts IS NOT NULL"
        " AND kind NOT IN ('card', 'sealed_card', 'withdrawal', 'sweep', 'left_behind')",
        [case_id, channel],
    )
    return [Posted(each["channel"], each["ts"]) for each in found]


def is_under_way(db: Database, case_id: int) -> bool:
    """Whether it is still open if a post about the case, which is now sealed, came to stand."""
    found = row(
        db,
        "SELECT 1 AS one FROM outbox WHERE case_id = ? AND state IN ('sending', 'unknown')"
        " AND kind NOT IN ('sealed_card', 'withdrawal', 'sweep', 'left_behind')",
        [case_id],
    )
    return found is not None


def owe_edit(db: Database, outbox_id: int, at: dt.datetime) -> None:
    """A message that was posted, or is being, is to be edited, as things stand by then."""
    db.execute(f"{_OWE_EDIT} AND id = :id", {"at": to_text(at), "id": outbox_id})


def owe_cards_with_days(db: Database, at: dt.datetime) -> None:
    """Edit the cards that show how many days are left: until a due date, or a last day."""
    db.execute(
        f"{_OWE_EDIT} AND kind IN ('card', 'sealed_card') AND case_id IN"  # noqa: S608 — ours
        " (SELECT id FROM cases WHERE status <> 'closed' AND due_on IS NOT NULL"
        " UNION SELECT case_id FROM preservations WHERE released_at IS NULL)",
        {"at": to_text(at)},
    )


def gather(
    db: Database,
    place: str,
    reminder_id: int,
    *,
    at: dt.datetime,
    lane: str | None = None,
    case_id: int | None = None,
) -> int:
    """Let a reminder be told at a place, or in the thread of `case_id`; returns the message's id.

    It joins the message for that place that nobody has begun to send, or begins one.
    """
    lane = lane or place
    found = row(
        db,
        "SELECT id FROM outbox WHERE kind = 'reminders' AND state = 'owed' AND attempts = 0"
        " AND lane = ? AND case_id IS ? AND ts IS NULL LIMIT 1",
        [lane, case_id],
    )
    outbox_id = found["id"] if found else None
    if outbox_id is None:
        key = f"reminders:{place}:{case_id or ''}:{reminder_id}"
        outbox_id = owe(
            db, key=key, kind=Kind.REMINDERS, at=at, lane=lane, case_id=case_id, about=place
        )
    _tell_of(db, outbox_id, reminder_id)
    return int(outbox_id)


def owe_digest(db: Database, reminder_id: int, *, at: dt.datetime) -> None:
    """Monday's overview is a message of its own, however much else falls due."""
    _tell_of(db, owe(db, key=f"digest:{reminder_id}", kind=Kind.DIGEST, at=at), reminder_id)


def _tell_of(db: Database, outbox_id: int, reminder_id: int) -> None:
    db.execute(
        "INSERT OR IGNORE INTO reminder_posts (outbox_id, reminder_id) VALUES (?, ?)",
        [outbox_id, reminder_id],
    )


def tells_of(db: Database, place: str, reminder_id: int) -> bool:
    """Whether a message at this place, not in a thread, tells of the reminder."""
    found = row(
        db,
        "SELECT 1 FROM reminder_posts p JOIN outbox o ON o.id = p.outbox_id"
        " WHERE p.reminder_id = ? AND o.about = ? AND o.case_id IS NULL LIMIT 1",
        [reminder_id, place],
    )
    return found is not None


def first_due(db: Database, now: dt.datetime) -> list[Owed]:
    """In each lane, what is to be sent or looked for first. Each lane is a step in an index."""
    return [_owed(each) for each in rows(db, _FIRST_DUE, {"now": to_text(now)})]


def next_after(db: Database, now: dt.datetime) -> dt.datetime | None:
    """When the next row that is not yet due falls due, or None when none waits."""
    found = row(
        db,
        f"SELECT next_at FROM outbox WHERE {_WAITING} AND next_at > ? ORDER BY next_at LIMIT 1",  # noqa: S608 — ours
        [to_text(now)],
    )
    return maybe_moment(found["next_at"]) if found else None


def by_key(db: Database, key: str) -> Owed | None:
    found = row(db, "SELECT * FROM outbox WHERE key = ?", [key])
    return _owed(found) if found else None


def waits_beyond(db: Database, latest: dt.datetime) -> bool:
    """Whether a row waits longer than that: it was written by a clock that ran ahead."""
    late = row(db, f"SELECT max(next_at) AS at FROM outbox WHERE {_WAITING}")  # noqa: S608 — ours
    return bool(late and late["at"] and late["at"] > to_text(latest))


def pull_in(db: Database, latest: dt.datetime) -> None:
    """Let nothing wait longer than until `latest`."""
    db.execute(
        f"UPDATE outbox SET next_at = :latest WHERE {_WAITING} AND next_at > :latest",  # noqa: S608 — ours
        {"latest": to_text(latest)},
    )


def at_place(db: Database, place: Posted) -> Owed | None:
    """The message that stands there."""
    found = row(db, "SELECT * FROM outbox WHERE channel = ? AND ts = ?", [place.channel, place.ts])
    return _owed(found) if found else None


def recall_urgent(db: Database, now: dt.datetime) -> None:
    """At start: what a kill left half sent, and is sent at least once, is due at once.

    It stays `unknown`, and so goes before what nobody had begun to send: it is older.
    """
    db.execute(
        "UPDATE outbox SET state = 'unknown', next_at = ? WHERE state IN ('sending', 'unknown')"
        " AND kind IN ('alert', 'page')",
        [to_text(now)],
    )


def set_sending(
    db: Database, owed: Owed, *, channel: str, now: dt.datetime, look_again: dt.datetime
) -> None:
    """Commit this before Slack is called: after a kill it is looked for at `look_again`."""
    db.execute(
        "UPDATE outbox SET state = 'sending', sending_since = ?, next_at = ?, channel = ?,"
        " attempts = attempts + 1 WHERE id = ?",
        [to_text(now), to_text(look_again), channel, owed.id],
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


def set_owed_anew(db: Database, owed: Owed, *, at: dt.datetime, problem: str) -> None:
    """To be tried again as if for the first time, since it goes another way now."""
    db.execute(
        "UPDATE outbox SET state = 'owed', next_at = ?, problem = ?, sending_since = NULL,"
        " channel = NULL, ts = NULL, attempts = 0 WHERE id = ?",
        [to_text(at), problem, owed.id],
    )


def forget_person(db: Database, owed: Owed) -> None:
    """Keep nothing of whom the message went to."""
    db.execute(
        "UPDATE outbox SET lane = ?, channel = NULL, ts = NULL WHERE id = ?", [DESK, owed.id]
    )


def set_unknown(db: Database, owed: Owed, *, at: dt.datetime) -> None:
    """The answer was lost: to be looked for at `at`."""
    db.execute(
        "UPDATE outbox SET state = 'unknown', next_at = ? WHERE id = ?", [to_text(at), owed.id]
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
        lane=found["lane"],
        case_id=found["case_id"],
        event_id=found["event_id"],
        about=found["about"],
        owed=found["owed"],
        state=State(found["state"]),
        attempts=found["attempts"],
        next_at=to_moment(found["next_at"]),
        sending_since=to_moment(found["sending_since"]) if found["sending_since"] else None,
        channel=found["channel"],
        ts=found["ts"],
    )
