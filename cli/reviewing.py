"""`writdesk review`: a request's facts judged by the guide, without a token or a database."""

import datetime as dt
import json
from pathlib import Path

import typer

from bot.domain.checklist import Checklist, Point, checklist
from bot.domain.errors import InvalidInput
from bot.settings import Counting, DeskFile
from cli.ends import FAULT, fail
from cli.requests import read_request_file
from policy.letter import BARE, LetterError, Letterhead
from policy.load import GuideError, latest
from policy.load.files import parse
from policy.load.strictyaml import read
from policy.model import Guide
from policy.request import Request, RequestError, parse_request
from policy.review import Review, review
from policy.review.dates import civil_date

_DEFAULT = Path("desk.yaml")


class _Counted(Counting, extra="ignore"):
    """The keys of `desk.yaml` that a review needs; the rest is for a desk that runs."""


def review_file(file: Path, *, desk: Path | None, as_json: bool) -> None:
    """Print the review of a request file, as text or as JSON."""
    guide, counting = latest(), _counting(desk)
    found = _review(guide, _request(file), counting, file)
    today = civil_date(dt.datetime.now(dt.UTC), counting.zone)
    head = Letterhead(today, signatory=counting.signatory)
    try:
        if as_json:
            typer.echo(json.dumps(found.to_json(head), ensure_ascii=False, indent=2))
        else:
            typer.echo("\n".join(lines(checklist(guide, found), found, head)))
    except LetterError as error:
        fail(str(error), FAULT)


def _review(guide: Guide, request: Request, counting: Counting, file: Path) -> Review:
    suffixes = counting.government_suffixes
    try:
        return review(guide, request, zone=counting.zone, government_suffixes=suffixes)
    except RequestError as error:
        fail(f"{file}: {error}")


def _request(file: Path) -> Request:
    try:
        return parse_request(read_request_file(file))
    except (InvalidInput, RequestError) as error:
        fail(f"{file}: {error}")


def _counting(desk: Path | None) -> Counting:
    """Time zone and government suffixes of `desk.yaml`; nothing else of it is needed here."""
    if desk is None and not _DEFAULT.exists():
        return Counting()
    file = desk or _DEFAULT
    if not file.exists():
        fail(f"there is no {file}")
    try:
        doc = read(file)
        for key in doc.data if isinstance(doc.data, dict) else ():
            if key not in DeskFile.model_fields:
                raise doc.error((key,), "there is no such key")
        return parse(file, _Counted).value
    except GuideError as error:
        fail(str(error))


def lines(listed: Checklist, found: Review, head: Letterhead = BARE) -> list[str]:
    """The review as a person reads it, down to the drafted reply."""
    said = [listed.verdict, listed.headline]
    for title, points in (
        ("Not met", listed.not_met),
        ("Not on record", listed.unrecorded),
        ("For a person", listed.for_a_person),
        ("Met", listed.met),
        ("Not applicable", listed.not_applicable),
    ):
        if points:
            said += ["", f"{title}:", *(_point(point) for point in points)]
    said += ["", *listed.remarks, "", "Draft of the reply:", "", found.letter(head).rstrip()]
    return said


def _point(point: Point) -> str:
    return f"  {point.line} [{point.section}]"
