"""Socket Mode as Slack speaks it, heard by a bare WebSocket client and by Bolt."""

import asyncio
import json
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

import pytest
from slack_bolt.app.async_app import AsyncApp
from slack_sdk.web.async_client import AsyncWebClient
from websockets.asyncio.client import ClientConnection
from websockets.asyncio.client import connect as open_socket
from websockets.exceptions import ConnectionClosed, InvalidStatus

from tests.workspace.blocks import Json
from tests.workspace.conftest import Connect
from workspace import Workspace


async def address(ws: Workspace, client: AsyncWebClient) -> str:
    return str((await client.apps_connections_open(app_token=ws.app_token))["url"])


@asynccontextmanager
async def socket(ws: Workspace, client: AsyncWebClient) -> AsyncIterator[ClientConnection]:
    """A connection that has been greeted."""
    async with open_socket(await address(ws, client)) as connection:
        assert json.loads(await connection.recv())["type"] == "hello"
        await ws.connected()
        yield connection


async def received(connection: ClientConnection) -> Json:
    async with asyncio.timeout(3):
        message: Json = json.loads(await connection.recv())
    return message


async def acknowledge(connection: ClientConnection, envelope: Json, **payload: Any) -> None:
    answer: Json = {"envelope_id": envelope["envelope_id"]}
    await connection.send(json.dumps(answer | ({"payload": payload} if payload else {})))


async def test_hello_tells_the_app_and_the_number_of_connections(
    ws: Workspace, client: AsyncWebClient
) -> None:
    async with open_socket(await address(ws, client)) as first:
        hello = await received(first)
        assert hello["connection_info"] == {"app_id": ws.state.app.app_id}
        assert hello["num_connections"] == 1
        assert "host" in hello["debug_info"]
        async with open_socket(await address(ws, client)) as second:
            assert (await received(second))["num_connections"] == 2


async def test_an_address_is_good_for_one_connection(ws: Workspace, client: AsyncWebClient) -> None:
    url = await address(ws, client)
    async with open_socket(url):
        with pytest.raises(InvalidStatus):
            async with open_socket(url):
                pass
    with pytest.raises(InvalidStatus):
        async with open_socket(url.replace("ticket=", "ticket=x")):
            pass


async def test_envelopes_say_whether_they_take_an_answer(
    ws: Workspace, client: AsyncWebClient
) -> None:
    maya = ws.person("maya")
    async with socket(ws, client) as connection:
        command = asyncio.create_task(maya.command("/echo", "legal-desk"))
        envelope = await received(connection)
        assert (envelope["type"], envelope["accepts_response_payload"]) == ("slash_commands", True)
        await acknowledge(connection, envelope, text="Answered")
        assert (await command).payload == {"text": "Answered"}
        shortcut = asyncio.create_task(maya.shortcut("begin"))
        envelope = await received(connection)
        assert (envelope["type"], envelope["accepts_response_payload"]) == ("interactive", False)
        await acknowledge(connection, envelope)
        assert (await shortcut).acknowledged
        maya.direct("hello")
        envelope = await received(connection)
        assert (envelope["type"], envelope["accepts_response_payload"]) == ("events_api", False)
        assert (envelope["retry_attempt"], envelope["retry_reason"]) == (0, "")
        await acknowledge(connection, envelope)


async def test_each_envelope_goes_to_one_of_several_connections_in_turn(
    ws: Workspace, client: AsyncWebClient
) -> None:
    async with socket(ws, client) as first, socket(ws, client) as second:
        await ws.connected(2)
        seen: list[ClientConnection] = []

        async def serve(connection: ClientConnection) -> None:
            while True:
                envelope = json.loads(await connection.recv())
                seen.append(connection)
                await acknowledge(connection, envelope)

        servers = [asyncio.create_task(serve(connection)) for connection in (first, second)]
        for _ in range(4):
            assert (await ws.person("maya").command("/echo", "legal-desk")).acknowledged
        assert (seen.count(first), seen.count(second)) == (2, 2)
        for server in servers:
            server.cancel()
        await asyncio.gather(*servers, return_exceptions=True)


async def test_an_event_that_is_not_acknowledged_comes_again_and_tells_why(
    ws: Workspace, client: AsyncWebClient
) -> None:
    ws.deliveries.ack_seconds = 0.05
    ws.deliveries.retry_delays = (0.0, 0.05, 0.1)
    async with socket(ws, client) as connection:
        ws.person("maya").direct("hello")
        envelopes = [await received(connection) for _ in range(4)]
        assert [e["retry_attempt"] for e in envelopes] == [0, 1, 2, 3]
        assert [e["retry_reason"] for e in envelopes] == ["", "timeout", "timeout", "timeout"]
        assert len({e["payload"]["event_id"] for e in envelopes}) == 1
        with pytest.raises(TimeoutError):
            async with asyncio.timeout(0.3):
                await connection.recv()


async def test_an_event_waits_for_an_app_to_come_back(
    ws: Workspace, client: AsyncWebClient
) -> None:
    ws.deliveries.retry_delays = (0.0, 0.3)
    ws.person("maya").direct("anyone?")
    async with socket(ws, client) as connection:
        envelope = await received(connection)
        assert envelope["retry_reason"] == "connection_failed"
        await acknowledge(connection, envelope)


async def test_the_eleventh_connection_is_turned_away(
    ws: Workspace, client: AsyncWebClient
) -> None:
    sockets = [await open_socket(await address(ws, client)) for _ in range(10)]
    await ws.connected(10)
    async with open_socket(await address(ws, client)) as eleventh:
        told = await received(eleventh)
        assert (told["type"], told["reason"]) == ("disconnect", "too_many_websockets")
        with pytest.raises(ConnectionClosed):
            await received(eleventh)
    for opened in sockets:
        await opened.close()


async def test_bolt_moves_to_a_new_connection_when_slack_asks(
    ws: Workspace, app: AsyncApp, connect: Connect
) -> None:
    @app.command("/echo")
    async def echo(ack: Any) -> None:
        await ack("Here")

    await connect(app)
    old = ws.socket_mode.links[0]
    await ws.faults.ask_to_reconnect("refresh_requested")
    await ws.state.until(
        lambda: (ws.deliveries.connections and old not in ws.deliveries.connections) or None, 5
    )
    assert (await ws.person("maya").command("/echo", "legal-desk")).acknowledged


async def test_pings_are_answered(ws: Workspace, client: AsyncWebClient) -> None:
    async with socket(ws, client) as connection:
        pong = await connection.ping("sdk-ping-pong:1")
        async with asyncio.timeout(2):
            await pong
