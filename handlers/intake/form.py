"""The form for a case that is opened from what was sent: while it is read, and filled."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from bot.domain.cases import shorten
from bot.domain.files import CaseFile
from bot.intake.result import Problem
from handlers.intake.proposed import Proposed
from handlers.outbound.files import ReadFile
from handlers.views import inputs, kit
from handlers.views.case.fact_form import fact_blocks
from handlers.views.case.forms import MOST_NOTE, Form, Origin, modal
from handlers.views.text import escape
from policy.model import Guide

INTAKE = "case_intake_form"
READING = "case_reading_form"
_HINT = 400  # characters of the words under a field

_PROBLEMS = {
    Problem.NO_PDF: "is no PDF, though it is called one",
    Problem.LOCKED: "is locked with a password, so nothing could be read from it",
    Problem.SCANNED: "holds pictures of pages and no text, so nothing could be read from it",
    Problem.BROKEN: "is broken, so nothing could be read from it",
    Problem.TOO_LARGE: "is larger than 20 MB, so it was not read",
    Problem.TOO_SLOW: "took too long to read, so it was given up",
    Problem.TOO_HEAVY: "unpacks to far more than a request holds, so it was not read",
}


@dataclass(frozen=True, slots=True)
class Meta:
    """What the form remembers: where it began, the message it is about, and the files."""

    origin: Origin
    source: str
    files: tuple[CaseFile, ...] = ()

    def to_json(self) -> dict[str, Any]:
        kept = [[file.name, file.size, file.sha256] for file in self.files]
        return {**self.origin, "source": self.source, "files": kept}


def read_meta(meta: Mapping[str, Any]) -> Meta:
    files = tuple(CaseFile(*file) for file in meta.get("files", ()))
    return Meta({key: meta.get(key) for key in ("channel", "respond")}, meta["source"], files)


def reading(meta: Meta, names: Sequence[str], note: str) -> Form:
    """While the files are read: a note can be written meanwhile, and stays."""
    listed = ", ".join(escape(shorten(name, 80)) for name in names)
    blocks: kit.Blocks = [
        kit.section(f"⏳ Reading {shorten(listed, 1000)}… The form fills itself when done."),
        _note(note),
    ]
    return modal(READING, "Reading…", "Fill in by hand", blocks, meta.to_json())


def filled(guide: Guide, meta: Meta, found: Proposed, head: kit.Blocks, note: str) -> Form:
    """All facts, with what was read and the words that it was read from; a person confirms."""
    process = found.values.get("process")
    facts = fact_blocks(guide, found.values, process=process)
    form = modal(INTAKE, "New case", "Open case", [*head, *facts, _note(note)], meta.to_json())
    for block in form["blocks"]:
        if words := found.words.get(block.get("block_id", "")):
            hint = shorten(f"Read from: “{words}”", _HINT)
            block["hint"] = {"type": "plain_text", "text": hint}
    return form


def head(taken: Sequence[ReadFile], left: int, earlier: kit.Blocks) -> kit.Blocks:
    """What came in before, and what became of each file."""
    lines = [_line(one) for one in taken]
    if left:
        lines.append(f"{left} more were not read: open a case with at most {len(taken)} at once.")
    lines.append("*Check every field: what stands under it is what the document says.*")
    return [*earlier, kit.context(*(shorten(line, 1900) for line in lines))]


def _line(one: ReadFile) -> str:
    name = f"*{escape(one.name)}*"
    path = " (its name was a path, of which the end is kept)" if one.was_path else ""
    if one.reading is None:
        return (
            f"⚠️ {name}{path} cannot be read by me where it stands. Send it to me directly, in my"
            " *Messages*, and open the case from there."
        )
    if one.reading.problem:
        return f"⚠️ {name}{path} {_PROBLEMS[one.reading.problem]}. Fill in the form by hand."
    pages, total = one.reading.pages, one.reading.total
    much = f"{total} pages" if total > 1 else "1 page"
    if pages < total:
        much = f"the first {pages} of {total} pages"
    sha = one.file.sha256[:12] if one.file else "unknown"
    return f"📄 {name}{path} · {much} read · SHA-256 {sha}…"


def _note(note: str) -> kit.Block:
    return inputs.text_input(
        "note",
        "Note",
        multiline=True,
        hint="Kept in the timeline",
        initial=note[:MOST_NOTE] or None,
    )
