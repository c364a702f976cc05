"""The docket in from a CSV and out again, beside a running desk and without one."""

import csv
import io
import json
import zipfile
from pathlib import Path

import openpyxl
import pytest
import typer

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
