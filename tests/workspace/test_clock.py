"""The workspace's clock is real time plus what people wound forward."""

import asyncio
from datetime import UTC, datetime, timedelta

import aiohttp
import pytest
from slack_sdk.web.async_client import AsyncWebClient

from tests.workspace.blocks import Json
from workspace import Workspace


async def reading(ws: Workspace, query: str = "") -> Json:
    async with (
        aiohttp.ClientSession() as session,
        session.get(f"{ws.state.base_url}/clock{query}") as response,
    ):
        answer: Json = await response.json()
        return answer


async def test_the_clock_is_served_and_wound(ws: Workspace) -> None:
    before = await reading(ws)
    assert before["offset"] == 0
    ws.clock.wind(timedelta(days=30))
    after = await reading(ws)
    assert after["offset"] == 30 * 86400
    assert after["version"] == before["version"] + 1
    shown = datetime.fromisoformat(after["now"])
    assert timedelta(0) <= shown - (datetime.now(UTC) + timedelta(days=30)) + timedelta(seconds=5)


async def test_a_waiting_reader_hears_of_the_winding_at_once(ws: Workspace) -> None:
    version = (await reading(ws))["version"]
    waiting = asyncio.create_task(reading(ws, f"?seen={version}"))
    await asyncio.sleep(0.1)
    assert not waiting.done()
    ws.clock.wind(timedelta(minutes=5))
    assert (await asyncio.wait_for(waiting, 2))["version"] == version + 1
    assert (await reading(ws, f"?seen={version}"))["version"] == version + 1


async def test_messages_carry_the_wound_time(ws: Workspace, client: AsyncWebClient) -> None:
    ws.clock.wind(timedelta(days=1))
    channel = ws.state.channel_named("legal-desk").id
    ts = (await client.chat_postMessage(channel=channel, text="x"))["ts"]
    assert float(ts) == pytest.approx(ws.clock.now().timestamp(), abs=2)


def test_the_clock_never_goes_back(ws: Workspace) -> None:
    with pytest.raises(ValueError, match="forward"):
        ws.clock.wind(timedelta(seconds=-1))
