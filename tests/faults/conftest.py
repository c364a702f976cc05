"""A workspace that outlives the desks that are killed in front of it."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from cli.trying import MANIFEST
from workspace.workspace import Workspace


@pytest.fixture
async def workspace() -> AsyncIterator[Workspace]:
    there = Workspace.from_manifest(MANIFEST)
    await there.start()
    yield there
    await there.stop()


@pytest.fixture
def database(tmp_path: Path) -> Path:
    return tmp_path / "writdesk.db"
