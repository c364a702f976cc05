"""A desk as a process of its own, and a service outside Slack that it pages."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from tests.faults.house import House
from tests.faults.outside import Service, service
from workspace.workspace import Workspace


@pytest.fixture
async def outside() -> AsyncIterator[Service]:
    async with service() as there:
        yield there


@pytest.fixture
async def house(workspace: Workspace, tmp_path: Path, outside: Service) -> AsyncIterator[House]:
    """A desk that is not started yet; what runs at the end is killed."""
    there = House(workspace, tmp_path, outside)
    yield there
    await there.kill()
