"""Which lines of files have been imported, as rows."""

from collections.abc import Iterable

from sqlite_utils import Database

from bot.store.database import rows

_AT_ONCE = 500  # values in one query


def known(db: Database, lines: Iterable[str]) -> dict[str, int]:
    """Of these lines, by their hashes, those that are here, with their cases."""
    wanted, found = list(lines), dict[str, int]()
    for start in range(0, len(wanted), _AT_ONCE):
        part = wanted[start : start + _AT_ONCE]
        marks = ", ".join("?" * len(part))
        sql = f"SELECT line, case_id FROM imports WHERE line IN ({marks})"  # noqa: S608 — marks
        found |= {each["line"]: each["case_id"] for each in rows(db, sql, part)}
    return found


def remember(db: Database, made: Iterable[tuple[str, int]]) -> None:
    """Keep which case was made of which line; in order, since the table is kept in it."""
    db.conn.executemany("INSERT INTO imports (line, case_id) VALUES (?, ?)", sorted(made))
