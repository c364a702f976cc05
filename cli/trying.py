"""`writdesk try`: the desk against a local workspace in the browser, for as long as it runs.

The workspace is a process of its own and knows nothing of the desk: it gets the app's manifest,
and says where it listens. What the desk writes stands in a temporary folder and goes with it.
"""

import asyncio
import json
import sys
import tempfile
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import aiohttp
import typer

from app.start import running
from bot.domain.access import Role
from bot.domain.escalation import Escalation
from bot.emergency_settings import EmergencySettings, Paging, escalation_of
from bot.settings import Channels, Settings
from cli.ends import FAULT, fail
from cli.logs import set_up_logging
from cli.running import ending, until
from handlers.outbound.client import slack_client

MANIFEST = Path(__file__).parents[1] / "app.yaml"
# The local workspace's groups, by the role that they give.
_GROUPS = {
    Role.LEGAL: "legal",
    Role.COUNSEL: "counsel",
    Role.ONCALL: "oncall",
    Role.AUDITOR: "auditors",
    Role.ADMIN: "desk-admins",
}
_START_SECONDS = 30


async def try_desk(port: int) -> None:
    """Run both until interrupted, and say where the page is."""
    set_up_logging(quiet=True)
    ended = ending()
    with tempfile.TemporaryDirectory(prefix="writdesk-try-") as folder:
        async with _workspace(port) as there:
            found = await settings_for(there, Path(folder) / "writdesk.db")
            clock_url = there["url"].removesuffix("api/") + "clock"
            async with running(found, create=True, clock_url=clock_url) as desk:
                typer.echo(f"\n  Writdesk is ready: {there['page']}\n\n  Ctrl-C ends it.\n")
                await until(ended, desk.failed)


@asynccontextmanager
async def _workspace(port: int) -> AsyncIterator[dict[str, Any]]:
    process = await asyncio.create_subprocess_exec(
        *(sys.executable, "-m", "workspace", str(MANIFEST), "--page", "--port", str(port)),
        stdin=asyncio.subprocess.PIPE,
        stdout=asyncio.subprocess.PIPE,
        cwd=MANIFEST.parent,
        start_new_session=True,
    )
    assert process.stdin is not None
    assert process.stdout is not None
    try:
        line = await asyncio.wait_for(process.stdout.readline(), _START_SECONDS)
        if not line:
            fail(f"the local workspace did not start. Is port {port} taken? Try --port 0.", FAULT)
        yield json.loads(line)
    finally:
        process.stdin.close()
        await process.wait()


async def settings_for(there: dict[str, Any], database: Path) -> Settings:
    """The desk's settings for a workspace, its channels and groups found by their names."""
    async with aiohttp.ClientSession() as session:
        client = slack_client(there["bot_token"], there["url"], session)
        channels = await client.conversations_list(types="public_channel,private_channel")
        groups = await client.usergroups_list()
    channel_ids = {one["name"]: one["id"] for one in channels["channels"]}
    group_ids = {one["handle"]: one["id"] for one in groups["usergroups"]}
    roles = {role: (group_ids[handle],) for role, handle in _GROUPS.items()}
    return Settings(
        bot_token=there["bot_token"],
        app_token=there["app_token"],
        api_url=there["url"],
        zone=ZoneInfo("UTC"),
        government_suffixes=(),
        channels=Channels(
            desk=channel_ids["legal-desk"],
            emergency=channel_ids["emergencies"],
            sealed=channel_ids["legal-sealed"],
        ),
        roles=roles,
        database=database,
        paging=Paging(escalation_from(roles)),
    )


def escalation_from(roles: Mapping[Role, tuple[str, ...]]) -> Escalation:
    """The people on call, then counsel, then everyone, as in a desk.yaml that says no more."""
    return escalation_of(
        EmergencySettings(),
        has_rota=False,
        oncall=roles[Role.ONCALL],
        counsel=roles[Role.COUNSEL],
        admin=roles[Role.ADMIN],
    )
