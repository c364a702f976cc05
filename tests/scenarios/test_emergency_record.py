"""What is fixed when an emergency is raised, and what stays on record once it is over."""

import datetime as dt
import json
from collections import Counter
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import replace
from pathlib import Path

import pytest

from bot.store import audit
from bot.store.database import rows
from tests.faults.outside import Service, service
from tests.scenarios.emergencies import EMERGENCIES, SHORT, raised
from tests.scenarios.office import Office, connected, desk_settings, fills, told
from workspace.sight import words
from workspace.workspace import Workspace

BELIEF = "The stream shows the boy on the roof and he gives a time; we believe him."
WAY = "PAGE_ALL"


@pytest.fixture
async def outside() -> AsyncIterator[Service]:
    async with service() as there:
        yield there


@asynccontextmanager
async def set_up(
    workspace: Workspace, database: Path, outside: Service, decide_minutes: int = 30
) -> AsyncIterator[Office]:
    """A desk with a way outside Slack for each tier."""
    plain = await desk_settings(workspace, database)
    found = plain.paging.escalation
    tiers = tuple(replace(tier, outside=(WAY,)) for tier in found.tiers)
    within = dt.timedelta(minutes=decide_minutes)
    escalation = replace(found, tiers=tiers, decide_within=within)
    paging = replace(plain.paging, escalation=escalation, outside={WAY: outside.url})
    async with connected(workspace, replace(plain, paging=paging)) as office:
        yield office


def pages(office: Office, state: str) -> int:
    """How many pages came to this."""
    query = "SELECT count(*) AS n FROM emergency_pages WHERE state = ?"
    return int(rows(office.desk.store.db, query, [state])[0]["n"])


async def test_who_is_paged_is_fixed_when_it_is_raised(office: Office) -> None:
    await raised(office)
    office.workspace.admin.set_group("counsel", ["tom"])
    await office.hears()
    office.workspace.clock.wind(dt.timedelta(minutes=5))
    await office.maya.sees("LR-1 · emergency")
    assert not [m for m in office.tom.messages() if "LR-1 · emergency" in words(m)]
    assert "counsel: Tom Okafor" in await told(office.ben, "/oncall", "general"), "of the next one"


async def test_where_every_group_is_empty_the_alert_says_so_in_red(office: Office) -> None:
    for group in ("oncall", "counsel", "desk-admins"):
        office.workspace.admin.set_group(group, [])
    await office.hears()
    await told(office.ben, SHORT, "general")
    await office.tom.sees("🔴 *Nobody could be paged by any way.*", EMERGENCIES)


async def test_where_no_way_outside_slack_is_set_up_the_alert_says_that_nobody_was_telephoned(
    office: Office,
) -> None:
    assert "📵 *Nobody was telephoned*" in words(await raised(office))


async def test_with_one_it_says_by_which_way_it_was_paged(
    workspace: Workspace, database: Path, outside: Service
) -> None:
    async with set_up(workspace, database, outside) as office:
        await raised(office)
        alert = await office.ines.sees(f"outside Slack: ✓ {WAY}", EMERGENCIES)
        assert "telephoned" not in words(alert)


async def test_how_long_its_owner_has_to_decide_is_set_up(
    workspace: Workspace, database: Path, outside: Service
) -> None:
    async with set_up(workspace, database, outside, decide_minutes=10) as office:
        await raised(office)
        await told(office.ines, "/emergency ack LR-1")
        await office.ines.sees("(in 10 min) it is paged again", EMERGENCIES)
        workspace.clock.wind(dt.timedelta(minutes=10))
        await office.ines.sees("did not decide in time", EMERGENCIES)


async def test_a_drill_is_marked_as_one_outside_slack_and_in_slacks_scheduler(
    workspace: Workspace, database: Path, outside: Service
) -> None:
    async with set_up(workspace, database, outside) as office:
        await told(office.tom, "/emergency drill")
        page = await outside.hears("DRILL-1")
        assert page["title"].startswith("DRILL: ")
        scheduled = workspace.state.scheduled
        await workspace.state.until(lambda: scheduled or None, 5)
        assert all("DRILL-1" in str(message) for message in scheduled.values())


async def test_what_counsel_disclosed_leaves_a_reason_not_to_tell_and_a_day_to_follow_up(
    office: Office,
) -> None:
    alert = await raised(office)
    await office.ruth.click(alert, "emergency_decide")
    disclosed = {"decision": "disclose", "items": ["name"], "belief": BELIEF, "reason": "No time."}
    await fills(office.ruth, await office.ruth.sees_view("Decide LR-1"), disclosed)
    alert = await office.maya.sees("Ruth Adeyemi decided", EMERGENCIES)
    assert "Ask the agency for confirming legal process" in words(alert)
    (case,) = rows(office.desk.store.db, "SELECT due_on, notice, approval FROM cases")
    days = dt.timedelta(days=office.settings.paging.follow_up_days)
    today = office.workspace.clock.now().date()
    assert case["due_on"] == (today + days).isoformat()
    notice = json.loads(case["notice"])
    assert (notice["kind"], notice["exception"]) == ("exception", "emergency")
    assert notice["reason"] == BELIEF
    assert json.loads(case["approval"])["override"] == "emergency: counsel alone"


async def test_every_page_way_answer_and_decision_is_in_the_audit_log(
    workspace: Workspace, database: Path, outside: Service
) -> None:
    async with set_up(workspace, database, outside) as office:
        alert = await raised(office)
        await workspace.state.until(lambda: pages(office, "sent") == 4 or None, 5)
        workspace.clock.wind(dt.timedelta(minutes=5))
        await workspace.state.until(lambda: pages(office, "sent") == 8 or None, 5)
        await told(office.ines, "/emergency ack LR-1")
        await told(office.maya, "/emergency ack LR-1")
        await told(office.ines, "/emergency hand LR-1 @ruth")
        await office.ruth.click(alert, "emergency_ask")
        await fills(office.ruth, await office.ruth.sees_view("LR-1"), {"at_risk": "a boy"})
        await office.ruth.click(alert, "emergency_decide")
        declined = {"decision": "decline", "reason": "The station knows of no such case."}
        await fills(office.ruth, await office.ruth.sees_view("Decide LR-1"), declined)
        store = office.desk.store
        entries = rows(store.db, "SELECT at, actor, action, fields FROM audit ORDER BY seq")
        assert audit.verify(store.db, store.key).broken is None
    found = Counter(entry["action"] for entry in entries)
    assert found["emergency_page_sent"] == 8, "two tiers: two people, their mention, one outside"
    assert found["emergency_escalated"] == 2
    for action in ("raised", "taken", "take_too_late", "handed_over", "answered", "declined"):
        assert found[f"emergency_{action}"], action
    page = next(json.loads(e["fields"]) for e in entries if e["action"] == "emergency_page_sent")
    assert {"emergency", "step", "way", "target"} <= set(page)
    assert all(entry["at"] and entry["actor"] for entry in entries)
    assert "station" not in str(entries), "the log names fields, and holds no value of them"
