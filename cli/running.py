"""`writdesk run`: the desk until it is told to end, or one of its tasks dies."""

import asyncio
import os
import signal
import sys
from pathlib import Path
from typing import Any

import aiohttp

from app import NotWelcome, running
from bot.settings import Settings, SettingsError, database_of, read_desk_file, settings
from bot.store.database import StoreError
from cli.ends import FAULT, NOT_WELCOME, fail
from cli.logs import set_up_logging
from policy.letter import LetterError


def run_desk(file: Path, *, create: bool) -> None:
    """Run until SIGTERM or SIGINT."""
    set_up_logging()
    try:
        desk = read_desk_file(file)
        found = settings(desk, os.environ, database=database_of(desk, file))
        asyncio.run(_run(found, create=create))
    except (SettingsError, StoreError, LetterError) as error:
        fail(str(error))
    except NotWelcome as error:
        fail(str(error), NOT_WELCOME)
    except (aiohttp.ClientError, TimeoutError) as error:
        fail(f"{found.api_url} cannot be reached: {error}. Is the network up?", FAULT)


async def _run(found: Settings, *, create: bool) -> None:
    ended = ending()
    async with running(found, create=create) as desk:
        print("Writdesk is connected.", file=sys.stderr)  # noqa: T201 — for the person who started it
        await until(ended, desk.failed)


def ending() -> asyncio.Event:
    """An event that SIGTERM and SIGINT set."""
    ended = asyncio.Event()
    for number in (signal.SIGTERM, signal.SIGINT):
        asyncio.get_running_loop().add_signal_handler(number, ended.set)
    return ended


async def until(ended: asyncio.Event, failed: asyncio.Future[None]) -> None:
    """Wait for the end; a task that died raises here, so that a supervisor starts the desk anew."""
    waiting = asyncio.ensure_future(ended.wait())
    either: set[asyncio.Future[Any]] = {waiting, failed}
    await asyncio.wait(either, return_when=asyncio.FIRST_COMPLETED)
    waiting.cancel()
    if failed.done():
        failed.result()
