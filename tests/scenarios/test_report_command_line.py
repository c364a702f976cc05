"""`writdesk report` without a running desk."""

import json
from pathlib import Path

import pytest

from bot.store.database import open_store
from cli.dockets import import_docket
from tests.scenarios.processes import run
from tests.scenarios.test_import_export import DESK_FILE

DOCKET = """\
process,country,account_email,received_at
subpoena,US,a@ex.net;b@ex.net,2026-02-03T09:00:00Z
mlat,DE,c@ex.net,2026-03-03T09:00:00Z
subpoena,US,d@ex.net,2025-12-03T09:00:00Z
"""
LATE = "process,country,account_email,received_at\nmlat,FR,e@ex.net,2025-12-30T09:00:00Z\n"
QUARTER = ("--from", "2026-01-01", "--to", "2026-03-31")


@pytest.fixture
async def desk_file(tmp_path: Path) -> Path:
    file = tmp_path / "desk.yaml"
    file.write_text(DESK_FILE, "utf-8")
    open_store(tmp_path / "writdesk.db", create=True).close()
    (tmp_path / "cases.csv").write_text(DOCKET, "utf-8")
    await import_docket(tmp_path / "cases.csv", file)
    return file


async def test_each_format_has_the_same_numbers(desk_file: Path) -> None:
    table = await run("report", *QUARTER, "--desk", str(desk_file))
    assert table.status == 0, table.err
    (line,) = [line for line in table.out.splitlines() if line.startswith("Accounts named")]
    assert line.split()[-2:] == ["3", "1"]
    plain = await run("report", *QUARTER, "--format", "json", "--desk", str(desk_file))
    sections = {one["id"]: one["rows"] for one in json.loads(plain.out)["sections"]}
    assert [row["now"] for row in sections["process"]] == [1, 1]
    assert [row["label"] for row in sections["country"]] == ["United States", "Germany"]
    out = desk_file.parent / "report.png"
    drawn = await run(
        *("report", *QUARTER, "--format", "png", "--out", str(out), "--desk", str(desk_file))
    )
    assert drawn.status == 0, drawn.err
    assert out.read_bytes().startswith(b"\x89PNG")
    assert oct(out.stat().st_mode)[-3:] == "600"


async def test_what_changes_after_publishing_is_shown_as_a_correction(desk_file: Path) -> None:
    last = ("report", "2025-H2", "--desk", str(desk_file))
    published = await run(*last, "--publish")
    assert published.status == 0, published.err
    assert "edition 1" in published.out
    (desk_file.parent / "late.csv").write_text(LATE, "utf-8")
    await import_docket(desk_file.parent / "late.csv", desk_file)
    told = await run(*last)
    assert "Correction: At a glance, Requests received: 2, published as 1." in told.out
    anew = await run(*last, "--publish")
    assert "edition 2" in anew.out
    assert "Correction" not in anew.out


@pytest.mark.parametrize(
    ("typed", "why"),
    [
        (["--from", "2026-03-31", "--to", "2026-03-01"], "before it starts"),
        (["2099-H1"], "nothing has been counted"),
        (["2026-Q1"], "A half-year is written 2026-H2"),
        (["--from", "2026-01-01"], "--from and --to together"),
        (["--format", "pdf"], "there is no format"),
        (["--publish"], "only a half-year that is over"),
    ],
)
async def test_what_cannot_be_reported_is_one_clear_line(
    desk_file: Path, typed: list[str], why: str
) -> None:
    ended = await run("report", *typed, "--desk", str(desk_file))
    assert ended.status == 2
    assert why in ended.err
    assert len(ended.err.strip().splitlines()) == 1
