"""“Open a case from this message”: the form at once, filled when its files have been read."""

import asyncio
from collections.abc import Sequence

from bot.desk.finding.commands import FindEarlier
from bot.desk.finding.results import Earlier
from bot.domain.access import Action
from handlers.case.answers import names_for
from handlers.intake import form, proposed
from handlers.outbound.files import ReadFile
from handlers.reading import taking_apart
from handlers.turn import OpenForm, Payload, Reply, Turn
from handlers.views.case.found import earlier_blocks

MOST_FILES = 5
_PDF = "application/pdf"


async def chosen(turn: Turn) -> Reply:
    """A message's menu."""
    ts = turn.message.get("ts", "")
    return await opening(turn, pdfs(turn.message), note=turn.text, source=f"{turn.channel}:{ts}")


async def opening(turn: Turn, files: Sequence[Payload], *, note: str, source: str) -> Reply:
    """The form for what was sent, for those who may open a case."""
    await turn.office.desk.check(turn.actor, Action.OPEN_CASE)
    meta = form.Meta(turn.origin, source)
    if not files:
        return OpenForm(form.filled(turn.guide, meta, proposed.NOTHING, [], note))

    async def read() -> Payload:
        taken = await asyncio.gather(*(turn.office.read_file(one) for one in files[:MOST_FILES]))
        left = len(files) - len(taken)
        return await _filled(turn, meta, list(taken), note, left)

    names = [str(one.get("name") or "a file") for one in files]
    return OpenForm(form.reading(meta, names, note), read)


async def _filled(
    turn: Turn, meta: form.Meta, taken: list[ReadFile], note: str, left: int
) -> Payload:
    found = proposed.from_readings([one.reading for one in taken if one.reading])
    earlier = await _earlier(turn, taken, found.values.get("reference"))
    cases = (*earlier.by_file, *earlier.by_reference)
    names = await names_for(turn, cases)
    files = tuple(one.file for one in taken if one.file)
    looked = found.values.get("reference") if earlier.by_reference else None
    meta = form.Meta(meta.origin, meta.source, files, looked=looked)
    before = earlier_blocks(earlier, turn.guide, names, turn.today)
    head = form.head(taken, left, before)
    return form.filled(turn.guide, meta, found, head, note)


async def _earlier(turn: Turn, taken: list[ReadFile], reference: str | None) -> Earlier:
    hashes = tuple(one.file.sha256 for one in taken if one.file)
    earlier = await turn.office.desk.do(turn.actor, FindEarlier(hashes, reference))
    assert isinstance(earlier, Earlier)
    return earlier


@taking_apart()
def pdfs(message: Payload) -> list[Payload]:
    """The message's files that are, or call themselves, PDFs."""
    files = message.get("files") or []
    return [one for one in files if one.get("mimetype") == _PDF or _is_named_pdf(one)]


def _is_named_pdf(file: Payload) -> bool:
    return str(file.get("name") or "").lower().endswith(".pdf")
