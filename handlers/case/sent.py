"""The forms for a case, sent."""

from bot.desk.commands import (
    AddNote,
    AssignCase,
    MoveCase,
    OpenCase,
    SetDue,
    ShowCase,
)
from bot.desk.results import Changed, Shown
from bot.domain.cases import Status
from bot.domain.dates import parse_date
from handlers.case import answers
from handlers.case.earlier import shown_first
from handlers.facts.patch import new_request
from handlers.turn import Reply, Turn, UpdateForm
from handlers.views.case import forms as case_forms
from handlers.views.inputs import read_inputs


async def new(turn: Turn) -> Reply:
    """A new case; the same form twice within seconds shows the first one instead."""
    found = read_inputs(turn.form)
    request = new_request(found, turn.today)
    if before := await shown_first(turn, request.reference):
        return before
    opened = await turn.do(OpenCase(request))
    assert isinstance(opened, Changed)
    if opened.repeated:
        return UpdateForm(case_forms.repeated_form(opened.case, turn.origin))
    if note := found.get("note"):
        wish = AddNote(opened.case.id, note)
        await turn.office.desk.do(turn.actor, wish, cause=f"{turn.cause}:note")
    return await answers.confirm(turn, opened)


async def another(turn: Turn) -> Reply:
    """“Make another”: the same facts as a case of its own."""
    first = await turn.office.desk.do(turn.actor, ShowCase(turn.case_id))
    assert isinstance(first, Shown)
    return await answers.change(turn, OpenCase(first.case.request, first.case.due_on, again=True))


async def note(turn: Turn) -> Reply:
    text = read_inputs(turn.form).get("text", "")
    return await answers.change(turn, AddNote(turn.case_id, text))


async def status(turn: Turn) -> Reply:
    found = read_inputs(turn.form)
    wish = MoveCase(turn.case_id, found.one_of("status", Status), found.get("reason"))
    return await answers.change(turn, wish)


async def due(turn: Turn) -> Reply:
    date = read_inputs(turn.form).get("date")
    wish = SetDue(turn.case_id, parse_date(date, turn.today) if date else None)
    return await answers.change(turn, wish)


async def assign(turn: Turn) -> Reply:
    person = await turn.office.look_up(read_inputs(turn.form)["person"])
    return await answers.change(turn, AssignCase(turn.case_id, person))
