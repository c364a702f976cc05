"""Paging services that know an incident again by its key: one incident, and an end to it.

Apprise's own plugins, posting to an endpoint on this machine instead of the service's.
"""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from apprise.plugins import opsgenie, pagerduty, splunk

from bot.store.database import rows
from tests.faults.house import SHORT
from tests.faults.outside import Service
from tests.scenarios.office import Office, connected, desk_settings, told
from workspace.workspace import Workspace

PAGER_DUTY = "pagerduty://integration-key@api-key/writdesk/emergency"
SPLUNK = "splunk://routing-key@api-key"
OPSGENIE = "opsgenie://api-key"


@pytest.fixture(autouse=True)
def here(outside: Service, monkeypatch: pytest.MonkeyPatch) -> None:
    """The services' addresses are those of the endpoint on this machine."""
    for region in pagerduty.PAGERDUTY_API_LOOKUP:
        monkeypatch.setitem(pagerduty.PAGERDUTY_API_LOOKUP, region, outside.address)
    for region in opsgenie.OPSGENIE_API_LOOKUP:
        monkeypatch.setitem(opsgenie.OPSGENIE_API_LOOKUP, region, outside.address)
    monkeypatch.setattr(splunk.NotifySplunk, "notify_url", outside.address)


@asynccontextmanager
async def paging(workspace: Workspace, database: Path, url: str) -> AsyncIterator[Office]:
    """A desk whose every tier pages this service, too."""
    plain = await desk_settings(workspace, database)
    escalation = plain.paging.escalation
    tiers = tuple(replace(tier, outside=("PAGE",)) for tier in escalation.tiers)
    found = replace(
        plain.paging, escalation=replace(escalation, tiers=tiers), outside={"PAGE": url}
    )
    async with connected(workspace, replace(plain, paging=found)) as office:
        yield office


async def _through_two_tiers_and_taken(office: Office, outside: Service) -> None:
    await told(office.ben, SHORT, "general")
    await outside.hears("LR-1")
    office.workspace.clock.wind(timedelta(minutes=5))
    await outside.hears("LR-1", times=2)
    await told(office.ines, "/emergency ack LR-1")


@pytest.mark.parametrize(
    ("url", "key", "what", "begins", "ends"),
    [
        (PAGER_DUTY, "dedup_key", "event_action", "trigger", "resolve"),
        (SPLUNK, "entity_id", "message_type", "CRITICAL", "RECOVERY"),
    ],
)
async def test_each_tiers_page_is_the_same_incident_and_taking_it_ends_it_there(
    workspace: Workspace,
    database: Path,
    outside: Service,
    url: str,
    key: str,
    what: str,
    begins: str,
    ends: str,
) -> None:
    async with paging(workspace, database, url) as office:
        await _through_two_tiers_and_taken(office, outside)
        await outside.hears(ends)
    assert {one[key] for one in outside.told} == {"writdesk-LR-1"}
    assert [one[what] for one in outside.told] == [begins, begins, ends]


async def test_where_a_service_cannot_end_one_it_is_one_incident_and_not_said_to_be_ended(
    workspace: Workspace, database: Path, outside: Service
) -> None:
    async with paging(workspace, database, OPSGENIE) as office:
        await _through_two_tiers_and_taken(office, outside)
        await office.workspace.state.until(lambda: _ending(office) == ["dropped"] or None, 5)
    assert [one["alias"] for one in outside.told] == ["writdesk-LR-1"] * 2


def _ending(office: Office) -> list[str]:
    found = rows(office.desk.store.db, "SELECT state FROM emergency_pages WHERE way = 'resolve'")
    return [str(one["state"]) for one in found]
