"""Closed cases are reduced when their time is over, and the audit log stays whole."""

import asyncio
import datetime as dt
from collections.abc import AsyncIterator
from dataclasses import replace
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from bot.desk.case.retaining import held_back, reduce_closed
from bot.domain.access import DESK as THE_DESK
from bot.domain.case_review import ReviewRules, review_of
from bot.domain.cases import Case, Status
from bot.domain.retention import reduced
from bot.store import audit
from policy.request import parse_request
from tests.scenarios.casework import REQUESTS, case_of, opens_sample, sample
from tests.scenarios.office import DESK, Office, connected, desk_settings, told
from tests.scenarios.processes import change, run, write_desk_file
from workspace.workspace import Workspace

SECRETS = ("Grace Pell", "target@example.net", "the clerk called", "LK-77", "secret-writ.pdf")
LINE = (
    'subpoena agency="Lakemont Court" agent="Grace Pell" account_email=target@example.net'
    " reference=LK-77 sender=grace.pell@lakemont.gov country=US"
)
DAYS = 400
EXCEPTION = "child_safety"


@pytest.fixture
async def tidy(workspace: Workspace, tmp_path: Path) -> AsyncIterator[Office]:
    """A desk that keeps the facts of closed cases for some time only."""
    settings = await desk_settings(workspace, tmp_path / "writdesk.db")
    async with connected(workspace, replace(settings, keep_closed_days=DAYS)) as office:
        yield office


async def _closes(office: Office, number: str = "LR-1") -> None:
    await told(office.maya, f"/case status {number} in_review")
    await told(office.maya, f"/case notice {number} exception {EXCEPTION} reason=danger")
    said = await told(office.maya, f"/case close {number} rejected reason=overbroad")
    assert "closed" in said, said
    assert not case_of(office, number).is_open


async def _reduced(office: Office) -> int:
    return await office.desk.run(THE_DESK, lambda work: reduce_closed(work, DAYS, limit=50))


def _everything(office: Office) -> str:
    return "\n".join(office.desk.store.db.conn.iterdump())


async def test_a_case_closed_long_ago_loses_who_people_are_and_what_they_wrote(
    tidy: Office,
) -> None:
    card = await tidy.opens(LINE)
    await told(tidy.maya, "/case note LR-1 the clerk called")
    await _closes(tidy)
    before = case_of(tidy)
    await tidy.winds(DAYS + 1)
    async with asyncio.timeout(5):
        while "Grace Pell" in _everything(tidy):  # noqa: ASYNC110 — it tells nobody
            await asyncio.sleep(0.05)
    assert [secret for secret in SECRETS if secret in _everything(tidy)] == []
    after = case_of(tidy)
    for name in ("status", "disposition", "reason", "opened_at", "closed_at", "disclosed_class"):
        assert getattr(after, name) == getattr(before, name)
    assert after.request.agent.agency == "Lakemont Court"
    assert after.request.sender_email == "removed@lakemont.gov"
    assert [one.kind for one in after.request.identifiers] == ["account_email"]
    assert audit.verify(tidy.desk.store.db, tidy.desk.store.key).broken is None
    assert "removed" in await told(tidy.maya, "/case log LR-1")
    assert "Lakemont Court" in await told(tidy.maya, "/case show LR-1")
    assert "0 cases found" in await told(tidy.maya, "/case find Grace")
    assert card.ts


async def test_a_case_closed_lately_keeps_its_facts(tidy: Office) -> None:
    await tidy.opens(LINE)
    await _closes(tidy)
    await tidy.winds(DAYS - 1)
    assert await _reduced(tidy) == 0
    assert case_of(tidy).request.agent.name == "Grace Pell"


async def test_a_sealed_case_is_left_as_it_is(office: Office) -> None:
    await office.opens(LINE)
    await _closes(office)
    await told(office.ruth, "/case seal LR-1", DESK)
    await office.winds(DAYS + 1)
    assert await _reduced(office) == 0
    assert case_of(office).request.agent.name == "Grace Pell"


async def test_a_case_that_is_linked_to_an_open_one_is_held(office: Office) -> None:
    await office.opens(LINE)
    await office.opens("search_warrant agency=Other country=US")
    await told(office.maya, "/case link LR-1 LR-2")
    await _closes(office)
    await office.winds(DAYS + 1)
    assert await _reduced(office) == 0
    assert await office.desk.run(THE_DESK, lambda work: held_back(work, DAYS)) == 1
    await _closes(office, "LR-2")
    assert await _reduced(office) == 1


async def test_a_case_with_a_snapshot_that_stands_is_held(office: Office) -> None:
    await opens_sample(office, "preservation-complete")
    await told(office.maya, "/preserve new LR-1 snapshot=now")
    await _closes(office)
    await office.winds(DAYS + 1)
    assert await _reduced(office) == 0


async def test_a_case_opened_again_and_closed_is_reduced_again(office: Office) -> None:
    await office.opens(LINE)
    await _closes(office)
    await office.winds(DAYS + 1)
    assert (await _reduced(office), await _reduced(office)) == (1, 0)
    await told(office.maya, "/case status LR-1 in_review new facts")
    await told(office.maya, "/case note LR-1 the clerk called")
    said = await told(office.maya, "/case close LR-1 rejected reason=overbroad")
    assert "closed" in said, said
    await office.winds(DAYS + 1)
    assert await _reduced(office) == 1
    assert "the clerk called" not in _everything(office)


@pytest.mark.parametrize("name", sorted(file.stem for file in REQUESTS.glob("*.yaml")))
def test_a_reduced_case_is_judged_as_it_was(name: str) -> None:
    now = dt.datetime(2026, 11, 24, tzinfo=dt.UTC)
    case = Case(1, 1, Status.CLOSED, parse_request(sample(name)), "2023-02-28", now, "U1")
    rules = ReviewRules(ZoneInfo("UTC"), ())
    was, less = review_of(case, rules).review, review_of(reduced(case), rules).review
    assert less.verdict == was.verdict
    assert [(one.id, one.status) for one in less.findings] == [
        (one.id, one.status) for one in was.findings
    ]
    assert len(reduced(case).request.identifiers) == len(case.request.identifiers)
    assert reduced(reduced(case)).request == reduced(case).request


async def test_the_command_says_what_it_did_and_needs_a_time_to_be_set(
    workspace: Workspace, tmp_path: Path
) -> None:
    desk_file = write_desk_file(tmp_path, workspace)
    refused = await run("reduce", "--desk", str(desk_file))
    assert (refused.status, "kept for ever" in refused.err) == (2, True)
    settings = await desk_settings(workspace, tmp_path / "writdesk.db")
    async with connected(workspace, settings) as office:
        await office.opens(LINE)
        await _closes(office)
        await office.winds(DAYS + 1)
        change(desk_file, "time_zone:", f"retention: {{closed_days: {DAYS}}}\ntime_zone:")
        done = await run("reduce", "--desk", str(desk_file))
    assert done.out == f"1 cases closed more than {DAYS} days ago were reduced.\n", done.err
