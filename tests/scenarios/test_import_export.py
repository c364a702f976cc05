"""The docket in from a CSV and out again, beside a running desk and without one."""

import csv
import datetime as dt
import hashlib
import io
import json
import sqlite3
import subprocess
import sys
import time
import zipfile
from contextlib import closing
from pathlib import Path

import openpyxl
import pytest
import typer

from bot.desk.report.commands import ShowReport
from bot.domain.access import DESK
from bot.report.model import Report
from bot.report.period import half_year
from bot.store import audit
from bot.store.database import open_store, rows
from cli.dockets import export_case, export_docket, import_docket
from tests.scenarios.office import SEALED, Office, told

DESK_FILE = """
channels: {desk: C0000AA, sealed: G0000AA}
roles: {legal: [S0000AA], counsel: [S0000BB], admin: [S0000CC]}
database: writdesk.db
"""
DOCKET = """\
process,country,agency,agent,reference,account_email,seeks,due,order
subpoena,US,Court of Harborview,Dana Whitlock,HV-1,a@ex.net;b@ex.net,name;ip_address,2027-02-01,
search_warrant,US,Quiet Court,Terry Lane,QC-2,,,,yes
mlat,DE,"=cmd|' /C calc'!A0",+49 555 0100,-3,,,,
"""


@pytest.fixture
def desk_file(tmp_path: Path) -> Path:
    file = tmp_path / "desk.yaml"
    file.write_text(DESK_FILE, "utf-8")
    open_store(tmp_path / "writdesk.db", create=True).close()
    return file


def docket(folder: Path, text: str = DOCKET) -> Path:
    file = folder / "cases.csv"
    file.write_text(text, "utf-8")
    return file


def stored(folder: Path, sql: str) -> list[dict[str, object]]:
    store = open_store(folder / "writdesk.db", create=False)
    try:
        return rows(store.db, sql)
    finally:
        store.close()


async def test_each_line_opens_a_case_and_a_second_time_adds_nothing(
    desk_file: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    await import_docket(docket(tmp_path), desk_file)
    assert "3 cases opened, 0 known already" in capsys.readouterr().out
    await import_docket(docket(tmp_path), desk_file)
    assert "0 cases opened, 3 known already" in capsys.readouterr().out
    found = stored(tmp_path, "SELECT request, sealed, due_on FROM cases ORDER BY id")
    first = json.loads(str(found[0]["request"]))
    assert [one["value"] for one in first["identifiers"]] == ["a@ex.net", "b@ex.net"]
    assert first["seeks"] == ["name", "ip_address"]
    assert [one["sealed"] for one in found] == [0, 1, 0]
    assert found[0]["due_on"] == "2027-02-01"


async def test_a_bad_line_is_named_by_its_number_and_the_rest_is_kept(
    desk_file: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    lines = "process,country,email\nsubpoena,US,\nsubpena,US,\nsubpoena,Germny,\nsubpoena,FR\n"
    with pytest.raises(typer.Exit):
        await import_docket(docket(tmp_path, lines), desk_file)
    told = capsys.readouterr()
    assert "1 cases opened, 0 known already, 3 lines refused" in told.out
    assert "cases.csv:3: process" in told.err
    assert "cases.csv:4: country" in told.err
    assert "cases.csv:5: " in told.err


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("", "is empty"),
        ("process,agncy\nsubpoena,Court\n", "Did you mean `agency`"),
        ("agency\nCourt\n", "has no column `process`"),
        ('process\n"subpoena\n', "is no CSV"),
        ("process\n\udcff\n", "not UTF-8"),
    ],
)
async def test_what_is_no_docket_is_said_to_be_none(
    desk_file: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], text: str, why: str
) -> None:
    file = tmp_path / "cases.csv"
    file.write_bytes(text.encode("utf-8", "surrogateescape"))
    with pytest.raises(typer.Exit):
        await import_docket(file, desk_file)
    assert why in capsys.readouterr().err


async def test_no_cell_of_an_export_is_computed(desk_file: Path, tmp_path: Path) -> None:
    await import_docket(docket(tmp_path), desk_file)
    await export_docket(tmp_path / "out.csv", desk_file, sealed=False)
    text = (tmp_path / "out.csv").read_text("utf-8-sig")
    (line,) = [one for one in csv.DictReader(io.StringIO(text)) if one["case"] == "LR-3"]
    assert line["agent.agency"].startswith("'=cmd")
    assert line["agent.name"].startswith("'+49")
    assert line["reference"] == "'-3"
    await export_docket(tmp_path / "out.xlsx", desk_file, sealed=False)
    sheet = openpyxl.load_workbook(tmp_path / "out.xlsx").active
    assert sheet is not None
    kinds = {cell.data_type for row in sheet.iter_rows() for cell in row if cell.value is not None}
    assert kinds == {"s"}


