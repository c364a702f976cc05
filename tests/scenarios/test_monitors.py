"""What monitors see of the desk: `/healthz`, `/metrics`, on this machine alone."""

import asyncio
import datetime as dt
from collections.abc import AsyncIterator
from dataclasses import replace
from pathlib import Path

import aiohttp
import pytest
from prometheus_client.parser import text_string_to_metric_families

from handlers.outbound.client import slack_client, slack_session
from handlers.outbound.pulse import Pulse
from tests.scenarios.office import Office, connected, desk_settings, told
from tests.scenarios.processes import free_port
from workspace.workspace import Workspace


@pytest.fixture
async def watched(workspace: Workspace, tmp_path: Path) -> AsyncIterator[Office]:
    """A desk whose monitors listen on a free port."""
    settings = await desk_settings(workspace, tmp_path / "writdesk.db")
    async with connected(workspace, replace(settings, monitor_port=free_port())) as office:
        yield office


async def _get(office: Office, path: str) -> tuple[int, str]:
    url = f"http://127.0.0.1:{office.settings.monitor_port}{path}"
    async with aiohttp.ClientSession() as session, session.get(url) as answer:
        return answer.status, await answer.text()


async def _numbers(office: Office) -> dict[str, float]:
    _, text = await _get(office, "/metrics")
    return {
        f"{sample.name}{sorted(sample.labels.values()) or ''}": sample.value
        for family in text_string_to_metric_families(text)
        for sample in family.samples
        if "le" not in sample.labels
    }


async def _until_red(office: Office) -> str:
    async with asyncio.timeout(10):
        while True:
            status, text = await _get(office, "/healthz")
            if status == 503:
                return text
            await asyncio.sleep(0.05)


async def test_a_desk_that_does_its_work_is_green(watched: Office) -> None:
    assert await _get(watched, "/healthz") == (200, "ok\n")


async def test_a_refused_token_turns_it_red_with_what_to_do(watched: Office) -> None:
    watched.workspace.faults.refuse("chat.postMessage", "token_revoked", times=None)
    await told(watched.maya, "/case new subpoena country=US")
    assert "token refused: install the app again" in await _until_red(watched)


async def test_commands_and_what_waits_are_counted_and_no_case_is(watched: Office) -> None:
    before = await _numbers(watched)
    await watched.opens('subpoena agency="Hush Court"')
    await told(watched.maya, "/case list")
    after = await _numbers(watched)
    assert after["writdesk_answer_seconds_count['/case']"] == 2
    assert after["writdesk_sent_total"] > before["writdesk_sent_total"]
    assert after["writdesk_socket_up"] == after["writdesk_token_accepted"] == 1
    assert after["writdesk_heartbeat_age_seconds"] < 60
    assert {"writdesk_outbox['owed']", "writdesk_questions_unanswered"} <= after.keys()
    _, text = await _get(watched, "/metrics")
    assert "Hush" not in text
    assert not [name for name in after if "case" in name.replace("/case", "")]


async def test_a_message_that_slack_holds_up_shows_in_depth_and_age(watched: Office) -> None:
    watched.workspace.faults.rate_limit("chat.postMessage", 30, times=None)
    await told(watched.maya, "/case new subpoena country=US")
    await asyncio.sleep(1.2)
    numbers = await _numbers(watched)
    assert numbers["writdesk_outbox['owed']"] > 0
    assert numbers["writdesk_outbox_age_seconds"] > 0


async def test_an_idle_desk_notices_that_its_token_is_refused_and_that_it_is_accepted_again(
    workspace: Workspace,
) -> None:
    heard: list[str] = []

    async def stands() -> bool:
        return True

    async with slack_session() as session:
        client = slack_client(workspace.bot_token, workspace.api_url, session)
        pulse = Pulse(
            client, stands, lambda: heard.append("refused"), lambda: heard.append("accepted")
        )
        workspace.faults.refuse("auth.test", "invalid_auth")
        await pulse.look()
        await pulse.look()
    assert heard == ["refused", "accepted"]


async def test_a_connection_that_stays_down_is_seen_as_down_since_it_was_first_missed(
    workspace: Workspace,
) -> None:
    up = False

    async def stands() -> bool:
        return up

    async with slack_session() as session:
        client = slack_client(workspace.bot_token, workspace.api_url, session)
        pulse = Pulse(client, stands, lambda: None, lambda: None)
        await pulse.look()
        first = pulse.down_for()
        await pulse.look()
        second = pulse.down_for()
        assert first is not None
        assert second is not None
        assert second > first
        up = True
        await pulse.look()
    assert pulse.down_for() is None


@pytest.mark.usefixtures("patient")
async def test_the_times_of_emergencies_are_measured(watched: Office) -> None:
    await told(watched.ben, "/emergency a threat to a school", "general")
    await watched.ines.sees("LR-1 · emergency")
    watched.workspace.clock.wind(dt.timedelta(minutes=4))
    await watched.hears()
    assert (await _numbers(watched))["writdesk_emergency_untaken_seconds"] >= 240
    await told(watched.ines, "/emergency ack LR-1")
    watched.workspace.clock.wind(dt.timedelta(minutes=6))
    await watched.hears()
    await told(watched.ines, "/emergency resolve LR-1 it was found")
    found = await _numbers(watched)
    assert found["writdesk_emergency_untaken_seconds"] == 0
    assert found["writdesk_emergency_seconds['paged']"] < 30
    assert 240 <= found["writdesk_emergency_seconds['taken']"] < 270
    assert 600 <= found["writdesk_emergency_seconds['decided']"] < 630
    report = await told(watched.maya, "/report")
    assert "Median minutes until it was taken" in report
