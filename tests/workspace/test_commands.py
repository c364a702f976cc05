"""Slash commands, their acknowledgement and their response URL."""

from slack_bolt.app.async_app import AsyncApp

from tests.workspace.conftest import Connect
from workspace import Workspace


async def test_a_command_is_answered_to_the_person_alone(
    ws: Workspace, app: AsyncApp, connect: Connect
) -> None:
    @app.command("/echo")
    async def echo(ack, command) -> None:  # type: ignore[no-untyped-def]
        await ack(f"You said: {command['text']}")

    await connect(app)
    ack = await ws.person("maya").command("/echo hello", "legal-desk")
    assert ack.acknowledged
    await ws.person("maya").sees("You said: hello", "legal-desk")
    assert ws.person("tom").messages("legal-desk") == []


async def test_a_form_opens_is_filled_in_and_submitted(
    ws: Workspace, app: AsyncApp, connect: Connect
) -> None:
    @app.command("/echo")
    async def form(ack, client, body) -> None:  # type: ignore[no-untyped-def]
        await ack()
        view = {
            "type": "modal",
            "callback_id": "form",
            "title": {"type": "plain_text", "text": "A form"},
            "submit": {"type": "plain_text", "text": "Send"},
            "private_metadata": body["channel_id"],
            "blocks": [
                {
                    "type": "input",
                    "block_id": "name",
                    "label": {"type": "plain_text", "text": "Name"},
                    "element": {"type": "plain_text_input", "action_id": "text"},
                }
            ],
        }
        await client.views_open(trigger_id=body["trigger_id"], view=view)

    @app.view("form")
    async def submitted(ack, client, view) -> None:  # type: ignore[no-untyped-def]
        name = view["state"]["values"]["name"]["text"]["value"]
        await client.chat_postMessage(channel=view["private_metadata"], text=f"Hello {name}")
        await ack()

    await connect(app)
    maya = ws.person("maya")
    await maya.command("/echo", "legal-desk")
    view = await maya.sees_view("A form")
    refused = await maya.submit(view)
    assert refused.error == "incomplete_form"
    maya.fill(view, {"text": "Ruth"})
    await maya.submit(view)
    await maya.sees("Hello Ruth", "legal-desk")
    assert maya.view() is None


async def test_a_button_answers_through_its_response_url(
    ws: Workspace, app: AsyncApp, connect: Connect
) -> None:
    @app.command("/echo")
    async def offer(ack, respond) -> None:  # type: ignore[no-untyped-def]
        await ack()
        button = {"type": "plain_text", "text": "Take"}
        block = {
            "type": "actions",
            "elements": [{"type": "button", "action_id": "take", "text": button, "value": "7"}],
        }
        await respond(text="Yours?", blocks=[block])

    @app.action("take")
    async def taken(ack, action, respond) -> None:  # type: ignore[no-untyped-def]
        await ack()
        await respond(text=f"Taken {action['value']}", replace_original=True)

    await connect(app)
    maya = ws.person("maya")
    await maya.command("/echo", "legal-desk")
    await maya.click(await maya.sees("Yours?", "legal-desk"), "take")
    await maya.sees("Taken 7", "legal-desk")
    assert len(maya.ephemerals("legal-desk")) == 1
