"""The transparency report, as people ask for it, read it and publish it."""

import asyncio
import itertools
import json
from typing import Any

import pytest

from bot.control.operations import OPERATIONS
from bot.report.drawer import Drawer, Kind, NotDrawn
from bot.report.model import Report
from bot.store.database import row
from tests.scenarios.casework import sample
from tests.scenarios.office import DESK, Office, told
from workspace.person import Person

pytestmark = pytest.mark.usefixtures("patient")
# The sample workspace's days are those of November 2026.
_REFERENCES = itertools.count(1)
RECEIVED = "2026-08-03T09:00:00Z"


async def receives(
    office: Office, count: int, name: str = "subpoena-complete", **facts: Any
) -> None:
    """The desk has that many requests like the sample, of the half-year that goes on."""
    for _ in range(count):
        reference = f"HV-{next(_REFERENCES)}"  # the same request twice would be one case
        given = sample(name) | {"received_at": RECEIVED, "reference": reference} | facts
        await OPERATIONS["open_case"](office.desk, {"facts": given})


def figures(page: str, label: str) -> list[str]:
    """What a row of the table says: in the period, and in the one before."""
    (line,) = [line for line in page.splitlines() if line.startswith(f"{label}  ")]
    return line.removeprefix(label).split()


async def half_year_ends(office: Office) -> None:
    await office.winds(45)


async def files_of(person: Person) -> dict[str, bytes]:
    """The files that the desk has sent the person, once they are there."""
    async with asyncio.timeout(40):
        while not (found := [m for m in person.messages(None) if m.files]):  # noqa: ASYNC110
            await asyncio.sleep(0.1)
    return {file.name: file.content for file in found[-1].files}


async def test_a_report_is_a_table_at_once_and_files_in_direct_messages(office: Office) -> None:
    await receives(office, 2)
    await receives(office, 1, "mlat-complete")
    page = await told(office.tom, "/report 2026-H2")
    assert "Government requests, 2026-H2, so far" in page
    assert "Requests received" in page
    assert "Subpoena" in page
    files = await files_of(office.tom)
    assert sorted(files) == [
        f"government-requests-2026-H2.{kind}" for kind in ("csv", "png", "xlsx")
    ]
    assert files["government-requests-2026-H2.png"].startswith(b"\x89PNG")
    assert "Requests by process,Subpoena,2,0" in files["government-requests-2026-H2.csv"].decode()


async def test_the_half_year_that_goes_on_counts_no_sealed_case(office: Office) -> None:
    await receives(office, 1)
    await receives(office, 1, nondisclosure={"ordered": True, "until": "2027-05-01"})
    page = await told(office.ruth, "/report")
    assert figures(page, "Requests received") == ["1", "0"]
    assert "Sealed cases are not counted" in page


async def test_a_half_year_that_is_over_counts_them_and_merges_what_would_show_them(
    office: Office,
) -> None:
    await receives(office, 6)
    order = {"ordered": True, "until": "2027-05-01"}
    await receives(office, 1, "search-warrant-complete", country="US", nondisclosure=order)
    await half_year_ends(office)
    page = await told(office.ruth, "/report 2026-H2")
    assert "All others, merged" in page
    assert "Search warrant" not in page
    assert "0–499" in page


async def test_from_one_day_to_the_next_nothing_shows_of_a_sealed_case(office: Office) -> None:
    """Sealed cases count as they stood when the last half-year ended: what happened to one of
    them since, or that one was opened late, is seen with all the rest half a year later."""
    await receives(office, 12)
    order = {"ordered": True, "until": "2027-12-01"}
    await receives(office, 6, nondisclosure=order)
    await receives(office, 6, "search-warrant-complete", country="US", nondisclosure=order)
    await half_year_ends(office)
    before = await told(office.ruth, "/report 2026-H2")
    assert figures(before, "Search warrant") == ["6", "0"]
    await told(office.ruth, '/case close LR-24 withdrawn "They wrote so."')
    await receives(office, 1, "search-warrant-complete", country="US", nondisclosure=order)
    assert await told(office.ruth, "/report 2026-H2") == before
    await office.winds(182)
    after = await told(office.ruth, "/report 2026-H2")
    assert figures(after, "Search warrant") == ["7", "0"]
    assert figures(after, "Requests received") == ["25", "0"]