async def test_sealed_cases_are_left_out_unless_asked_for_and_reading_them_is_on_record(
    desk_file: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    await import_docket(docket(tmp_path), desk_file)
    await export_docket(tmp_path / "out.json", desk_file, sealed=False)
    assert "1 sealed ones are not in it" in capsys.readouterr().out
    assert "Quiet Court" not in (tmp_path / "out.json").read_text("utf-8")
    await export_docket(tmp_path / "all.json", desk_file, sealed=True)
    assert "1 of them are sealed" in capsys.readouterr().out
    assert "Quiet Court" in (tmp_path / "all.json").read_text("utf-8")
    read = stored(tmp_path, "SELECT case_id FROM audit WHERE action = 'read_sealed'")
    assert [one["case_id"] for one in read] == [2]
    assert oct((tmp_path / "all.json").stat().st_mode)[-3:] == "600"


async def test_a_case_file_is_one_archive_whose_hashes_hold(office: Office, tmp_path: Path) -> None:
    """Beside a running desk, which carries it out."""
    (tmp_path / "desk.yaml").write_text(DESK_FILE, "utf-8")
    await told(office.maya, '/case new subpoena agency="Quiet Court" order=yes country=US', SEALED)
    await told(office.maya, "/case note LR-1 the clerk called", SEALED)
    await export_case("LR-1", tmp_path / "LR-1.zip", tmp_path / "desk.yaml")
    with zipfile.ZipFile(tmp_path / "LR-1.zip") as archive:
        assert "the clerk called" in archive.read("timeline.txt").decode()
        assert json.loads(archive.read("case.json"))["sealed"] is True
        sums = archive.read("SHA256SUMS").decode()
        assert len(sums.splitlines()) == len(archive.namelist()) - 1
    read = rows(office.desk.store.db, "SELECT actor FROM audit WHERE action = 'read_sealed'")
    assert [one["actor"] for one in read] == ["desk"]


async def test_a_case_file_comes_to_the_person_alone_however_open_the_place(
    office: Office,
) -> None:
    line = '/case new subpoena agency="Quiet Court" order=yes country=US'
    await told(office.maya, line, SEALED)
    answer = await told(office.maya, "/case file LR-1", "general")
    assert "follows in your direct messages" in answer
    assert "Quiet Court" not in answer
    sent = await office.maya.sees("The file of LR-1", None, seconds=10)
    (file,) = sent.files
    with zipfile.ZipFile(io.BytesIO(file.content)) as archive:
        assert "Quiet Court" in archive.read("case.json").decode()
        for line in archive.read("SHA256SUMS").decode().splitlines():
            digest, name = line.split("  ")
            assert hashlib.sha256(archive.read(name)).hexdigest() == digest
    for place in ("general", "legal-desk", SEALED):
        assert not any(message.files for message in office.maya.messages(place))
    taken = rows(office.desk.store.db, "SELECT actor FROM audit WHERE action = 'case_file_taken'")
    assert [one["actor"] for one in taken] == [office.maya.id]


async def test_a_case_file_is_for_those_who_may_export_and_see_the_case(office: Office) -> None:
    await told(office.maya, "/case new subpoena order=yes country=US", SEALED)
    await told(office.maya, "/case new subpoena country=US")
    assert "LR-1 · sealed" in await told(office.tom, "/case file LR-1")
    assert "you need the role" in await told(office.ines, "/case file LR-2")
    assert "follows" in await told(office.tom, "/case file LR-2")


async def test_an_imported_case_has_no_card_until_something_happens_to_it(
    office: Office, tmp_path: Path
) -> None:
    (tmp_path / "desk.yaml").write_text(DESK_FILE, "utf-8")
    await import_docket(docket(tmp_path), tmp_path / "desk.yaml")
    assert "LR-1" in await told(office.tom, "/case find harborview")
    assert await office.cards() == []
    await told(office.tom, "/case take LR-1")
    await office.maya.sees("Court of Harborview", "legal-desk")
    assert "imported the case" in await told(office.tom, "/case log LR-1")


HISTORY = """\
process,country,received,agency,account_email,closed_at,disposition,disclosed_class,reason
subpoena,US,2026-01-12,Court of Harborview,a@ex.net,2026-02-01,disclosed,non_content,
mlat,DE,2026-01-20,Amt Seeheim,,2026-03-05T10:00:00+01:00,Rejected,,no treaty
subpoena,US,2026-04-01,Lake Court,,,,,
"""


async def test_closed_cases_come_in_with_their_outcome_and_count_in_the_report(
    office: Office, tmp_path: Path
) -> None:
    (tmp_path / "desk.yaml").write_text(DESK_FILE, "utf-8")
    await import_docket(docket(tmp_path, HISTORY), tmp_path / "desk.yaml")
    found = rows(office.desk.store.db, "SELECT * FROM cases ORDER BY id")
    assert [one["status"] for one in found] == ["closed", "closed", "received"]
    assert [one["disposition"] for one in found] == ["disclosed", "rejected", None]
    assert found[1]["closed_at"] == "2026-03-05T09:00:00.000000Z"
    reminded = rows(office.desk.store.db, "SELECT DISTINCT case_id FROM reminders WHERE case_id")
    assert reminded == []
    shown = await told(office.tom, "/case show LR-2")
    assert "rejected" in shown
    assert "no treaty" in shown
    assert "closed on 2026-03-05: rejected" in await told(office.tom, "/case log LR-2")
    report = await office.desk.do(DESK, ShowReport(half_year(dt.date(2026, 1, 12))))
    assert isinstance(report, Report)
    assert [row.now for row in report.sections[0].rows if row.id == "requests"] == [3]


@pytest.mark.parametrize(
    ("line", "why"),
    [
        ("2026-01-12,2026-02-01,,,", "disposition: missing"),
        ("2026-01-12,,rejected,,", "closed_at: missing"),
        (",2026-02-01,withdrawn,,", "received_at: missing"),
        ("2026-01-12,2026-01-11,withdrawn,,", "before it was received"),
        ("2026-01-12,2199-01-11,withdrawn,,", "still to come"),
        ("2026-01-12,1 March,withdrawn,,", "is no day"),
        ("2026-01-12,2026-02-01,gone,,", "is none of disclosed"),
        ("2026-01-12,2026-02-01,rejected,,", "reason: missing"),
        ("2026-01-12,2026-02-01,disclosed,,", "disclosed_class: content or"),
        ("2026-01-12,2026-02-01,withdrawn,content,", "disclosed_class: content or"),
    ],
)
async def test_an_outcome_that_cannot_be_is_refused_with_its_line(
    desk_file: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], line: str, why: str
) -> None:
    text = "process,received,closed_at,disposition,disclosed_class,reason\n"
    with pytest.raises(typer.Exit):
        await import_docket(docket(tmp_path, f"{text}subpoena,{line}\n"), desk_file)
    found = capsys.readouterr().err
    assert "cases.csv:2: " in found
    assert why in found


