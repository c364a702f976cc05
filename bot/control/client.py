"""The command line's side of the running desk's Unix socket."""

from pathlib import Path
from typing import Any

import aiohttp

from bot.domain.errors import UserError


class DeskFault(Exception):
    """The running desk failed; its log has the id that the message names."""


async def call(path: Path, operation: str, arguments: dict[str, Any]) -> dict[str, Any] | None:
    """Have the running desk do it; None when nobody listens at the socket.

    Raises:
        UserError, DeskFault: as the desk says.
    """
    connector = aiohttp.UnixConnector(path=str(path))
    async with aiohttp.ClientSession(connector=connector) as session:
        try:
            async with session.post(f"http://desk/{operation}", json=arguments) as answer:
                result: dict[str, Any] = await answer.json()
        except aiohttp.ClientConnectorError:
            return None
    if answer.status == 400:
        raise UserError(result["error"])
    if answer.status != 200:
        raise DeskFault(result["error"])
    return result
