"""Who has opened the desk's App Home: theirs is kept fresh."""

from sqlite_utils import Database

from bot.store.database import rows


def add(db: Database, person: str) -> None:
    db.execute("INSERT OR IGNORE INTO homes (person) VALUES (?)", [person])


def people(db: Database) -> list[str]:
    return [each["person"] for each in rows(db, "SELECT person FROM homes ORDER BY person")]
