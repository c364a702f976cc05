"""Questions that are put to counsel, and what counsel answered for everyone."""

import datetime as dt
from typing import Any, cast

from sqlite_utils import Database

from bot.domain.questions import Asked, Published, Question
from bot.store.database import row, rows
from bot.store.times import maybe_moment, to_moment, to_text
from policy.model import Lang


def add_question(db: Database, *, key: str, asked: Asked, at: dt.datetime) -> int:
    """Put a question to counsel."""
    answer = asked.answer
    cursor = db.execute(
        "INSERT INTO questions (key, lang, text, previous, silent, asked_at)"
        " VALUES (?, ?, ?, ?, ?, ?)",
        [key, answer.lang, asked.text, asked.previous, int(answer.abstained), to_text(at)],
    )
    return int(cursor.lastrowid or 0)


def waiting(db: Database, key: str) -> int | None:
    """The same question, if it waits for counsel already."""
    found = row(db, "SELECT id FROM questions WHERE key = ? AND answered_at IS NULL", [key])
    return found["id"] if found else None


def add_asker(db: Database, question_id: int, person: str) -> None:
    """Somebody who waits for the answer; once, however often they ask."""
    db.execute(
        "INSERT OR IGNORE INTO askers (question_id, person) VALUES (?, ?)", [question_id, person]
    )


def askers(db: Database, question_id: int) -> list[tuple[int, str]]:
    """Those who wait for the answer: the id of the entry, and the person's."""
    found = rows(
        db,
        "SELECT id, person FROM askers WHERE question_id = ? AND person IS NOT NULL ORDER BY id",
        [question_id],
    )
    return [(each["id"], each["person"]) for each in found]


def asker(db: Database, asker_id: int) -> tuple[int, str] | None:
    """The question and the person of an entry; None once the person is forgotten."""
    found = row(
        db, "SELECT question_id, person FROM askers WHERE id = ? AND person IS NOT NULL", [asker_id]
    )
    return (found["question_id"], found["person"]) if found else None


def forget_asker(db: Database, asker_id: int, *, unreached: bool) -> None:
    """The answer was sent, or cannot be (`unreached`): the name has no further use."""
    db.execute(
        "UPDATE askers SET person = NULL, unreached = ? WHERE id = ?", [int(unreached), asker_id]
    )


def question_of(db: Database, asker_id: int) -> int:
    """The question that an entry waits for, or has waited for."""
    found = row(db, "SELECT question_id FROM askers WHERE id = ?", [asker_id])
    assert found is not None
    return int(found["question_id"])


def get(db: Database, question_id: int) -> Question | None:
    found = row(db, "SELECT * FROM questions WHERE id = ?", [question_id])
    if not found:
        return None
    newest = row(
        db, "SELECT * FROM published WHERE question_id = ? ORDER BY id DESC LIMIT 1", [question_id]
    )
    missed = row(db, "SELECT sum(unreached) AS n FROM askers WHERE question_id = ?", [question_id])
    return Question(
        id=found["id"],
        lang=cast(Lang, found["lang"]),
        text=found["text"],
        previous=found["previous"],
        asked_at=to_moment(found["asked_at"]),
        silent=bool(found["silent"]),
        askers=tuple(person for _, person in askers(db, question_id)),
        answer=found["answer"],
        answered_by=found["answered_by"],
        answered_at=maybe_moment(found["answered_at"]),
        published=_published(newest) if newest else None,
        unreached=(missed and missed["n"]) or 0,
    )


def set_answered(db: Database, question_id: int, *, answer: str, by: str, at: dt.datetime) -> None:
    db.execute(
        "UPDATE questions SET answer = ?, answered_by = ?, answered_at = ? WHERE id = ?",
        [answer, by, to_text(at), question_id],
    )


def publish(
    db: Database, question_id: int, *, question: str, answer: str, by: str, at: dt.datetime
) -> Published | None:
    """Keep an answer for everyone who asks the same; returns the one that stood there before."""
    asked = row(db, "SELECT key, lang FROM questions WHERE id = ?", [question_id])
    assert asked is not None
    before = published_for(db, asked["key"])
    if before:
        withdraw(db, before.id, by=by, at=at)
    db.execute(
        "INSERT INTO published (question_id, key, lang, question, answer, published_by,"
        " published_at) VALUES (?, ?, ?, ?, ?, ?, ?)",
        [question_id, asked["key"], asked["lang"], question, answer, by, to_text(at)],
    )
    return before


def withdraw(db: Database, published_id: int, *, by: str, at: dt.datetime) -> None:
    db.execute(
        "UPDATE published SET withdrawn_by = ?, withdrawn_at = ? WHERE id = ?",
        [by, to_text(at), published_id],
    )


def get_published(db: Database, published_id: int) -> Published | None:
    found = row(db, "SELECT * FROM published WHERE id = ?", [published_id])
    return _published(found) if found else None


def published_for(db: Database, key: str) -> Published | None:
    """What counsel answered for everyone who asks this question."""
    found = row(db, "SELECT * FROM published WHERE key = ? AND withdrawn_at IS NULL", [key])
    return _published(found) if found else None


def published_page(db: Database, *, offset: int, limit: int) -> tuple[list[Published], int]:
    """A page of counsel's answers that are shown now, newest first, and how many there are."""
    total = row(db, "SELECT count(*) AS n FROM published WHERE withdrawn_at IS NULL")
    found = rows(
        db,
        "SELECT * FROM published WHERE withdrawn_at IS NULL ORDER BY id DESC LIMIT ? OFFSET ?",
        [limit, offset],
    )
    return [_published(each) for each in found], total["n"] if total else 0


def _published(found: dict[str, Any]) -> Published:
    return Published(
        id=found["id"],
        question_id=found["question_id"],
        lang=cast(Lang, found["lang"]),
        question=found["question"],
        answer=found["answer"],
        by=found["published_by"],
        at=to_moment(found["published_at"]),
        withdrawn_by=found["withdrawn_by"],
        withdrawn_at=maybe_moment(found["withdrawn_at"]),
    )
