"""The form for a case that is opened from what was sent: while it is read, and filled."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from bot.domain.cases import shorten
from bot.domain.files import CaseFile
from bot.intake.result import Problem
from handlers.case.earlier import LOOKED
from handlers.intake.proposed import Proposed
from handlers.outbound.files import ReadFile
from handlers.reading import taking_apart
from handlers.views import inputs, kit
from handlers.views.case.fact_form import fact_blocks
from handlers.views.case.forms import MOST_NOTE, Form, Origin, modal
from handlers.views.text import escape
from policy.model import Guide

INTAKE = "case_intake_form"
READING = "case_reading_form"
BY_HAND = "intake_by_hand"
_HINT = 400  # characters of the words under a field

_NOTE_WHILE_READING = 2000  # characters that Slack lets a form remember beside the rest
_OPEN_IT = "Open it and fill in the form by hand."
_WITH_CARE = (
    "It may be built to do harm: do not open it. Ask the agency, by a way found independently, to"
    " send it again."
)
# What became of a file of which nothing was read, and what to do.
_PROBLEMS = {
    Problem.NO_PDF: f"is no PDF, though it is called one. {_WITH_CARE}",
    Problem.LOCKED: "is locked with a password, so nothing could be read from it. Open it with its"
    " password and fill in the form by hand, or ask the agency for it without one.",
    Problem.SCANNED: "holds pictures of pages and no text, so nothing could be read from it."
    f" {_OPEN_IT}",
    Problem.BROKEN: "is broken, so nothing could be read from it. Ask the agency to send it again,"
    " and fill in by hand what is known.",
    Problem.TOO_LARGE: f"is larger than 20 MB, so it was not read. {_OPEN_IT}",
    Problem.TOO_SLOW: f"took too long to read, so it was given up. {_OPEN_IT}",
    Problem.TOO_HEAVY: "unpacks to far more than a request holds, so it was not read."
    f" {_WITH_CARE}",
}


@dataclass(frozen=True, slots=True)
class Meta:
    """What the form remembers: where it began, the message it is about, the files, the note.

    `looked`: the reference whose earlier cases it shows.
    """

    origin: Origin
    source: str
    files: tuple[CaseFile, ...] = ()
    note: str = ""
    looked: str | None = None

    def to_json(self) -> dict[str, Any]:
        kept = [[file.name, file.size, file.sha256] for file in self.files]
        rest = {"note": self.note, LOOKED: self.looked}
        known = {name: value for name, value in rest.items() if value}
        return {**self.origin, "source": self.source, "files": kept, **known}


@taking_apart()
def read_meta(meta: Mapping[str, Any]) -> Meta:
    held = meta.get("files", ())
    files = tuple(CaseFile(str(name), int(size), str(sha256)) for name, size, sha256 in held)
    origin = {key: meta.get(key) for key in ("channel", "respond")}
    return Meta(origin, str(meta["source"]), files, str(meta.get("note", "")))


def reading(meta: Meta, names: Sequence[str], note: str) -> Form:
    """While the files are read. Whoever does not want to wait can go on by hand."""
    listed = ", ".join(escape(shorten(name, 80)) for name in names)
    blocks: kit.Blocks = [
        kit.section(f"⏳ Reading {shorten(listed, 1000)}… The form fills itself when done."),
        kit.actions([kit.button("Fill in by hand", BY_HAND)]),
    ]
    kept = replace(meta, note=shorten(note, _NOTE_WHILE_READING))
    return modal(READING, "Reading…", None, blocks, kept.to_json())


def filled(guide: Guide, meta: Meta, found: Proposed, head: kit.Blocks, note: str) -> Form:
    """All facts, with what was read and the words that it was read from; a person confirms."""
    process = found.values.get("process")
    facts = fact_blocks(guide, found.values, process=process)
    form = modal(INTAKE, "New case", "Open case", [*head, *facts, _note(note)], meta.to_json())
    for block in form["blocks"]:
        name = block.get("block_id", "")
        if name in found.words:
            words = found.words[name]
            hint = shorten(f"Read from: “{words}”", _HINT) if words else "Seen from the file itself"
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
        return f"⚠️ {name}{path} {_PROBLEMS[one.reading.problem]}"
    pages, total = one.reading.pages, one.reading.total
    much = f"{total} pages" if total > 1 else "1 page"
    if pages < total:
        much = f"the first {pages} of {total} pages"
    sha = one.file.sha256[:12] if one.file else "unknown"
    rest = " Look through the other pages yourself." if pages < total else ""
    return f"📄 {name}{path} · {much} read · SHA-256 {sha}…{rest}"


def _note(note: str) -> kit.Block:
    return inputs.text_input(
        "note",
        "Note",
        multiline=True,
        hint="Kept in the timeline",
        initial=note[:MOST_NOTE] or None,
    )
