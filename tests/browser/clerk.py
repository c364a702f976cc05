"""A small Bolt app for the browser tests.

`python -m tests.browser.clerk URL BOT_TOKEN APP_TOKEN`
"""

import asyncio
import html
import re
import sys
from typing import Any

from slack_bolt.adapter.socket_mode.aiohttp import AsyncSocketModeHandler
from slack_bolt.app.async_app import AsyncApp
from slack_sdk.errors import SlackApiError
from slack_sdk.web.async_client import AsyncWebClient

from tests.browser import gallery

Json = dict[str, Any]


def build(url: str, bot_token: str) -> AsyncApp:
    client = AsyncWebClient(token=bot_token, base_url=url)
    app = AsyncApp(client=client, process_before_response=True)
    _tickets(app)
    _shows(app)
    _home(app)
    return app


def _tickets(app: AsyncApp) -> None:
    tickets: list[Json] = []

    async def open_form(ack: Any, body: Json, client: Any, title: str = "") -> None:
        await client.views_open(trigger_id=body["trigger_id"], view=gallery.ticket_form(title))
        await ack()

    @app.command("/ticket")
    async def ticket(ack: Any, body: Json, client: Any) -> None:
        await open_form(ack, body, client, html.unescape(body["text"]))

    @app.shortcut("file_ticket")
    async def file_ticket(ack: Any, body: Json, client: Any) -> None:
        await open_form(ack, body, client)

    @app.shortcut("file_message")
    async def file_message(ack: Any, body: Json, client: Any) -> None:
        await open_form(ack, body, client, html.unescape(body["message"]["text"]))

    @app.view("ticket_form")
    async def filed(ack: Any, body: Json, client: Any, view: Json) -> None:
        values = view["state"]["values"]
        title = values["title"]["title"]["value"]
        if "forbidden" in title:
            await ack(response_action="errors", errors={"title": "This word is not taken here."})
            return
        number = len(tickets) + 1
        owner = values["owner"]["owner"]["selected_user"] or body["user"]["id"]
        tickets.append({"number": number, "title": title, "owner": owner, "open": True})
        posted = await client.chat_postMessage(
            channel="legal-desk", text=f"Ticket {number}", blocks=gallery.card(tickets[-1])
        )
        await client.chat_postMessage(
            channel=posted["channel"],
            thread_ts=posted["ts"],
            text=f"<@{owner}> has ticket {number}",
        )
        await ack()

    @app.action("close_ticket")
    async def closed(ack: Any, body: Json, client: Any, action: Json) -> None:
        ticket = tickets[int(action["value"]) - 1]
        ticket["open"] = False
        await client.chat_update(
            channel=body["channel"]["id"],
            ts=body["message"]["ts"],
            text=f"Ticket {ticket['number']}",
            blocks=gallery.card(ticket),
        )
        await ack()


def _shows(app: AsyncApp) -> None:
    @app.command("/gallery")
    async def show(ack: Any, body: Json, client: Any) -> None:
        if body["text"] in ("form", "steps"):
            view = gallery.form() if body["text"] == "form" else gallery.step(1)
            await client.views_open(trigger_id=body["trigger_id"], view=view)
        else:
            blocks = gallery.message(body["user_id"])
            await client.chat_postMessage(channel=body["channel_id"], text="Gallery", blocks=blocks)
        await ack()

    @app.command("/whisper")
    async def whisper(ack: Any, body: Json) -> None:
        await ack(body["text"] or "Just for you.")

    @app.command("/mute")
    async def mute() -> None:
        await asyncio.sleep(30)

    @app.view("every_field")
    async def every_field(ack: Any, body: Json, client: Any, view: Json) -> None:
        shown = gallery.summary(view["state"]["values"])
        await client.chat_postMessage(channel=body["user"]["id"], text=shown)
        await ack()

    @app.view("step")
    async def step(ack: Any, view: Json) -> None:
        number = int(view["private_metadata"])
        if number == 3:
            await ack(response_action="clear")
        else:
            await ack(response_action="push", view=gallery.step(number + 1))

    @app.options("found")
    async def found(ack: Any, body: Json) -> None:
        await ack(options=[gallery.option(f"{body['value']} {n}") for n in (1, 2, 3)])

    @app.action(re.compile(".*"))
    async def used(ack: Any, body: Json, action: Json, respond: Any) -> None:
        await ack()
        if body["container"]["type"] == "message":
            said = gallery.chosen(action)
            await respond(f"You used `{action['action_id']}`: {said}", replace_original=False)

    @app.event("app_mention")
    async def mentioned(event: Json, client: Any) -> None:
        await client.chat_postMessage(
            channel=event["channel"], thread_ts=event.get("thread_ts", event["ts"]), text="At work."
        )

    @app.event("message")
    async def direct(event: Json, client: Any) -> None:
        await client.chat_postMessage(channel=event["channel"], text=f"You said: {event['text']}")


def _home(app: AsyncApp) -> None:
    @app.event("app_home_opened")
    async def opened(event: Json, client: Any) -> None:
        reason = ""
        try:
            await client.api_call("pins.add", json={"channel": event["channel"]})
        except SlackApiError as error:
            reason = error.response["error"]
        if event["tab"] == "home":
            view = {"type": "home", "blocks": gallery.home(event["user"], reason)}
            await client.views_publish(user_id=event["user"], view=view)


async def main(url: str, bot_token: str, app_token: str) -> None:
    handler = AsyncSocketModeHandler(build(url, bot_token), app_token)
    await handler.connect_async()  # type: ignore[no-untyped-call]
    print("connected", flush=True)  # noqa: T201 - the line that the tests wait for
    await asyncio.Event().wait()


if __name__ == "__main__":
    asyncio.run(main(*sys.argv[1:]))
