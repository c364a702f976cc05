"""Findings about this machine: disk, backups, guide, ways to page, heartbeat."""

import datetime as dt
import shutil
from collections.abc import Callable, Iterator

from bot.doctor.finding import Finding, broken, fine, warning
from bot.settings import Settings
from bot.store.backup import newest_at
from policy.load import GuideError, latest, versions

_LEAST_FREE = 1_000_000_000  # bytes
_BACKUP_MAY_BE = dt.timedelta(days=2)


def of_configuration(guide: dt.date, refused: str | None) -> Iterator[Finding]:
    """Whether the running desk uses what stands there now. `guide`: the one that it answers by."""
    if refused:
        yield broken(
            "configuration",
            f"the newest was not taken, the desk runs on the old one: {refused}",
            "Correct it, then `writdesk reload`.",
        )
    elif versions()[-1] > guide:
        yield warning(
            "guide",
            f"the desk answers by the guide of {guide}, and there is one of {versions()[-1]}",
            "`writdesk reload` takes it.",
        )


def of_machine(
    settings: Settings, now: dt.datetime, is_way: Callable[[str], bool]
) -> Iterator[Finding]:
    """`is_way` says whether an Apprise URL can be used."""
    yield from _disk(settings)
    yield from _backups(settings, now)
    yield _guide()
    yield from _paging(settings, is_way)
    if settings.heartbeat_url is None:
        yield warning(
            "heartbeat",
            "nobody outside notices when this machine is gone",
            "Set HEARTBEAT_URL to a check that alarms when it is not called for five minutes.",
        )


def _guide() -> Finding:
    try:
        return fine("guide", f"the newest is of {latest().version}")
    except GuideError as error:
        return broken("guide", str(error), "Correct that line, or bring the file back.")


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
