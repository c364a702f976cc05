"""Faults happen when they are ordered, as often as ordered, and where."""

import asyncio
import time
from typing import Any

import aiohttp
import pytest
from slack_bolt.adapter.socket_mode.aiohttp import AsyncSocketModeHandler
from slack_bolt.app.async_app import AsyncApp
from slack_sdk.errors import SlackApiError
from slack_sdk.web.async_client import AsyncWebClient

from tests.workspace.blocks import Json, modal, section
from tests.workspace.conftest import Connect
from tests.workspace.test_web_api import error_of
from workspace import Workspace
from workspace.socket import Link


def desk(ws: Workspace) -> str:
    return ws.state.channel_named("legal-desk").id


def texts(ws: Workspace) -> list[str]:
    return [message.text for message in ws.person("tom").messages("legal-desk")]


async def test_a_rate_limit_names_a_wait_that_may_be_fractional(
    ws: Workspace, client: AsyncWebClient
) -> None:
    ws.faults.rate_limit("chat.postMessage", 0.5, channel=desk(ws))
    elsewhere = ws.state.channel_named("emergencies").id
    assert (await client.chat_postMessage(channel=elsewhere, text="x"))["ok"]
    with pytest.raises(SlackApiError) as caught:
        await client.chat_postMessage(channel=desk(ws), text="x")
    assert caught.value.response.status_code == 429
    assert caught.value.response.headers["Retry-After"] == "0.5"
    assert (await client.chat_postMessage(channel=desk(ws), text="again"))["ok"]
    assert texts(ws) == ["again"]


async def test_errors_come_as_often_as_ordered(ws: Workspace, client: AsyncWebClient) -> None:
    ws.faults.refuse("chat.postMessage", "channel_not_found", times=2)
    for _ in range(2):
        refused = client.chat_postMessage(channel=desk(ws), text="x")
        assert await error_of(refused) == "channel_not_found"
    assert (await client.chat_postMessage(channel=desk(ws), text="x"))["ok"]
    ws.faults.refuse("*", "invalid_auth", times=None)
    assert await error_of(client.auth_test()) == "invalid_auth"
    assert await error_of(client.usergroups_list()) == "invalid_auth"
    ws.faults.clear()
    assert (await client.auth_test())["ok"]


async def test_a_server_error_has_no_json(ws: Workspace, client: AsyncWebClient) -> None:
    ws.faults.server_error("chat.postMessage", 503)
    with pytest.raises(SlackApiError) as caught:
        await client.chat_postMessage(channel=desk(ws), text="x")
    assert caught.value.response.status_code == 503
    assert texts(ws) == []


async def test_a_call_that_hangs_does_nothing(ws: Workspace) -> None:
    impatient = AsyncWebClient(
        token=ws.bot_token, base_url=ws.api_url, timeout=1, retry_handlers=[]
    )
    ws.faults.hang("chat.postMessage")
    with pytest.raises(asyncio.TimeoutError):
        await impatient.chat_postMessage(channel=desk(ws), text="x")
    assert texts(ws) == []


async def test_a_lost_response_leaves_the_message_there(
    ws: Workspace, client: AsyncWebClient
) -> None:
    ws.faults.lose_response("chat.postMessage")
    with pytest.raises(aiohttp.ServerDisconnectedError):
        await client.chat_postMessage(channel=desk(ws), text="said")
    assert texts(ws) == ["said"]
    assert (await client.auth_test())["ok"]


async def test_response_urls_fail_too(ws: Workspace) -> None:
    url = ws.response_url(ws.person("maya").id, desk(ws))
    ws.faults.server_error("response_url", 500)
    async with aiohttp.ClientSession() as session:
        async with session.post(url, json={"text": "x"}) as response:
            assert response.status == 500
        async with session.post(url, json={"text": "x"}) as response:
            assert response.status == 200


@pytest.fixture
def echo(app: AsyncApp) -> list[Json]:
    """The commands that arrived at the app."""
    bodies: list[Json] = []

    @app.command("/echo")
    async def listen(ack: Any, body: Json) -> None:
        bodies.append(body)
        await ack(f"{len(bodies)}")

    return bodies


async def test_the_same_envelope_arrives_again(
    ws: Workspace, app: AsyncApp, connect: Connect, echo: list[Json]
) -> None:
    await connect(app)
    await ws.person("maya").command("/echo", "legal-desk")
    again = await ws.faults.deliver_again()
    assert again.payload == {"text": "2"}
    assert echo[0] == echo[1]
    assert len({envelope.id for envelope in ws.deliveries.sent}) == 1


