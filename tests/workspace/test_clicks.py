"""Interactive elements in messages, and shortcuts."""

from datetime import date
from typing import Any

import pytest
from slack_bolt.app.async_app import AsyncApp
from slack_sdk.web.async_client import AsyncWebClient

from tests.workspace.blocks import (
    Json,
    actions,
    button,
    modal,
    option,
    plain,
    section,
    select,
)
from tests.workspace.conftest import Connect
from workspace import CannotDo, Workspace
from workspace.model import Message


@pytest.fixture
async def clicks(app: AsyncApp, connect: Connect) -> list[Json]:
    """The bodies of the clicks that arrive at the app."""
    bodies: list[Json] = []

    @app.action({"type": "block_actions", "action_id": "it"})
    async def it(ack: Any, body: Json) -> None:
        bodies.append(body)
        await ack()

    await connect(app)
    return bodies


async def posted(ws: Workspace, client: AsyncWebClient, *blocks: Json) -> Message:
    channel = ws.state.channel_named("legal-desk").id
    answer = await client.chat_postMessage(channel=channel, text="Card", blocks=list(blocks))
    message = ws.state.message(channel, answer["ts"])
    assert message is not None
    return message


async def test_a_click_tells_everything_about_its_message(
    ws: Workspace, client: AsyncWebClient, clicks: list[Json]
) -> None:
    menu = select("menu", "a", "b", initial_option=option("b"))
    row = actions(button("it", "Take", value="LR-1", style="primary"), menu, block_id="row")
    message = await posted(ws, client, section("Case"), row)
    await ws.person("tom").click(message, "it")
    body = clicks[0]
    assert body["user"]["id"] == ws.person("tom").id
    assert body["team"]["id"] == ws.state.team.id
    assert body["container"] == {
        "type": "message",
        "message_ts": message.ts,
        "channel_id": message.channel,
        "is_ephemeral": False,
    }
    assert body["channel"]["name"] == "legal-desk"
    assert body["message"]["blocks"][1]["block_id"] == "row"
    assert body["state"]["values"]["row"]["menu"]["selected_option"]["value"] == "b"
    assert body["response_url"].startswith("http://127.0.0.1:")
    action = body["actions"][0]
    assert (action["type"], action["value"], action["style"]) == ("button", "LR-1", "primary")
    assert action["text"]["text"] == "Take"


async def test_an_ephemeral_message_is_named_but_not_shown_to_the_app(
    ws: Workspace, client: AsyncWebClient, clicks: list[Json]
) -> None:
    maya = ws.person("maya")
    channel = ws.state.channel_named("legal-desk").id
    await client.chat_postEphemeral(
        channel=channel, user=maya.id, text="Yours", blocks=[actions(button("it"))]
    )
    await maya.click(maya.ephemerals("legal-desk")[0], "it")
    assert clicks[0]["container"]["is_ephemeral"]
    assert "message" not in clicks[0]
    with pytest.raises(CannotDo, match="no longer there"):
        await ws.person("tom").click(maya.ephemerals("legal-desk")[0], "it")


@pytest.mark.parametrize(
    ("element", "value", "told"),
    [
        (select("it", "a", "b"), "A", {"selected_option": option("a")}),
        (
            {"type": "multi_static_select", "action_id": "it", "options": [option("a")]},
            ["a"],
            {"selected_options": [option("a")]},
        ),
        (
            {"type": "overflow", "action_id": "it", "options": [option("a"), option("b")]},
            "b",
            {"selected_option": option("b")},
        ),
        (
            {"type": "datepicker", "action_id": "it"},
            date(2027, 2, 1),
            {"selected_date": "2027-02-01"},
        ),
        ({"type": "timepicker", "action_id": "it"}, "09:00", {"selected_time": "09:00"}),
        (
            {"type": "radio_buttons", "action_id": "it", "options": [option("a"), option("b")]},
            "b",
            {"selected_option": option("b")},
        ),
        (
            {"type": "checkboxes", "action_id": "it", "options": [option("a"), option("b")]},
            ["a", "b"],
            {"selected_options": [option("a"), option("b")]},
        ),
    ],
    ids=lambda value: value["type"] if isinstance(value, dict) and "type" in value else "",
)
async def test_each_element_tells_what_was_chosen(
    ws: Workspace,
    client: AsyncWebClient,
    clicks: list[Json],
    element: Json,
    value: object,
    told: Json,
) -> None:
    message = await posted(ws, client, section("Choose", accessory=element))
    await ws.person("tom").click(message, "it", value=value)
    assert told.items() <= clicks[0]["actions"][0].items()


