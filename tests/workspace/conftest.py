"""A workspace for an app of the tests' own, and a real Bolt app connected to it."""

from collections.abc import AsyncIterator, Awaitable, Callable
from pathlib import Path

import pytest
from slack_bolt.adapter.socket_mode.aiohttp import AsyncSocketModeHandler
from slack_bolt.app.async_app import AsyncApp
from slack_sdk.web.async_client import AsyncWebClient

from workspace import Workspace

MANIFEST = Path(__file__).with_name("app.yaml")

Connect = Callable[[AsyncApp], Awaitable[AsyncSocketModeHandler]]


@pytest.fixture
async def ws() -> AsyncIterator[Workspace]:
    workspace = Workspace.from_manifest(MANIFEST)
    await workspace.start()
    yield workspace
    await workspace.stop()


@pytest.fixture
def client(ws: Workspace) -> AsyncWebClient:
    """The Web API with the bot's token, retrying nothing."""
    return AsyncWebClient(token=ws.bot_token, base_url=ws.api_url, retry_handlers=[])


@pytest.fixture
def app(client: AsyncWebClient) -> AsyncApp:
    return AsyncApp(client=client, process_before_response=True)


@pytest.fixture
async def connect(ws: Workspace) -> AsyncIterator[Connect]:
    """Connects an app over Socket Mode for the length of a test."""
    handlers: list[AsyncSocketModeHandler] = []

    async def connected(app: AsyncApp) -> AsyncSocketModeHandler:
        before = len(ws.deliveries.connections)
        handler = AsyncSocketModeHandler(app, ws.app_token)
        handlers.append(handler)
        await handler.connect_async()  # type: ignore[no-untyped-call]
        await ws.connected(before + 1)
        return handler

    yield connected
    for handler in handlers:
        await handler.close_async()  # type: ignore[no-untyped-call]
