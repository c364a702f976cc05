"""The index of the words that cases are known by, the open ones and the sealed ones apart."""

import json
from collections.abc import Callable, Iterable

from sqlite_utils import Database

from bot.domain.cases import Case
from bot.domain.searching import keys_of, said_by, tokens_of
from bot.store.database import row, rows

MOST = 100  # candidates that are looked at closely
_FEW = 10  # found, beyond which nothing less like it is looked for
_VERY_MANY = 1000  # cases
Find = Callable[[str], list[tuple[int, str]]]
_SHORT = 4  # letters from which on a typed word may be a beginning


def put(db: Database, case: Case) -> None:
    """Index a case as it stands, in the index of its kind; call it after each change of words."""
    notes = rows(
        db,
        "SELECT data FROM events WHERE case_id = ? AND kind = 'noted' ORDER BY id DESC LIMIT 20",
        [case.id],
    )
    said = said_by(case.request, (json.loads(note["data"])["text"] for note in notes))
    here, there = ("sealed_words", "open_words") if case.sealed else ("open_words", "sealed_words")
    db.execute(f"DELETE FROM {there} WHERE rowid = ?", [case.id])  # noqa: S608 — ours
    db.execute(
        f"INSERT OR REPLACE INTO {here} (rowid, said, tokens) VALUES (?, ?, ?)",  # noqa: S608 — ours
        [case.id, said, tokens_of(said, case.request)],
    )


def add_all(db: Database, made: Iterable[Case]) -> None:
    """Index cases that are new, and have no notes yet."""
    said: dict[str, list[tuple[int, str, str]]] = {"open_words": [], "sealed_words": []}
    for case in made:
        text = said_by(case.request)
        index = "sealed_words" if case.sealed else "open_words"
        said[index].append((case.id, text, tokens_of(text, case.request)))
    for index, found in said.items():
        sql = f"INSERT INTO {index} (rowid, said, tokens) VALUES (?, ?, ?)"  # noqa: S608 — ours
        db.conn.executemany(sql, found)


def open_like(db: Database, typed: list[str]) -> list[tuple[int, str]]:
    """Open cases that may answer to the typed words: id and what they say."""
    return _like(db, "open_words", typed, lambda match: _match(db, "open_words", match))


def sealed_like(db: Database, typed: list[str], seen_by: str | None) -> list[tuple[int, str]]:
    """The same among sealed cases, of which `seen_by` sees their own; None sees all."""
    return _like(db, "sealed_words", typed, lambda match: _match_sealed(db, match, seen_by))


def open_sharing(db: Database, tokens: Iterable[str]) -> list[int]:
    """Open cases that have one of these whole tokens, newest first."""
    match = " OR ".join(_quoted(token) for token in tokens)
    return [found for found, _ in _match(db, "open_words", match)] if match else []


def sealed_sharing(db: Database, tokens: Iterable[str], seen_by: str | None) -> list[int]:
    """The same among sealed cases, as `sealed_like` sees them."""
    match = " OR ".join(_quoted(token) for token in tokens)
    return [found for found, _ in _match_sealed(db, match, seen_by)] if match else []


def _like(db: Database, index: str, typed: list[str], find: Find) -> list[tuple[int, str]]:
    """As whole words; while those are few, as beginnings of words, too; then with a slip in them.

    What answers best is so found first, and what takes longest to find is seldom looked for. A
    word that very many cases have was typed as it was meant.
    """
    found = dict(find(_all_of(typed, _quoted)))
    if len(found) >= _FEW:
        return [*found.items()]
    common = {word for word in typed if _is_common(db, index, word)}
    ways = (_begun, _slipped)
    for match in dict.fromkeys(_all_of(typed, way, but=common) for way in ways):
        found |= find(match)
        if len(found) >= _FEW:
            break
    return [*found.items()]


def _is_common(db: Database, index: str, word: str) -> bool:
    sql = f"SELECT 1 FROM {index} WHERE {index} MATCH ? LIMIT 1 OFFSET ?"  # noqa: S608 — ours
    return row(db, sql, [_quoted(word), _VERY_MANY]) is not None


def _all_of(typed: list[str], way: Callable[[str], str], but: Iterable[str] = ()) -> str:
    """All words, each in this way, but for some as whole words; of Chinese pairs, one is enough."""
    groups = [(_quoted if word in but else way)(word) for word in typed if word.isascii()]
    han = [_begun(word) for word in typed if not word.isascii()]
    return " AND ".join([*groups, f"({' OR '.join(han)})"] if han else groups)


def _slipped(word: str) -> str:
    return f"({' OR '.join([_begun(word), *map(_quoted, keys_of(word))])})"


def _begun(word: str) -> str:
    long = len(word) >= _SHORT or not word.isascii()
    return f"{_quoted(word)} *" if long else _quoted(word)


def _quoted(token: str) -> str:
    return f'"{token}"'


def _match(db: Database, index: str, match: str) -> list[tuple[int, str]]:
    found = rows(
        db,
        f"SELECT rowid AS id, said FROM {index} WHERE {index} MATCH ?"  # noqa: S608 — ours
        " ORDER BY rowid DESC LIMIT ?",
        [match, MOST],
    )
    return [(each["id"], each["said"]) for each in found]


def _match_sealed(db: Database, match: str, seen_by: str | None) -> list[tuple[int, str]]:
    """What others have sealed is set aside before anything is cut."""
    found = rows(
        db,
        "SELECT w.rowid AS id, w.said AS said FROM sealed_words w JOIN cases c ON c.id = w.rowid"
        " WHERE sealed_words MATCH :match AND (:seen_by IS NULL OR :seen_by IN"
        " (c.assignee, c.approver, c.opened_by) OR EXISTS (SELECT 1 FROM case_people p WHERE"
        " p.case_id = c.id AND p.person = :seen_by)) ORDER BY w.rowid DESC LIMIT :most",
        {"match": match, "seen_by": seen_by, "most": MOST},
    )
    return [(each["id"], each["said"]) for each in found]
