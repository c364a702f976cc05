"""`python -m workspace app.yaml`: serve a workspace until standard input closes.

When ready, one line of JSON on standard output says where: `url` (for SLACK_API_URL),
`bot_token`, `app_token` and `page` (the page's address, or null without --page).
"""

import argparse
import asyncio
import json
import signal
import sys
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
    asyncio.run(_serve(workspace, options))
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
    watch = asyncio.create_task(_until_input_ends(ended))
    ready = {
        "url": workspace.api_url,
        "bot_token": workspace.bot_token,
        "app_token": workspace.app_token,
        "page": page and f"{workspace.state.base_url}{page}",
    }
    print(json.dumps(ready), flush=True)  # noqa: T201 - the line that callers wait for
    await ended.wait()
    watch.cancel()
    await workspace.stop()


def _mount_page(workspace: Workspace) -> str:
    """Add the page to what the workspace serves; returns its path. Imported only when asked for."""
    from workspace.page import mount  # noqa: PLC0415 - the page's packages load only with it

    return mount(workspace)


async def _until_input_ends(ended: asyncio.Event) -> None:
    """Set `ended` when whoever started the workspace is gone."""
    reader = asyncio.StreamReader()
    await asyncio.get_running_loop().connect_read_pipe(
        lambda: asyncio.StreamReaderProtocol(reader), sys.stdin
    )
    while await reader.read(4096):
        continue
    ended.set()


if __name__ == "__main__":
    sys.exit(main())
