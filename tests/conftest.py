"""A workspace of people and a desk that is connected to it: what every story starts from."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from cli.trying import MANIFEST
from tests.scenarios.office import Office, connected, desk_settings
from workspace.workspace import Workspace


@pytest.fixture
async def workspace() -> AsyncIterator[Workspace]:
    """A local workspace that speaks Slack, with the sample people in it."""
    there = Workspace.from_manifest(MANIFEST)
    await there.start()
    yield there
    await there.stop()


@pytest.fixture
def database(tmp_path: Path) -> Path:
    """Where a desk of its own keeps its docket; nothing is there yet."""
    return tmp_path / "writdesk.db"


@pytest.fixture
async def office(workspace: Workspace, database: Path) -> AsyncIterator[Office]:
    """The desk, connected, with an empty docket."""
    settings = await desk_settings(workspace, database)
    async with connected(workspace, settings) as office:
        yield office


@pytest.fixture
def patient(workspace: Workspace, monkeypatch: pytest.MonkeyPatch) -> None:
    """However busy the machine is, a report is waited for where it was asked for."""
    workspace.deliveries.ack_seconds = 30
    monkeypatch.setattr("handlers.report._SOON", 25)
