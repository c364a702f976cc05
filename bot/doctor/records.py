"""Findings about the desk's records: is the database whole, is the audit log, what waits, what did
not go out, which weeks nobody is on call, which ways outside Slack were ever used."""

import datetime as dt
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from bot.doctor.finding import Finding, broken, fine, warning
from bot.domain.cases import number_of
from bot.domain.oncall import gaps
from bot.settings import Settings
from bot.store import audit, covers, standing
from bot.store.database import Database, key_file

_SAFE_SQLITE = (3, 51, 3)
_OUTBOX_MAY_WAIT = 600.0  # seconds
_LOOK_BACK = dt.timedelta(days=7)
_ROTA_AHEAD = dt.timedelta(days=60)
_HEAD_MAY_BE = dt.timedelta(days=2)
_WAY_MAY_BE = dt.timedelta(days=40)  # a drill is due once a month
_MOST_NAMED = 10


@dataclass(frozen=True, slots=True)
class Records:
    """What a long look at the database found. `gaps`: when nobody is on call, from and to."""

    damage: str | None
    chain: audit.Verified
    sqlite: str
    waits: standing.Standing
    failed: tuple[standing.Failed, ...]
    gaps: tuple[tuple[dt.datetime, dt.datetime], ...]
    head_posted_at: dt.datetime | None
    ways_used_at: Mapping[str, dt.datetime]


def read_records(db: Database, key: bytes, settings: Settings, now: dt.datetime) -> Records:
    """Slow where there is much: not for the loop."""
    rota = settings.paging.rota
    weeks = (
        []
        if rota is None or rota.group
        else gaps(rota, covers.since(db, now), now, now + _ROTA_AHEAD)
    )
    return Records(
        damage=standing.damage(db),
        chain=audit.verify(db, key),
        sqlite=standing.library_version(db),
        waits=standing.standing(db, now),
        failed=tuple(standing.failed_since(db, now - _LOOK_BACK, limit=_MOST_NAMED)),
        gaps=tuple(weeks),
        head_posted_at=standing.head_posted_at(db),
        ways_used_at=standing.ways_used_at(db),
    )


def of_records(found: Records, settings: Settings, now: dt.datetime) -> Iterator[Finding]:
    yield from _database(found, settings)
    yield _audit(found)
    yield from _head(found, settings, now)
    yield from _outbox(found)
    yield from _rota(found, settings)
    yield from _ways(found, settings, now)


def _database(found: Records, settings: Settings) -> Iterator[Finding]:
    if found.damage:
        yield broken("database", f"damaged: {found.damage}", "Stop the desk; `writdesk restore`.")
    else:
        yield fine("database", "whole")
    for file in (settings.database, key_file(settings.database)):
        if file.exists() and file.stat().st_mode & 0o077:
            yield broken(f"{file.name}", "others may read it", f"chmod 600 {file}")
    if tuple(int(part) for part in found.sqlite.split(".")) < _SAFE_SQLITE:
        yield warning(
            "SQLite",
            f"{found.sqlite} can corrupt a database that two connections write to",
            "The desk writes through one connection, so it is safe: let no other program write,"
            " and use no Litestream, before 3.51.3 (sqlite.org/wal.html#walresetbug).",
        )
    else:
        yield fine("SQLite", found.sqlite)


def _audit(found: Records) -> Finding:
    if fault := found.chain.broken:
        return broken(
            "audit log",
            f"row {fault.seq} was touched: {fault.why}",
            "Keep the database as it is, tell counsel, and compare it with the newest backup.",
        )
    return fine("audit log", f"whole, {found.chain.rows} rows")


def _head(found: Records, settings: Settings, now: dt.datetime) -> Iterator[Finding]:
    """The desk posts it daily, so one that is old says that something keeps it from doing so."""
    posted = found.head_posted_at
    if settings.channels.audit is None or not found.chain.rows:
        return
    if posted is None:
        yield fine("audit head", "not posted yet: it is, once a day")
    elif now - posted > _HEAD_MAY_BE:
        yield broken(
            "audit head",
            f"last posted on {posted.date()}",
            "See whether the desk runs, and is in the audit channel.",
        )
    else:
        yield fine("audit head", f"last posted on {posted.date()}")


def _outbox(found: Records) -> Iterator[Finding]:
    if found.waits.outbox_age > _OUTBOX_MAY_WAIT:
        yield broken(
            "outbox",
            f"a message waits for {found.waits.outbox_age / 60:.0f} minutes",
            "See whether the desk runs, and what it logs.",
        )
    else:
        yield fine("outbox", "nothing waits too long")
    for one in found.failed:
        where = f" of {number_of(one.case_id)}" if one.case_id else ""
        yield warning(
            "not posted",
            f"{one.kind}{where}, {one.at:%Y-%m-%d %H:%M} UTC: Slack said {one.problem}",
            "Tell who waits for it; what is wrong with a channel stands above.",
        )


def _rota(found: Records, settings: Settings) -> Iterator[Finding]:
    rota = settings.paging.rota
    for start, end in found.gaps[:_MOST_NAMED] if rota else ():
        yield broken(
            "rota",
            f"nobody is on call from {_local(start, settings)} to {_local(end, settings)}",
            "Set rota.starts_on in desk.yaml to a day before that; until then, /oncall cover.",
        )
    if rota and not found.gaps:
        told = "a group" if rota.group else f"covered for {_ROTA_AHEAD.days} days"
        yield fine("rota", told)


def _ways(found: Records, settings: Settings, now: dt.datetime) -> Iterator[Finding]:
    """Whether a service takes a page shows by paging alone: a drill does."""
    for way in settings.paging.outside:
        used = found.ways_used_at.get(way)
        if used is None or now - used > _WAY_MAY_BE:
            says = f"last used on {used.date()}" if used else "never used"
            yield warning(f"paging by {way}", says, "`/emergency drill` in Slack pages by it.")
        else:
            yield fine(f"paging by {way}", f"took a page on {used.date()}")


def _local(moment: dt.datetime, settings: Settings) -> str:
    return f"{moment.astimezone(settings.zone):%Y-%m-%d %H:%M}"
