"""Slash commands, their acknowledgement and their response URL."""

import asyncio
from typing import Any

import aiohttp
import pytest
from slack_bolt.app.async_app import AsyncApp

from tests.workspace.blocks import Json, actions, button, section
from tests.workspace.conftest import Connect
from workspace import CannotDo, Workspace


async def test_a_command_is_answered_to_the_person_alone(
    ws: Workspace, app: AsyncApp, connect: Connect
) -> None:
    @app.command("/echo")
    async def echo(ack: Any, command: Json) -> None:
        await ack(f"You said: {command['text']}")

    await connect(app)
    ack = await ws.person("maya").command("/echo hello", "legal-desk")
    assert ack.acknowledged
    await ws.person("maya").sees("You said: hello", "legal-desk")
    assert ws.person("tom").messages("legal-desk") == []


async def test_an_answer_in_the_channel_shows_the_command_too(
    ws: Workspace, app: AsyncApp, connect: Connect
) -> None:
    @app.command("/echo")
    async def echo(ack: Any) -> None:
        await ack(text="For all", response_type="in_channel")

    await connect(app)
    await ws.person("maya").command("/echo loudly", "legal-desk")
    seen = [(m.user, m.text) for m in ws.person("tom").messages("legal-desk")]
    bot = ws.state.app.bot_user_id
    assert seen == [(ws.person("maya").id, "/echo loudly"), (bot, "For all")]


async def test_a_command_says_who_where_and_what(
    ws: Workspace, app: AsyncApp, connect: Connect
) -> None:
    bodies: list[Json] = []

    @app.command("/echo")
    async def echo(ack: Any, body: Json) -> None:
        bodies.append(body)
        await ack()

    @app.command("/raw")
    async def raw(ack: Any, body: Json) -> None:
        bodies.append(body)
        await ack()

    await connect(app)
    maya, tom = ws.person("maya"), ws.person("tom")
    await maya.command("/echo to @tom in #sales <!channel> & so", "legal-sealed")
    await maya.command("/raw to @tom in #sales <!channel> & so", "legal-desk")
    await maya.command("/raw")
    escaped, raw_text, direct = bodies
    sales = ws.state.channel_named("sales").id
    assert escaped["text"] == (f"to <@{tom.id}|tom> in <#{sales}|sales> &lt;!channel&gt; &amp; so")
    assert escaped["channel_name"] == "privategroup"
    assert escaped["user_id"] == maya.id
    assert escaped["team_id"] == ws.state.team.id
    assert raw_text["text"] == "to @tom in #sales <!channel> & so"
    assert raw_text["channel_name"] == "legal-desk"
    assert (direct["text"], direct["channel_name"]) == ("", "directmessage")
    assert direct["channel_id"].startswith("D")


async def test_a_command_that_is_not_declared_is_not_delivered(
    ws: Workspace, app: AsyncApp, connect: Connect
) -> None:
    await connect(app)
    ack = await ws.person("maya").command("/unheard of", "legal-desk")
    assert ack.error == "unknown_command"
    await ws.person("maya").sees("/unheard is not a valid command.", "legal-desk")
    assert len(ws.deliveries.sent) == 0


async def test_a_command_in_a_thread_is_refused_by_slack_itself(
    ws: Workspace, app: AsyncApp, connect: Connect
) -> None:
    await connect(app)
    maya = ws.person("maya")
    root = maya.say("Case", "legal-desk")
    ack = await maya.command("/echo here", "legal-desk", thread_ts=root.ts)
    assert not ack.acknowledged
    hint = await maya.sees("/echo is not supported in threads", "legal-desk", thread_ts=root.ts)
    assert hint.user == "USLACKBOT"
    assert not any(envelope.kind == "slash_commands" for envelope in ws.deliveries.sent)


async def test_without_an_app_the_person_reads_dispatch_failed(ws: Workspace) -> None:
    ack = await ws.person("maya").command("/echo hello", "legal-desk")
    assert not ack.acknowledged
    await ws.person("maya").sees('/echo failed with the error "dispatch_failed"', "legal-desk")


async def test_a_command_that_is_not_acknowledged_in_time_is_a_timeout_and_not_sent_again(
    ws: Workspace, app: AsyncApp, connect: Connect
) -> None:
    @app.command("/echo")
    async def echo(ack: Any) -> None:
        await asyncio.sleep(0.6)
        await ack("too late")

    ws.deliveries.ack_seconds = 0.3
    await connect(app)
    await ws.person("maya").command("/echo", "legal-desk")
    await ws.person("maya").sees('/echo failed with the error "operation_timeout"', "legal-desk")
    await asyncio.sleep(0.5)
    assert [envelope.kind for envelope in ws.deliveries.sent] == ["slash_commands"]
    assert len(ws.person("maya").ephemerals("legal-desk")) == 1, "a late answer is not shown"


