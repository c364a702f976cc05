"""`writdesk report`: the transparency report in the form that is asked for."""

import json
import sys
from pathlib import Path
from typing import get_args

import typer

from bot.domain.errors import UserError
from bot.report.drawer import Drawer, Kind
from bot.report.model import Report
from bot.report.tables import as_text, file_name
from cli.ends import fail
from cli.records import carry_out

FORMATS = ("table", *get_args(Kind))
_BINARY = ("png", "xlsx")


async def make_report(
    desk_file: Path, period: dict[str, str], form: str, out: Path | None, *, publish: bool
) -> None:
    """Write the report: a chart or a workbook into a file, the rest to standard output, too.

    `period`: `{"period": "2026-H2"}`, `{"from": …, "to": …}`, or nothing for this half-year.
    `publish`: keep its numbers as those made public, first.
    """
    if form not in FORMATS:
        fail(f"there is no format “{form}”. Possible: {', '.join(FORMATS)}.")
    try:
        found = await carry_out(desk_file, "publish_report" if publish else "report", period)
        report = Report.model_validate_json(json.dumps(found["report"]))
        content = await _content(report, form)
    except UserError as error:
        fail(error.message)
    if out is None and form in _BINARY:
        out = Path(file_name(report, form))
    if out is None:
        sys.stdout.buffer.write(content)
        return
    _write(out, content)
    typer.echo(f"The report on {report.period.name} is in {out}.", err=True)


async def _content(report: Report, form: str) -> bytes:
    if form == "table":
        return as_text(report).encode()
    kind: Kind = next(one for one in get_args(Kind) if one == form)
    return await Drawer().make(report, kind)


def _write(out: Path, content: bytes) -> None:
    """For its owner alone, from the first byte: what is public is counsel's to say."""
    try:
        out.touch(mode=0o600)
        out.chmod(0o600)
        out.write_bytes(content)
    except OSError as error:
        fail(f"{out} cannot be written: {error.strerror}")