async def test_an_import_that_was_killed_goes_on_where_it_was(
    desk_file: Path, tmp_path: Path
) -> None:
    lines = "".join(f"subpoena,US,KI-{number}\n" for number in range(6000))
    file = docket(tmp_path, f"process,country,reference\n{lines}")
    command = [sys.executable, "-m", "cli", "import", str(file), "--desk", str(desk_file)]
    _run_and_kill(command, tmp_path)
    assert 0 < _count(tmp_path) < 6000
    await import_docket(file, desk_file)
    found = stored(tmp_path, "SELECT count(*) AS n, count(DISTINCT request) AS m FROM cases")
    assert found == [{"n": 6000, "m": 6000}]
    store = open_store(tmp_path / "writdesk.db", create=False)
    assert audit.verify(store.db, store.key).broken is None
    store.close()


def _run_and_kill(command: list[str], folder: Path) -> None:
    """Let it run until it has stored something, and not longer."""
    with subprocess.Popen(command, stderr=subprocess.DEVNULL) as process:
        while not _count(folder):
            time.sleep(0.01)
        process.kill()


def _count(folder: Path) -> int:
    """How many cases another process has stored by now."""
    with closing(sqlite3.connect(folder / "writdesk.db")) as connection:
        return int(connection.execute("SELECT count(*) FROM cases").fetchone()[0])
