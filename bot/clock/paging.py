"""Paging outside Slack through Apprise: PagerDuty, Opsgenie, SMS, e-mail, whatever the URL says.

https://github.com/caronc/apprise. One Apprise object a page, since the key by which a service
knows an incident again belongs to the object. Its threads cannot be cancelled, so a page that
takes too long is left behind, and counts as failed.
"""

import asyncio
import logging
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from bot.ports import OutsidePage

if TYPE_CHECKING:
    from apprise import Apprise

log = logging.getLogger(__name__)

DEADLINE = 10.0  # seconds
# What a service's plugin calls the key of an incident, and the action that ends one. Opsgenie's
# ends only what the same object paged, so an incident there is one, and people close it there.
_KEYED: dict[str, tuple[str, str | None]] = {
    "NotifyPagerDuty": ("dedup", "resolve"),
    "NotifySplunk": ("entity_id", "resolve"),
    "NotifyOpsgenie": ("alias", None),
}


class ApprisePager:
    """`urls`: Apprise URLs by the name of the environment variable that holds each."""

    def __init__(self, urls: Mapping[str, str]) -> None:
        self._urls = urls
        # Its own log names what it posts, and where.
        logging.getLogger("apprise").setLevel(logging.CRITICAL + 1)

    async def page(self, way: str, page: OutsidePage) -> str | None:
        """Page; None when it went out, else what went wrong, as a word."""
        return await _in_time(self._notify(way, page, ends=False))

    async def resolve(self, way: str, page: OutsidePage) -> bool:
        """End what was paged there; False where that way knows no ending."""
        return await _in_time(self._notify(way, page, ends=True)) is None

    async def _notify(self, way: str, page: OutsidePage, *, ends: bool) -> str | None:
        # Reading its plugins takes a moment the first time: not in the loop.
        target = await asyncio.to_thread(self._target, way, page.key, ends=ends)
        if target is None:
            return "url_not_understood"
        if ends and not any(_ending_of(server) for server in target):
            return "knows_no_ending"
        sent = await target.async_notify(
            title=page.title, body=page.body, notify_type="success" if ends else "failure"
        )
        return None if sent else "not_taken"

    def _target(self, way: str, key: str, *, ends: bool) -> "Apprise | None":
        from apprise import Apprise  # noqa: PLC0415 — read when it is first needed

        target = Apprise()
        if way not in self._urls or not target.add(self._urls[way]):
            return None
        for server in target:
            # Its own limit is four seconds, after which a slow service would be paged twice.
            server.socket_read_timeout = DEADLINE
            if keyed := _KEYED.get(type(server).__name__):
                setattr(server, keyed[0], key)
            if ends and (ending := _ending_of(server)):
                setattr(server, "action", ending)  # noqa: B010 — only some plugins have it
        return target


def is_understood(url: str) -> bool:
    """Whether Apprise knows what this URL is of. Slow the first time: not for the loop."""
    from apprise import Apprise  # noqa: PLC0415 — read when it is first needed

    return bool(url) and bool(Apprise().add(url))


def _ending_of(server: Any) -> str | None:
    _, ending = _KEYED.get(type(server).__name__, ("", None))
    return ending


async def _in_time(paging: Any) -> str | None:
    try:
        async with asyncio.timeout(DEADLINE):
            result: str | None = await paging
            return result
    except TimeoutError:
        return "too_slow"
    except Exception as error:  # a plugin's code is not ours, and may raise anything
        log.error("a way outside Slack is broken: %s", type(error).__name__)
        return "broken"
