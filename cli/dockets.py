"""`writdesk import cases.csv` and `writdesk export`: the docket in and out, with progress."""

import json
from itertools import islice
from pathlib import Path
from typing import Any

import typer
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn

from bot.desk.transfer.archive import pack
from bot.domain.errors import UserError
from cli.docket import count_lines, read_docket
from cli.ends import fail
from cli.records import Door, at_desk, carry_out
from cli.sheets import write_csv, write_xlsx

_LINES_ALONE = 2000  # in one transaction: the fewer, the faster
_LINES_BESIDE = 100  # a running desk answers nobody while it imports them
_ERRORS = Console(stderr=True)

Json = dict[str, Any]


async def import_docket(file: Path, desk_file: Path) -> None:
    """Open a case from each line; a bad line is named by its number, and the rest is kept."""
    opened = known = 0
    bad: list[tuple[int, str]] = []
    try:
        async with at_desk(desk_file) as door:
            with _progress() as progress:
                task = progress.add_task("Importing", total=count_lines(file))
                docket = read_docket(file)
                while lines := list(islice(docket, _lines_at_once(door))):
                    done = await door.do("import_cases", {"lines": lines})
                    opened, known = opened + done["opened"], known + done["known"]
                    bad += [(number, why) for number, why in done["bad"]]
                    progress.advance(task, len(lines))
    except OSError as error:
        fail(f"{file} cannot be read: {error.strerror}")
    except UserError as error:
        fail(f"{file} {error.message} ({opened} cases were opened before it)")
    for number, why in bad:
        typer.echo(f"writdesk: {file}:{number}: {why}", err=True)
    typer.echo(f"{opened} cases opened, {known} known already, {len(bad)} lines refused")
    if bad:
        fail(f"{len(bad)} lines of {file} opened no case")


async def export_docket(out: Path, desk_file: Path, *, sealed: bool) -> None:
    """Every case into one file; its ending says which kind."""
    writers = {".csv": write_csv, ".xlsx": write_xlsx, ".json": _write_json}
    writer = writers.get(out.suffix.lower())
    if writer is None:
        fail(f"{out} ends in none of .csv, .xlsx and .json")
    found: list[Json] = []
    left_out = 0
    after: int | None = 0
    async with at_desk(desk_file) as door:
        with _progress() as progress:
            task = progress.add_task("Exporting", total=None)
            while after is not None:
                done = await door.do("export_cases", {"after": after, "sealed": sealed})
                found += done["cases"]
                left_out += done["left_out"]
                progress.advance(task, len(done["cases"]))
                after = done["next"]
    writer(out, found)
    typer.echo(f"{len(found)} cases in {out}. {_sealed_words(found, left_out, sealed=sealed)}")


async def export_case(number: str, out: Path, desk_file: Path) -> None:
    """One case as an archive: its facts, timeline, letters, and the hashes of all of it."""
    try:
        found = await carry_out(desk_file, "case_file", {"case": number})
    except UserError as error:
        fail(error.message)
    _private(out).write_bytes(pack(found))
    sealed = " It is sealed: keep this file where its people alone can read it."
    typer.echo(f"{found['case']['case']} is in {out}.{sealed if found['case']['sealed'] else ''}")


def _sealed_words(found: list[Json], left_out: int, *, sealed: bool) -> str:
    if sealed:
        count = sum(1 for one in found if one["sealed"])
        return f"{count} of them are sealed: keep it where their people alone can read it."
    return f"{left_out} sealed ones are not in it; --sealed takes them in." if left_out else ""


def _write_json(out: Path, found: list[Json]) -> None:
    _private(out).write_text(json.dumps(found, indent=2, ensure_ascii=False) + "\n", "utf-8")


def _private(out: Path) -> Path:
    """The file for its owner alone, from the first byte."""
    out.touch(mode=0o600)
    out.chmod(0o600)
    return out


def _lines_at_once(door: Door) -> int:
    return _LINES_ALONE if door.is_alone else _LINES_BESIDE


def _progress() -> Progress:
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn())
    return Progress(*columns, TimeElapsedColumn(), console=_ERRORS, transient=True)
