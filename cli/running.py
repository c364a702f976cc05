"""`writdesk run`: the desk until it is told to end, or one of its tasks dies."""

import asyncio
import logging
import os
import signal
import sys
from pathlib import Path
from typing import Any

import aiohttp

from app import NotWelcome, running
from bot.clock import supervisor
from bot.settings import Settings, SettingsError, database_of, read_desk_file, settings
from bot.store.database import StoreError
from cli.ends import FAULT, NOT_WELCOME, fail
from cli.logs import set_up_logging
from cli.memory import set_aside

log = logging.getLogger(__name__)


def run_desk(file: Path, *, create: bool) -> None:
    """Run until SIGTERM or SIGINT; SIGHUP reads the configuration anew."""
    set_up_logging()
    try:
        found = _read(file)
        asyncio.run(_run(file, found, create=create))
    except (SettingsError, StoreError) as error:
        fail(str(error))
    except NotWelcome as error:
        fail(str(error), NOT_WELCOME)
    except (aiohttp.ClientError, TimeoutError) as error:
        fail(f"{found.api_url} cannot be reached: {error}. Is the network up?", FAULT)


def _read(file: Path) -> Settings:
    desk = read_desk_file(file)
    return settings(desk, os.environ, database=database_of(desk, file))


async def _run(file: Path, found: Settings, *, create: bool) -> None:
    """A desk after another, each on what SIGHUP found; only one at a time holds the database.

    What is new is tried; where the desk does not start on it, the old one is started again.
    """
    ended, wanted, old = ending(), reloading(), found
    while not ended.is_set():
        try:
            found, old = await _serve(file, found, ended, wanted, create=create), found
        except (StoreError, NotWelcome, OSError, aiohttp.ClientError, TimeoutError) as error:
            if found is old:
                raise
            log.error("desk.yaml was not taken, the old one stays: %s", error)
            found = old
        create = False  # a reload never begins an empty docket


async def _serve(
    file: Path, found: Settings, ended: asyncio.Event, wanted: asyncio.Event, *, create: bool
) -> Settings:
    """Run a desk until it is to end, or there is another configuration: which one is next."""
    async with running(found, create=create) as desk:
        set_aside()
        supervisor.tell(supervisor.READY)
        print("Writdesk is connected.", file=sys.stderr)  # noqa: T201 — for the person who started it
        following: Settings | None = None
        while following is None and not ended.is_set():
            await until(ended, desk.failed, wanted)
            following = _renewed(file, wanted)
    if ended.is_set():
        supervisor.tell(supervisor.STOPPING)
    return following or found


def _renewed(file: Path, wanted: asyncio.Event) -> Settings | None:
    """The configuration as it stands now; None where nobody wants it, or it is broken."""
    if not wanted.is_set():
        return None
    wanted.clear()
    try:
        return _read(file)
    except SettingsError as error:
        log.error("desk.yaml was not taken, the old one stays: %s", error)
        return None


def reloading() -> asyncio.Event:
    """An event that SIGHUP sets."""
    wanted = asyncio.Event()
    asyncio.get_running_loop().add_signal_handler(signal.SIGHUP, wanted.set)
    return wanted


def ending() -> asyncio.Event:
    """An event that SIGTERM and SIGINT set."""
    ended = asyncio.Event()
    for number in (signal.SIGTERM, signal.SIGINT):
        asyncio.get_running_loop().add_signal_handler(number, ended.set)
    return ended


async def until(ended: asyncio.Event, failed: asyncio.Future[None], *news: asyncio.Event) -> None:
    """Wait for the end, or for news; a task that died raises here, so that a supervisor starts the
    desk anew."""
    waiting = [asyncio.ensure_future(event.wait()) for event in (ended, *news)]
    either: set[asyncio.Future[Any]] = {*waiting, failed}
    await asyncio.wait(either, return_when=asyncio.FIRST_COMPLETED)
    for one in waiting:
        one.cancel()
    if failed.done():
        failed.result()
