"""The running desk's Unix socket. Only the owner of the process can open it."""

import json
import logging
import os
import secrets
from collections.abc import Mapping
from pathlib import Path

from aiohttp import web

from bot.control.operations import OPERATIONS, Operation
from bot.desk.desk import Desk
from bot.domain.errors import UserError

log = logging.getLogger(__name__)

# Seconds that an ending desk gives its answers. One who comes meanwhile is not waited for: a
# reload would last as long.
_LAST_ANSWERS = 2.0


async def serve(desk: Desk, path: Path, also: Mapping[str, Operation]) -> web.AppRunner:
    """Serve until the runner's `cleanup`; aiohttp replaces a socket that a killed desk left.

    `also`: operations that need more than the desk.
    """
    app = web.Application()
    operations = {**OPERATIONS, **also}

    async def answer(request: web.Request) -> web.Response:
        return await _answer(desk, operations, request)

    app.router.add_post("/{operation}", answer)
    runner = web.AppRunner(app, access_log=None, shutdown_timeout=_LAST_ANSWERS)
    await runner.setup()
    before = os.umask(0o177)
    try:
        await web.UnixSite(runner, str(path)).start()
    finally:
        os.umask(before)
    return runner


async def _answer(
    desk: Desk, operations: Mapping[str, Operation], request: web.Request
) -> web.Response:
    operation = operations.get(request.match_info["operation"])
    if operation is None:
        return web.json_response({"error": "this desk is older than the command"}, status=404)
    try:
        return web.json_response(await operation(desk, json.loads(await request.text())))
    except UserError as error:
        return web.json_response({"error": error.message}, status=400)
    except Exception:
        fault_id = secrets.token_hex(4)
        log.exception("fault %s in control", fault_id)
        return web.json_response(
            {"error": f"a fault in the desk, logged as {fault_id}"}, status=500
        )
