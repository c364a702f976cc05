"""A workspace of people and a desk that is connected to it: what every story starts from."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest

import app
from bot.settings import Settings
from cli.trying import MANIFEST, settings_for
from tests.scenarios.office import Office
from workspace.workspace import Workspace


@pytest.fixture
async def workspace() -> AsyncIterator[Workspace]:
    """A local workspace that speaks Slack, with the sample people in it."""
    there = Workspace.from_manifest(MANIFEST)
    await there.start()
    yield there
    await there.stop()


@pytest.fixture
async def office(workspace: Workspace, tmp_path: Path) -> AsyncIterator[Office]:
    """The desk, connected, with an empty docket."""
    settings = await desk_settings(workspace, tmp_path / "writdesk.db")
    async with connected(workspace, settings) as office:
        yield office


async def desk_settings(workspace: Workspace, database: Path) -> Settings:
    there = {
        "url": workspace.api_url,
        "bot_token": workspace.bot_token,
        "app_token": workspace.app_token,
    }
    return await settings_for(there, database)


@asynccontextmanager
async def connected(workspace: Workspace, settings: Settings) -> AsyncIterator[Office]:
    """A desk on this database, for as long as the context lasts; the workspace goes on."""
    clock_url = f"{workspace.state.base_url}/clock"
    before = len(workspace.deliveries.connections)
    async with app.running(settings, create=True, clock_url=clock_url) as running:
        await workspace.connected(before + 1)
        yield Office(workspace, settings, running.desk)
