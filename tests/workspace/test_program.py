"""`python -m workspace app.yaml` as another program starts it."""

import asyncio
import json
import signal
import sys
from asyncio.subprocess import PIPE, Process
from pathlib import Path

from slack_sdk.web.async_client import AsyncWebClient

from tests.workspace.conftest import MANIFEST


async def started(*arguments: str) -> Process:
    return await asyncio.create_subprocess_exec(
        sys.executable, "-m", "workspace", *arguments, stdin=PIPE, stdout=PIPE, stderr=PIPE
    )


async def test_it_says_where_it_is_and_ends_when_its_input_closes() -> None:
    process = await started(str(MANIFEST))
    assert process.stdin is not None
    assert process.stdout is not None
    ready = json.loads(await process.stdout.readline())
    assert set(ready) == {"url", "bot_token", "app_token", "page"}
    assert ready["page"] is None
    client = AsyncWebClient(token=ready["bot_token"], base_url=ready["url"])
    assert (await client.auth_test())["ok"]
    process.stdin.close()
    assert await asyncio.wait_for(process.wait(), 5) == 0


async def test_it_ends_on_sigterm() -> None:
    process = await started(str(MANIFEST))
    assert process.stdout is not None
    await process.stdout.readline()
    process.send_signal(signal.SIGTERM)
    _, errors = await asyncio.wait_for(process.communicate(), 5)
    assert (process.returncode, errors) == (0, b"")


async def test_a_port_that_is_taken_is_one_clear_line() -> None:
    first = await started(str(MANIFEST))
    assert first.stdout is not None
    ready = json.loads(await first.stdout.readline())
    port = ready["url"].rpartition(":")[2].removesuffix("/api/")
    second = await started(str(MANIFEST), "--port", port)
    _, errors = await asyncio.wait_for(second.communicate(), 5)
    assert (second.returncode, errors.decode().count("\n")) == (2, 1)
    assert "cannot serve" in errors.decode()
    await asyncio.wait_for(first.communicate(b""), 5)


async def test_a_manifest_that_is_not_there_is_one_clear_line(tmp_path: Path) -> None:
    process = await started(str(tmp_path / "none.yaml"))
    _, errors = await asyncio.wait_for(process.communicate(), 5)
    assert process.returncode == 2
    assert errors.decode().count("\n") == 1
    assert "none.yaml" in errors.decode()
