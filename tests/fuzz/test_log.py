"""Nothing that comes from Slack is in the log, though everything is logged that can be."""

import io
import json
import logging
import sys
import uuid
from collections.abc import Iterator
from pathlib import Path

import pytest

from cli.logs import set_up_logging
from tests.fuzz.test_listeners import Fuzzed
from tests.fuzz.tour import walked
from tests.scenarios.office import connected, desk_settings
from workspace.model import Json
from workspace.workspace import Workspace

# What people type on the walk, in lines, forms, messages and the names of files.
TYPED = (
    *("Harbor Police", "a@example.com", "b@example.com", "boy on a stream", "find harbor"),
    *("clerk@harbor.example.gov", "came in by mail", "letter.pdf", "does a subpoena yield"),
    *("sell user data", "what about it"),
)


@pytest.fixture
def log(monkeypatch: pytest.MonkeyPatch) -> Iterator[io.StringIO]:
    """What the desk logs, with every logger at DEBUG; pytest's own handlers come back after."""
    root, written = logging.getLogger(), io.StringIO()
    level, handlers = root.level, root.handlers[:]
    root.handlers = []
    monkeypatch.setattr(sys, "stderr", written)
    set_up_logging()
    root.setLevel(logging.DEBUG)
    yield written
    root.setLevel(level)
    root.handlers = handlers


async def test_with_every_logger_at_debug_nothing_that_people_typed_is_in_the_log(
    workspace: Workspace,
    database: Path,
    log: io.StringIO,
    caplog: pytest.LogCaptureFixture,
) -> None:
    workspace.rates.enabled = False
    typed = list(TYPED)
    settings = await desk_settings(workspace, database)
    async with connected(workspace, settings) as office:
        fuzzed = Fuzzed(office, await walked(office), caplog)
        for sample in fuzzed.samples:
            for person in (office.ruth, office.ben):
                payload = fuzzed.fresh(sample, person.id)
                typed += _write_into(payload)
                await fuzzed._deliver(sample, payload)
    logging.getLogger("bot.clock.heart").debug("the last line")
    lines = [json.loads(line) for line in log.getvalue().splitlines()]
    assert lines[-1]["says"] == "the last line"  # what is ours is heard at DEBUG
    assert len(typed) > 200
    assert [text for text in typed if text in log.getvalue()] == []


def _write_into(payload: Json) -> list[str]:
    """Put words that are nowhere else in the place of all that a person can type; those words."""
    written: list[str] = []

    def word() -> str:
        written.append(f"word{uuid.uuid4().hex[:12]}")
        return written[-1]

    if "text" in payload:
        payload["text"] = f"{payload['text']} {word()}".strip()
    event = payload.get("event", {})
    if isinstance(event.get("text"), str):
        event["text"] = f"{event['text']} {word()}"
    for inputs in payload.get("view", {}).get("state", {}).get("values", {}).values():
        for value in inputs.values():
            if value.get("type") in ("plain_text_input", "rich_text_input", "email_text_input"):
                value["value"] = word()
    return written
