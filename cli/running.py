"""`writdesk run`: the desk until it is told to end, or one of its tasks dies."""

import asyncio
import os
import signal
import sys
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any

import aiohttp

from app.slack import NotWelcome
from app.start import newest_guide, running
from bot.clock import supervisor
from bot.control.reload import Reload
from bot.settings import Settings, SettingsError, database_of, read_desk_file, settings
from bot.store.database import StoreError
from cli.ends import FAULT, NOT_WELCOME, fail
from cli.logs import set_up_logging
from cli.memory import set_aside, undisturbed
from policy.letter import LetterError
from policy.load import GuideError
from policy.model import Guide

_BROKEN = (SettingsError, GuideError, LetterError)
_DOES_NOT_START = (StoreError, NotWelcome, OSError, aiohttp.ClientError, TimeoutError)


@dataclass(frozen=True, slots=True)
class Configuration:
    """What a desk runs on."""

    settings: Settings
    guide: Guide


def run_desk(file: Path, *, create: bool, clock_url: str | None = None) -> None:
    """Run until SIGTERM or SIGINT; SIGHUP and `writdesk reload` read the configuration anew.

    `clock_url`: of a workspace whose clock is the desk's, so that time can be wound.
    """
    set_up_logging()
    try:
        with undisturbed():
            found = _read(file)
        asyncio.run(_run(file, found, create=create, clock_url=clock_url))
    except (*_BROKEN, StoreError) as error:
        fail(str(error))
    except NotWelcome as error:
        fail(str(error), NOT_WELCOME)
    except (aiohttp.ClientError, TimeoutError) as error:
        fail(f"{found.settings.api_url} cannot be reached: {error}. Is the network up?", FAULT)


def _read(file: Path) -> Configuration:
    desk = read_desk_file(file)
    found = settings(desk, os.environ, database=database_of(desk, file))
    return Configuration(found, newest_guide())


async def _run(file: Path, found: Configuration, *, create: bool, clock_url: str | None) -> None:
    """A desk after another, each on what was read anew; only one at a time holds the database.

    What is new is tried; where the desk does not start on it, the old one is started again.
    """
    ended, reload, old = ending(), reloading(), found
    serve = partial(_serve, file, ended=ended, reload=reload, clock_url=clock_url)
    while not ended.is_set():
        try:
            found, old = await serve(found, create=create), found
        except _DOES_NOT_START as error:
            if found is old:
                raise
            reload.refuse(error)
            found = old
        create = False  # a reload never begins an empty docket


async def _serve(
    file: Path,
    found: Configuration,
    *,
    ended: asyncio.Event,
    reload: Reload,
    create: bool,
    clock_url: str | None,
) -> Configuration:
    """Run a desk until it is to end, or there is another configuration: which one is next."""
    async with running(
        found.settings, guide=found.guide, create=create, reload=reload, clock_url=clock_url
    ) as desk:
        set_aside()
        supervisor.tell(supervisor.READY)
        reload.end()
        print("Writdesk is connected.", file=sys.stderr)  # noqa: T201 — for the person who started it
        following: Configuration | None = None
        while following is None and not ended.is_set():
            await until(ended, desk.failed, reload.wanted)
            following = _renewed(file, reload)
    if ended.is_set():
        supervisor.tell(supervisor.STOPPING)
    return following or found


def _renewed(file: Path, reload: Reload) -> Configuration | None:
    """The configuration as it stands now; None where nobody wants it, or it is broken."""
    if not reload.wanted.is_set():
        return None
    reload.begin()
    try:
        return _read(file)
    except _BROKEN as error:
        reload.refuse(error)
        reload.end()
        return None


def reloading() -> Reload:
    """A reload that SIGHUP asks for."""
    reload = Reload()
    asyncio.get_running_loop().add_signal_handler(signal.SIGHUP, reload.wanted.set)
    return reload


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