async def test_people_and_channels_are_chosen_by_name(
    ws: Workspace, client: AsyncWebClient, clicks: list[Json]
) -> None:
    tom = ws.person("tom")
    people = section("Who?", accessory={"type": "users_select", "action_id": "it"})
    await tom.click(await posted(ws, client, people), "it", value="@maya")
    places = section("Where?", accessory={"type": "channels_select", "action_id": "it"})
    await tom.click(await posted(ws, client, places), "it", value="#sales")
    assert clicks[0]["actions"][0]["selected_user"] == ws.person("maya").id
    assert clicks[1]["actions"][0]["selected_channel"] == ws.state.channel_named("sales").id


async def test_an_answer_to_a_click_in_a_thread_names_the_thread_or_stands_in_the_channel(
    ws: Workspace, client: AsyncWebClient, app: AsyncApp, connect: Connect
) -> None:
    @app.action("it")
    async def it(ack: Any, body: Json, respond: Any) -> None:
        await ack()
        thread = body["container"]["thread_ts"]
        await respond("In the channel", replace_original=False)
        await respond("In the thread", replace_original=False, thread_ts=thread)

    await connect(app)
    tom = ws.person("tom")
    root = tom.say("Case", "legal-desk")
    answer = await client.chat_postMessage(
        channel=root.channel, text="Card", blocks=[actions(button("it"))], thread_ts=root.ts
    )
    card = ws.state.message(root.channel, answer["ts"])
    assert card is not None
    await tom.click(card, "it")
    assert [m.text for m in tom.messages("legal-desk")] == ["Case", "In the channel"]
    shown = [m.text for m in tom.messages("legal-desk", thread_ts=root.ts)]
    assert shown == ["Case", "Card", "In the thread"]


async def test_a_confirmation_that_is_declined_sends_nothing(
    ws: Workspace, client: AsyncWebClient, clicks: list[Json]
) -> None:
    confirm = {
        "title": plain("Sure?"),
        "text": plain("It pages everyone."),
        "confirm": plain("Yes"),
        "deny": plain("No"),
    }
    message = await posted(ws, client, actions(button("it", confirm=confirm)))
    tom = ws.person("tom")
    assert (await tom.click(message, "it", confirm=False)).error == "not_confirmed"
    assert clicks == []
    await tom.click(message, "it")
    assert len(clicks) == 1


async def test_what_is_not_there_cannot_be_clicked(
    ws: Workspace, client: AsyncWebClient, clicks: list[Json]
) -> None:
    message = await posted(ws, client, actions(select("it", "a", "b")))
    tom = ws.person("tom")
    with pytest.raises(CannotDo, match="nothing with action_id 'gone' here; there is: it"):
        await tom.click(message, "gone")
    with pytest.raises(CannotDo, match="there is no option 'c'; there is: A, B"):
        await tom.click(message, "it", value="c")
    with pytest.raises(CannotDo, match="@ben is not in"):
        ws.person("ben").say("x", "legal-desk")
    ws.admin.delete(message)
    with pytest.raises(CannotDo, match="no longer there"):
        await tom.click(message, "it", value="a")
    assert clicks == []


async def test_shortcuts_reach_the_app(
    ws: Workspace, app: AsyncApp, connect: Connect, client: AsyncWebClient
) -> None:
    bodies: list[Json] = []

    @app.shortcut("begin")
    async def begin(ack: Any, body: Json, client: AsyncWebClient) -> None:
        await ack()
        bodies.append(body)
        await client.views_open(trigger_id=body["trigger_id"], view=modal("Begun", section()))

    @app.shortcut("about")
    async def about(ack: Any, body: Json) -> None:
        await ack()
        bodies.append(body)

    await connect(app)
    maya = ws.person("maya")
    await maya.shortcut("begin")
    await maya.sees_view("Begun")
    file = maya.upload(b"%PDF", "order.pdf", "legal-desk", "see this")
    await maya.message_shortcut("about", file)
    began, asked = bodies
    assert began["type"] == "shortcut"
    assert "channel" not in began
    assert asked["type"] == "message_action"
    assert asked["message"]["text"] == "see this"
    assert asked["message"]["files"][0]["name"] == "order.pdf"
    assert asked["message_ts"] == file.ts
    with pytest.raises(CannotDo, match="no global shortcut 'about'"):
        await maya.shortcut("about")
