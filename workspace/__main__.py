"""`python -m workspace app.yaml`: serve a workspace until standard input closes.

When ready, one line of JSON on standard output says where: `url` (for SLACK_API_URL),
`bot_token`, `app_token` and `page` (the page's address, or null without --page).
"""

import argparse
import asyncio
import json
import os
import signal
import sys
import threading
from pathlib import Path

from workspace.manifest import ManifestError
from workspace.workspace import Workspace


def main() -> int:
    options = _options()
    try:
        workspace = Workspace.from_manifest(options.manifest)
    except ManifestError as error:
        print(error, file=sys.stderr)  # noqa: T201 - the command's own output
        return 2
    try:
        asyncio.run(_serve(workspace, options))
    except OSError as error:
        print(f"cannot serve: {error}", file=sys.stderr)  # noqa: T201
        return 2
    return 0


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m workspace", description=__doc__)
    parser.add_argument("manifest", type=Path, help="the app's manifest, such as app.yaml")
    parser.add_argument("--host", default="127.0.0.1")
    parser.add_argument("--port", type=int, default=0, help="0 takes a free one")
    parser.add_argument("--page", action="store_true", help="serve the page for people too")
    return parser.parse_args()


async def _serve(workspace: Workspace, options: argparse.Namespace) -> None:
    ended = asyncio.Event()
    loop = asyncio.get_running_loop()
    for number in (signal.SIGTERM, signal.SIGINT):
        loop.add_signal_handler(number, ended.set)
    page = _mount_page(workspace) if options.page else None
    await workspace.start(options.host, options.port)
    _watch_input(loop, ended)
    ready = {
        "url": workspace.api_url,
        "bot_token": workspace.bot_token,
        "app_token": workspace.app_token,
        "page": page and f"{workspace.state.base_url}{page}",
    }
    print(json.dumps(ready), flush=True)  # noqa: T201 - the line that callers wait for
    await ended.wait()
    await workspace.stop()


def _mount_page(workspace: Workspace) -> str:
    """Add the page to what the workspace serves; returns its path. Imported only when asked for."""
    from workspace.page import mount  # noqa: PLC0415 - the page's packages load only with it

    return mount(workspace)


def _watch_input(loop: asyncio.AbstractEventLoop, ended: asyncio.Event) -> None:
    """Set `ended` when standard input closes: whoever started the workspace is gone."""

    def watch() -> None:
        while os.read(sys.stdin.fileno(), 4096):
            continue
        loop.call_soon_threadsafe(ended.set)

    threading.Thread(target=watch, daemon=True).start()


if __name__ == "__main__":
    sys.exit(main())
