"""A desk without Slack for each test."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from bot.store.database import open_store
from tests.unit.clock.house import House


@pytest.fixture
def house(tmp_path: Path) -> Iterator[House]:
    store = open_store(tmp_path / "writdesk.db", create=True)
    yield House(store)
    store.close()