async def test_the_same_envelope_arrives_twice_at_once(
    ws: Workspace, app: AsyncApp, connect: Connect, echo: list[Json]
) -> None:
    await connect(app)
    command = asyncio.create_task(ws.person("maya").command("/echo", "legal-desk"))
    await asyncio.sleep(0)
    second = await ws.faults.deliver_again()
    assert second.acknowledged
    assert (await command).acknowledged
    assert len(echo) == 2


async def test_a_lost_ack_of_an_event_brings_the_event_again(
    ws: Workspace, app: AsyncApp, connect: Connect
) -> None:
    heard: asyncio.Queue[str] = asyncio.Queue()

    @app.event("message")
    async def listen(body: Json, ack: Any) -> None:
        heard.put_nowait(body["event_id"])
        await ack()

    ws.deliveries.ack_seconds = 0.3
    await connect(app)
    ws.faults.lose_acks()
    ws.person("maya").direct("hello")
    async with asyncio.timeout(3):
        assert await heard.get() == await heard.get()


async def test_a_lost_ack_of_a_command_is_a_timeout_to_the_person(
    ws: Workspace, app: AsyncApp, connect: Connect, echo: list[Json]
) -> None:
    ws.deliveries.ack_seconds = 0.3
    await connect(app)
    ws.faults.lose_acks()
    ack = await ws.person("maya").command("/echo", "legal-desk")
    assert ack.error == "operation_timeout"
    assert len(echo) == 1


async def test_payloads_can_come_from_elsewhere(
    ws: Workspace, app: AsyncApp, connect: Connect, echo: list[Json]
) -> None:
    await connect(app)
    ws.faults.disguise(team_id="T0ELSEWHERE", enterprise_id="E0ELSEWHERE")
    await ws.person("maya").command("/echo", "legal-desk")
    assert (echo[0]["team_id"], echo[0]["enterprise_id"]) == ("T0ELSEWHERE", "E0ELSEWHERE")
    ws.faults.clear()
    await ws.person("maya").command("/echo", "legal-desk")
    assert echo[1]["team_id"] == ws.state.team.id
    assert "enterprise_id" not in echo[1]


async def test_triggers_expire_on_order(ws: Workspace, client: AsyncWebClient) -> None:
    ws.faults.expire_triggers()
    for error in ("expired_trigger_id", ""):
        trigger = ws.triggers.issue(ws.person("maya").id)
        call = client.views_open(trigger_id=trigger, view=modal("T", section()))
        if error:
            assert await error_of(call) == error
        else:
            assert (await call)["ok"]


async def moved_from(ws: Workspace, old: Link) -> None:
    connections = ws.deliveries.connections
    await ws.state.until(lambda: (connections and old not in connections) or None, 10)


@pytest.mark.parametrize("close_frame", [True, False])
async def test_bolt_comes_back_after_the_connection_is_gone(
    ws: Workspace, app: AsyncApp, echo: list[Json], close_frame: bool
) -> None:
    handler = AsyncSocketModeHandler(app, ws.app_token, ping_interval=0.3)
    await handler.connect_async()  # type: ignore[no-untyped-call]
    await ws.connected()
    old = ws.socket_mode.links[0]
    await ws.faults.drop_sockets(close_frame=close_frame)
    await moved_from(ws, old)
    assert (await ws.person("maya").command("/echo", "legal-desk")).acknowledged
    await handler.close_async()  # type: ignore[no-untyped-call]


async def test_bolt_leaves_a_connection_that_no_longer_answers_pings(
    ws: Workspace, app: AsyncApp, echo: list[Json]
) -> None:
    handler = AsyncSocketModeHandler(app, ws.app_token, ping_interval=0.3)
    await handler.connect_async()  # type: ignore[no-untyped-call]
    await ws.connected()
    old = ws.socket_mode.links[0]
    begun = time.monotonic()
    ws.faults.deafen_sockets()
    await moved_from(ws, old)
    assert time.monotonic() - begun < 5
    assert (await ws.person("maya").command("/echo", "legal-desk")).acknowledged
    await handler.close_async()  # type: ignore[no-untyped-call]


async def test_a_stopped_workspace_leaves_nothing_behind(ws: Workspace) -> None:
    async def hanging() -> None:
        client = AsyncWebClient(token=ws.bot_token, base_url=ws.api_url, retry_handlers=[])
        with pytest.raises(aiohttp.ClientError):
            await client.auth_test()

    ws.faults.hang("auth.test")
    call = asyncio.create_task(hanging())
    await asyncio.sleep(0.1)
    ws.person("maya").direct("nobody hears this")
    await ws.stop()
    await call
    left = asyncio.all_tasks() - {asyncio.current_task()}
    assert left == set()
