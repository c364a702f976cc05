"""What changes in the workspace is heard by whoever follows it."""

import asyncio
from datetime import timedelta

from slack_bolt.app.async_app import AsyncApp

from tests.workspace.conftest import Connect
from workspace import Workspace
from workspace.state import Change


async def test_every_change_is_heard_in_order(ws: Workspace) -> None:
    changes = ws.state.changes()
    message = ws.person("maya").say("Case", "legal-desk")
    ws.clock.wind(timedelta(minutes=5))
    await ws.person("ben").command("/unheard", "general")
    async with asyncio.timeout(1):
        heard = [await anext(changes) for _ in range(3)]
    changes.close()
    assert heard[0] == Change("message", message.channel, ts=message.ts)
    assert heard[1] == Change("clock")
    assert (heard[2].kind, heard[2].user) == ("ephemeral", ws.person("ben").id)


async def test_coming_and_going_connections_are_heard(
    ws: Workspace, app: AsyncApp, connect: Connect
) -> None:
    changes = ws.state.changes()
    await connect(app)
    assert (await anext(changes)).kind == "connection"
    changes.close()


def test_ids_are_the_same_in_every_run_and_look_like_slacks(ws: Workspace) -> None:
    again = Workspace(ws.manifest)
    assert again.state.users.keys() == ws.state.users.keys()
    assert again.bot_token == ws.bot_token
    for prefix, known in (
        ("U", list(ws.state.users)),
        ("S", list(ws.state.groups)),
        ("C", list(ws.state.channels)),
    ):
        assert all(key.startswith(prefix) and len(key) == 11 for key in known)
