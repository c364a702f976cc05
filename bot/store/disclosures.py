"""What was disclosed, by catalogue item and number of records, never the data itself."""

import datetime as dt
from collections.abc import Mapping

from sqlite_utils import Database

from bot.store.database import rows
from bot.store.times import to_text


def add(db: Database, case_id: int, at: dt.datetime, items: Mapping[str, int]) -> None:
    """Record a disclosure; one that was recorded before stays beside it."""
    for item, count in items.items():
        db.execute(
            "INSERT INTO disclosures (case_id, at, item, count) VALUES (?, ?, ?, ?)",
            [case_id, to_text(at), item, count],
        )


def of_case(db: Database, case_id: int) -> dict[str, int]:
    """Number of records by item, over all disclosures of the case."""
    found = rows(
        db,
        "SELECT item, sum(count) AS records FROM disclosures WHERE case_id = ? GROUP BY item"
        " ORDER BY item",
        [case_id],
    )
    return {each["item"]: each["records"] for each in found}