async def test_where_counting_takes_longer_than_slack_waits_the_report_follows(
    office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("handlers.report._SOON", 0.01)
    assert "follows in your direct messages" in await told(office.ruth, "/report 2026-H2")
    assert len(await files_of(office.ruth)) == 3


async def test_counsel_publishes_and_a_case_that_changes_later_is_a_correction(
    office: Office,
) -> None:
    await receives(office, 12)
    await half_year_ends(office)
    refused = await told(office.tom, "/report publish 2026-H2")
    assert "you need the role counsel" in refused
    assert "edition 1" in await told(office.ruth, "/report publish 2026-H2")
    assert "Correction" not in await told(office.ruth, "/report 2026-H2")
    await receives(office, 1)
    page = await told(office.ruth, "/report 2026-H2")
    assert "Correction: At a glance, Requests received: 13, published as 12." in page
    assert "edition 2" in await told(office.ruth, "/report publish 2026-H2")
    assert "Correction" not in await told(office.ruth, "/report 2026-H2")
    log = row(office.desk.store.db, "SELECT count(*) AS n FROM audit WHERE action LIKE 'report_%'")
    assert log == {"n": 2}


async def test_counsel_publishes_with_a_button_too(office: Office) -> None:
    await office.winds(45)
    await office.ruth.command("/report 2026-H2", DESK)
    page = await office.ruth.sees("Government requests", DESK)
    await office.ruth.click(page, "report_publish")
    await office.ruth.sees("edition 1", DESK)


@pytest.mark.parametrize(
    ("typed", "answer"),
    [
        ("2026-03-31 2026-03-01", "before it starts"),
        ("2027-H1", "nothing has been counted"),
        ("2026-03-01", "or two dates"),
        ("2026-13-01 2026-12-31", "2026-13-01"),
        ("01/02/2026 2026-12-31", "01/02/2026"),
        ("publish", "Say which half-year"),
        ("publish 2026-H2", "only a half-year that is over"),
        ("publsh 2026-H2", "Did you mean `publish`"),
        ("help", "publish 2026-H1"),
    ],
)
async def test_what_cannot_be_reported_is_said_in_a_sentence(
    office: Office, typed: str, answer: str
) -> None:
    assert answer in await told(office.ruth, f"/report {typed}")


async def test_an_empty_period_is_a_table_of_zeros(office: Office) -> None:
    page = await told(office.ruth, "/report 2025-01-01 to 2025-03-31")
    assert figures(page, "Requests received") == ["0", "0"]
    assert figures(page, "Pending") == ["0", "0"]


async def test_who_may_not_read_the_report_gets_none(office: Office) -> None:
    assert "you need the role" in await told(office.ines, "/report", "emergencies")
    assert "you need the role" in await told(office.ben, "/report", "general")


async def test_a_file_that_cannot_be_made_is_named_and_the_others_come(
    office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    """matplotlib and openpyxl are extras: without them the table and the CSV are there."""
    work = Drawer._work

    async def without_charts(drawer: Drawer, report: Report, kind: Kind) -> bytes:
        if kind == "png":
            raise NotDrawn("The chart needs matplotlib: `pip install 'writdesk[charts]'`.")
        return await work(drawer, report, kind)

    monkeypatch.setattr(Drawer, "_work", without_charts)
    await told(office.ruth, "/report")
    assert sorted(one.rsplit(".")[-1] for one in await files_of(office.ruth)) == ["csv", "xlsx"]
    await office.ruth.sees("pip install 'writdesk[charts]'", None)


async def test_the_command_line_has_the_numbers_that_slack_has(office: Office) -> None:
    await receives(office, 3)
    page = await told(office.ruth, "/report 2026-H2")
    found = await OPERATIONS["report"](office.desk, {"period": "2026-H2"})
    made = Report.model_validate_json(json.dumps(found["report"]))
    for line in made.section("process").rows:
        assert f"{line.label}" in page
    assert made.section("headline").rows[0].now == 3
