"""The intake's forms, sent."""

from bot.desk.commands import AddNote, OpenCase
from bot.desk.results import Changed
from handlers.case import answers
from handlers.case.earlier import shown_first
from handlers.facts.patch import new_request
from handlers.intake import form, proposed
from handlers.turn import Reply, Turn, UpdateForm
from handlers.views.case.forms import read_meta, repeated_form
from handlers.views.inputs import read_inputs


async def opened(turn: Turn) -> Reply:
    """A case with the files that it rests on; a person has confirmed what was read."""
    meta = form.read_meta(read_meta(turn.form))
    found = read_inputs(turn.form)
    request = new_request(found, turn.today)
    if before := await shown_first(turn, request.reference):
        return before
    case = await turn.do(OpenCase(request, files=meta.files, source=meta.source))
    assert isinstance(case, Changed)
    if case.repeated:
        return UpdateForm(repeated_form(case.case, meta.origin))
    if note := found.get("note"):
        wish = AddNote(case.case.id, note)
        await turn.office.desk.do(turn.actor, wish, cause=f"{turn.cause}:note")
    return await answers.confirm(turn, case)


async def by_hand(turn: Turn) -> Reply:
    """The person does not wait for the files to be read."""
    meta = form.read_meta(read_meta(turn.modal))
    return UpdateForm(form.filled(turn.guide, meta, proposed.NOTHING, [], meta.note))
