"""`/case reply` and `/case letters`: a letter looked over, kept, and put on record as sent."""

from bot.desk.casework.commands import DraftLetter, KeepLetter, ReadLetters
from bot.desk.casework.results import Drafted, Lettered, Overtaken
from bot.desk.results import Changed
from handlers.case import answers
from handlers.turn import OpenForm, Reply, Turn, UpdateForm
from handlers.views.case.forms import read_meta
from handlers.views.casework import letter_forms
from handlers.views.inputs import read_inputs


async def draft(turn: Turn, asked: DraftLetter) -> Reply:
    """The letter in a form: as somebody left it, or drafted from the review."""
    drafted = await turn.read(asked)
    assert isinstance(drafted, Drafted)
    return OpenForm(letter_forms.letter_form(drafted, turn.origin))


async def reply(turn: Turn) -> Reply:
    """The card's button."""
    return await draft(turn, DraftLetter(turn.number))


async def to_user(turn: Turn) -> Reply:
    return await draft(turn, DraftLetter(turn.number, "user"))


async def kept(turn: Turn) -> Reply:
    """The letter, sent from its form."""
    found, meta = read_inputs(turn.form), read_meta(turn.form)
    text, now = found.get("letter", ""), found["now"]
    result = await turn.do(
        KeepLetter(
            turn.case_id,
            meta["to"],
            text,
            after=meta["after"],
            sent=now in ("sent", "wait"),
            wait=now == "wait",
        )
    )
    if isinstance(result, Overtaken):
        names = await turn.office.names({result.newer.written_by})
        form = letter_forms.overtaken_form(
            result.case,
            result.found,
            result.newer,
            turn.origin,
            text=text,
            now=now,
            names=names,
        )
        return UpdateForm(form)
    assert isinstance(result, Changed)
    return await answers.confirm(turn, result)


async def read(turn: Turn, case_id: int) -> Reply:
    """Every version, in a window of its own: a letter may be long."""
    lettered = await turn.read(ReadLetters(case_id))
    assert isinstance(lettered, Lettered)
    people = {p for one in lettered.letters for p in (one.written_by, one.sent_by) if p}
    return OpenForm(letter_forms.letters_modal(lettered, await turn.office.names(people)))
