"""Findings about this machine: database, disk, backups, guide, paging, and what did not go out."""

import datetime as dt
import shutil
from collections.abc import Callable, Iterator

from bot.doctor.finding import Finding, broken, fine, warning
from bot.domain.cases import number_of
from bot.settings import Settings
from bot.store import standing
from bot.store.backup import newest_at
from bot.store.database import Database, key_file
from policy.load import versions

_SAFE_SQLITE = (3, 51, 3)
_LEAST_FREE = 1_000_000_000  # bytes
_BACKUP_MAY_BE = dt.timedelta(days=2)
_OUTBOX_MAY_WAIT = 600.0  # seconds
_LOOK_BACK = dt.timedelta(days=7)
_MOST_NAMED = 10


def of_here(
    db: Database, settings: Settings, now: dt.datetime, is_way: Callable[[str], bool]
) -> Iterator[Finding]:
    """`is_way` says whether an Apprise URL can be used."""
    yield from _database(db, settings)
    yield from _outbox(db, now)
    yield from of_machine(settings, now, is_way)


def of_machine(
    settings: Settings, now: dt.datetime, is_way: Callable[[str], bool]
) -> Iterator[Finding]:
    """What can be said without the database."""
    yield from _disk(settings)
    yield from _backups(settings, now)
    yield fine("guide", f"the newest is of {versions()[-1].isoformat()}")
    yield from _paging(settings, is_way)
    if settings.heartbeat_url is None:
        yield warning(
            "heartbeat",
            "nobody outside notices when this machine is gone",
            "Set HEARTBEAT_URL to a check that alarms when it is not called for five minutes.",
        )


def _database(db: Database, settings: Settings) -> Iterator[Finding]:
    if found := standing.damage(db):
        yield broken("database", f"damaged: {found}", "Stop the desk; `writdesk restore`.")
    else:
        yield fine("database", "whole")
    for file in (settings.database, key_file(settings.database)):
        if file.exists() and file.stat().st_mode & 0o077:
            yield broken(f"{file.name}", "others may read it", f"chmod 600 {file}")
    version = standing.library_version(db)
    if tuple(int(part) for part in version.split(".")) < _SAFE_SQLITE:
        yield warning(
            "SQLite",
            f"{version} can corrupt a database that two connections write to",
            "The desk has one connection, so it is safe: open no second one, and no Litestream,"
            " before 3.51.3.",
        )
    else:
        yield fine("SQLite", version)


def _disk(settings: Settings) -> Iterator[Finding]:
    free = shutil.disk_usage(settings.database.parent).free
    if free < _LEAST_FREE:
        yield broken("disk", f"{free // 1_000_000} MB are free", "Make room before it is full.")
    else:
        yield fine("disk", f"{free // 1_000_000_000} GB are free")


def _backups(settings: Settings, now: dt.datetime) -> Iterator[Finding]:
    made = newest_at(settings.backups)
    how = "Run `writdesk backup` daily: deploy/writdesk-backup.timer does."
    if made is None:
        yield broken("backup", f"there is none in {settings.backups}", how)
    elif now - made > _BACKUP_MAY_BE:
        yield broken("backup", f"the newest is {(now - made).days} days old", how)
    else:
        yield fine("backup", f"the newest is of {made:%Y-%m-%d %H:%M} UTC")


def _paging(settings: Settings, is_way: Callable[[str], bool]) -> Iterator[Finding]:
    """Do Not Disturb mutes Slack at night, so each tier needs a way outside it."""
    for tier in settings.paging.escalation.all_tiers:
        about = f"paging, {tier.name}"
        bad = [way for way in tier.outside if not is_way(settings.paging.outside.get(way, ""))]
        if not tier.outside:
            yield broken(
                about,
                "no way outside Slack, and Do Not Disturb mutes Slack at night",
                "Name an environment variable with an Apprise URL at the tier's `outside`.",
            )
        elif bad:
            says = f"no Apprise URL in {', '.join(bad)}"
            yield broken(about, says, "github.com/caronc/apprise shows what one looks like.")
        else:
            yield fine(about, f"{len(tier.outside)} ways outside Slack")
    if not settings.paging.telephone:
        yield warning("emergency.telephone", "not set", "Name whom to call where no page goes out.")


def _outbox(db: Database, now: dt.datetime) -> Iterator[Finding]:
    waits = standing.standing(db, now)
    if waits.outbox_age > _OUTBOX_MAY_WAIT:
        yield broken(
            "outbox",
            f"a message waits for {waits.outbox_age / 60:.0f} minutes",
            "See whether the desk runs, and what it logs.",
        )
    else:
        yield fine("outbox", "nothing waits too long")
    for one in standing.failed_since(db, now - _LOOK_BACK, limit=_MOST_NAMED):
        where = f" of {number_of(one.case_id)}" if one.case_id else ""
        yield warning(
            "not posted",
            f"{one.kind}{where}, {one.at:%Y-%m-%d %H:%M} UTC: Slack said {one.problem}",
            "Tell who waits for it; what is wrong with a channel stands above.",
        )
