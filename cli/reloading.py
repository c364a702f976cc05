"""`writdesk reload`: has the running desk read its configuration and the guide anew, and waits."""

import asyncio
from pathlib import Path
from typing import Any

import aiohttp
import typer

from bot.control.client import call
from bot.settings import SettingsError, control_socket, database_of, read_desk_file
from cli.ends import FAULT, fail

_SECONDS = 60
_BETWEEN_LOOKS = 0.2


async def reload_desk(desk_file: Path) -> None:
    """Say what came of it; the exit status is 1 where the old configuration stays."""
    try:
        socket = control_socket(database_of(read_desk_file(desk_file), desk_file))
    except SettingsError as error:
        fail(f"{error} Nothing was reloaded; a desk that runs goes on as it was.")
    asked = await call(socket, "reload", {})
    if asked is None:
        fail("No desk is running here. `writdesk run` starts one.", FAULT)
    try:
        async with asyncio.timeout(_SECONDS):
            ended = await _ended(socket, asked["done"])
    except TimeoutError:
        fail(f"The desk has not come back within {_SECONDS} s: see its log.", FAULT)
    if ended["refused"]:
        fail(f"Not taken, the old configuration stays: {ended['refused']}", FAULT)
    typer.echo("The desk runs on what stands in its configuration now.")


async def _ended(socket: Path, before: int) -> dict[str, Any]:
    """While it changes over, nobody listens at the socket."""
    while True:
        await asyncio.sleep(_BETWEEN_LOOKS)
        try:
            found = await call(socket, "reload_outcome", {})
        except aiohttp.ClientError:
            found = None
        if found and found["done"] > before:
            return found