async def test_an_answer_over_the_limits_is_an_invalid_response(
    ws: Workspace, app: AsyncApp, connect: Connect
) -> None:
    @app.command("/echo")
    async def echo(ack: Any) -> None:
        await ack(text="x", blocks=[actions(button("same"), button("same"))])

    await connect(app)
    ack = await ws.person("maya").command("/echo", "legal-desk")
    assert ack.error == "invalid_command_response"
    await ws.person("maya").sees('failed with the error "invalid_command_response"', "legal-desk")


async def posted_to(address: str, body: Json) -> tuple[int, Json]:
    async with (
        aiohttp.ClientSession() as session,
        session.post(address, json=body) as response,
    ):
        return response.status, await response.json()


async def test_a_response_url_takes_five_messages_ephemeral_unless_said_otherwise(
    ws: Workspace,
) -> None:
    maya, tom = ws.person("maya"), ws.person("tom")
    address = ws.response_url(maya.id, ws.state.channel_named("legal-desk").id)
    for number in range(4):
        assert await posted_to(address, {"text": f"{number}"}) == (200, {"ok": True})
    await posted_to(address, {"text": "all", "response_type": "in_channel"})
    assert await posted_to(address, {"text": "6"}) == (404, {"ok": False, "error": "used_url"})
    assert [m.text for m in maya.ephemerals("legal-desk")] == ["0", "1", "2", "3"]
    assert [m.text for m in tom.messages("legal-desk")] == ["all"]


async def test_a_response_url_is_over_after_half_an_hour(ws: Workspace) -> None:
    address = ws.response_url(ws.person("maya").id, ws.state.channel_named("legal-desk").id)
    assert ws.response_urls.life_seconds == 30 * 60
    ws.response_urls.life_seconds = 0
    assert await posted_to(address, {"text": "x"}) == (404, {"ok": False, "error": "expired_url"})


async def test_a_response_url_refuses_what_the_api_refuses(ws: Workspace) -> None:
    address = ws.response_url(ws.person("maya").id, ws.state.channel_named("legal-desk").id)
    status, answer = await posted_to(address, {"blocks": [section("x" * 3001)]})
    assert (status, answer["error"]) == (400, "invalid_blocks")
    assert (await posted_to(address, {}))[1]["error"] == "no_text"


async def test_a_response_url_replaces_and_deletes_what_the_button_stood_on(
    ws: Workspace, app: AsyncApp, connect: Connect
) -> None:
    @app.command("/echo")
    async def offer(ack: Any, respond: Any) -> None:
        await ack()
        await respond(text="Yours?", blocks=[section("Yours?"), actions(button("take"))])

    @app.action("take")
    async def take(ack: Any, respond: Any) -> None:
        await ack()
        buttons = actions(button("drop"))
        await respond(text="Taken", blocks=[section("Taken"), buttons], replace_original=True)

    @app.action("drop")
    async def drop(ack: Any, respond: Any) -> None:
        await ack()
        await respond(delete_original=True)

    await connect(app)
    maya = ws.person("maya")
    await maya.command("/echo", "legal-desk")
    await maya.click(await maya.sees("Yours?", "legal-desk"), "take")
    taken = await maya.sees("Taken", "legal-desk")
    assert len(maya.ephemerals("legal-desk")) == 1
    await maya.click(taken, "drop")
    assert maya.ephemerals("legal-desk") == []
    address = ws.response_url(maya.id, taken.channel, taken)
    _, answer = await posted_to(address, {"text": "x", "replace_original": True})
    assert answer["error"] == "message_not_found"


async def test_a_person_writes_only_where_they_are(ws: Workspace) -> None:
    with pytest.raises(CannotDo, match="@ben is not in #legal-desk"):
        await ws.person("ben").command("/echo", "legal-desk")
    with pytest.raises(CannotDo, match="@ben does not see #legal-sealed"):
        ws.person("ben").messages("legal-sealed")
    with pytest.raises(CannotDo, match="@gus does not see #sales"):
        ws.person("gus").messages("sales")
    with pytest.raises(CannotDo, match="the workspace has no #nowhere"):
        ws.person("ben").say("x", "nowhere")
    ws.admin.archive("general")
    with pytest.raises(CannotDo, match="#general is archived"):
        ws.person("ben").say("x", "general")
    ws.admin.change_user("ben", deleted=True)
    with pytest.raises(CannotDo, match="deactivated"):
        ws.person("ben").say("x", "sales")
