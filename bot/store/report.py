"""What the transparency report counts, as rows; and what was published of a period."""

import datetime as dt
from collections.abc import Iterator, Mapping
from typing import Any

from pydantic import TypeAdapter
from sqlite_utils import Database

from bot.domain.reports import Figures, Publication
from bot.store.database import each_row, row
from bot.store.times import to_moment, to_text

_FIGURES: TypeAdapter[Figures] = TypeAdapter(Figures)

# When a request was received, to the second; the index is on the same expression.
_RECEIVED = "substr(coalesce(json_extract(request, '$.received_at'), opened_at), 1, 19)"
# A sealed case counts once a half-year has ended since it came to the desk, or not at all.
_COUNTED = "(c.sealed = 0 OR c.opened_at < :sealed_before)"
_REQUESTS = f"""
    SELECT c.id, c.process, c.country, c.sealed, c.disposition, c.disclosed_class, c.closed_at,
        {_RECEIVED} AS received_at,
        json_extract(request, '$.nondisclosure.ordered') AS ordered,
        (SELECT count(*) FROM json_each(request, '$.identifiers')
            WHERE json_extract(value, '$.kind') <> 'meeting_id') AS accounts,
        (SELECT min(sent_at) FROM letters l
            WHERE l.case_id = c.id AND l.addressee = 'agency') AS answered_at,
        e.state AS emergency, e.raised_at, e.first_paged_at, e.first_taken_at, e.decided_at
    FROM cases c LEFT JOIN emergencies e ON e.case_id = c.id
    WHERE e.state IS NOT 'mistaken' AND {_RECEIVED} >= :since AND {_RECEIVED} < :until
        AND {_COUNTED}
"""  # noqa: S608 — the expressions are ours
_PRESERVED = f"""
    SELECT c.sealed, 0 AS extension FROM preservations p JOIN cases c ON c.id = p.case_id
    WHERE p.snapshot_at >= :since AND p.snapshot_at < :until AND {_COUNTED}
    UNION ALL
    SELECT c.sealed, 1 FROM events e JOIN cases c ON c.id = e.case_id
    WHERE e.kind IN ('extended', 'extension_decided') AND e.at >= :since AND e.at < :until
    AND json_extract(e.data, '$.to') IS NOT NULL AND {_COUNTED}
"""  # noqa: S608 — the expression is ours


def received(
    db: Database, since: dt.datetime, until: dt.datetime, *, sealed_before: dt.datetime | None
) -> Iterator[dict[str, Any]]:
    """The requests that were received from a moment up to another: of the sealed cases those
    that came to the desk before a moment, or none."""
    return each_row(db, _REQUESTS, _between(since, until, sealed_before))


def preserved(
    db: Database, since: dt.datetime, until: dt.datetime, *, sealed_before: dt.datetime | None
) -> Iterator[dict[str, Any]]:
    """The snapshots taken, and the extensions granted, from a moment up to another."""
    return each_row(db, _PRESERVED, _between(since, until, sealed_before))


def publish(
    db: Database, period: str, figures: Figures, *, by: str, at: dt.datetime
) -> Publication:
    """Keep what is made public of a period; earlier editions stay beside it."""
    latest = published(db, period)
    edition = latest.edition + 1 if latest else 1
    db.execute(
        "INSERT INTO reports (period, edition, at, published_by, figures) VALUES (?, ?, ?, ?, ?)",
        [period, edition, to_text(at), by, _FIGURES.dump_json(figures).decode()],
    )
    return Publication(edition=edition, at=at, by=by, figures=figures)


def published(db: Database, period: str) -> Publication | None:
    """The latest edition of a period."""
    found = row(
        db, "SELECT * FROM reports WHERE period = ? ORDER BY edition DESC LIMIT 1", [period]
    )
    return _publication(found) if found else None


def _between(
    since: dt.datetime, until: dt.datetime, sealed_before: dt.datetime | None
) -> dict[str, str]:
    """To the second: a day begins with one."""
    before = to_text(sealed_before) if sealed_before else ""
    return {"since": to_text(since)[:19], "until": to_text(until)[:19], "sealed_before": before}


def _publication(found: Mapping[str, Any]) -> Publication:
    return Publication(
        edition=found["edition"],
        at=to_moment(found["at"]),
        by=found["published_by"],
        figures=_FIGURES.validate_json(found["figures"]),
    )
