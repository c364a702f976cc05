"""From the desk's results to replies: a list, a form, a confirmation with the days left."""

from bot.desk.preservation.commands import (
    ListPreservations,
    PreservationChange,
    ShowPreservation,
)
from bot.desk.preservation.preserving import named_in
from bot.desk.preservation.results import ListedPreservations, ShownPreservation
from bot.desk.results import Changed
from bot.domain.access import Action
from bot.domain.case_review import guide_of
from bot.domain.errors import NotPossible
from bot.domain.preservation import check_standing, terms_of
from handlers.case import answers as case_answers
from handlers.turn import Done, OpenForm, Reply, Tell, Turn
from handlers.views.preserve import forms as preserve_forms
from handlers.views.preserve import line as preserve_line
from handlers.views.preserve import list as preserve_list


async def list_preservations(
    turn: Turn, asked: ListPreservations, *, replace: bool = False
) -> Reply:
    """A page of preservations, for this person alone."""
    listed = await turn.do(asked)
    assert isinstance(listed, ListedPreservations)
    blocks = preserve_list.list_page(listed, turn.today)
    return Tell(f"Preservations: {listed.total}", blocks, replace)


async def show(turn: Turn, case_id: int) -> Reply:
    """A case's preservation, for this person alone."""
    shown = await _shown(turn, case_id)
    return Tell(shown.case.number, [preserve_list.entry(shown, turn.today)])


async def change(turn: Turn, wish: PreservationChange) -> Reply:
    """Do it, and confirm it with the days that are left; a card renews itself."""
    changed = await turn.do(wish)
    assert isinstance(changed, Changed)
    reply = await case_answers.confirm(turn, changed)
    if isinstance(reply, Done) or not isinstance(reply, Tell) or reply.replace:
        return reply
    shown = await _shown(turn, changed.case.id)
    if shown.kept is None:
        return reply
    state = preserve_line.state(shown.kept, turn.today, held=shown.held)
    return Tell(f"{reply.text}\n{state}", reply.blocks)


async def open_form(turn: Turn, name: str, case_id: int | None) -> Reply:
    """The form of a subcommand, for those who may do it: nobody fills in a form in vain."""
    action = Action.DECIDE_EXTENSION if name == "decide" else Action.WORK_CASE
    await turn.office.desk.check(turn.actor, action, case_id=case_id)
    if name == "new":
        return await _new_form(turn, case_id)
    assert case_id is not None
    shown = await _shown(turn, case_id)
    if shown.kept is None:
        number = shown.case.number
        raise NotPossible(
            f"Nothing is preserved for {number}. `/preserve new {number}` records a snapshot."
        )
    check_standing(shown.kept)
    today, terms = turn.today, terms_of(guide_of(shown.case))
    match name:
        case "extend":
            return OpenForm(preserve_forms.extend_form(shown, today, turn.origin))
        case "decide":
            form = preserve_forms.decide_form(shown, shown.kept, terms, today, turn.origin)
            return OpenForm(form)
        case "hold":
            return OpenForm(preserve_forms.hold_form(shown, today, turn.origin))
        case _:
            return OpenForm(preserve_forms.release_form(shown, shown.kept, today, turn.origin))


async def _new_form(turn: Turn, case_id: int | None) -> Reply:
    case = (await _shown(turn, case_id)).case if case_id is not None else None
    terms = terms_of(guide_of(case) if case else turn.guide)
    now = turn.office.desk.clock.now()
    target = named_in(case.request) if case else ""
    return OpenForm(preserve_forms.new_form(case, target, terms, now, turn.origin))


async def _shown(turn: Turn, case_id: int) -> ShownPreservation:
    """Read anew, so without the turn's cause: what was done is shown as it stands."""
    shown = await turn.office.desk.do(turn.actor, ShowPreservation(case_id))
    assert isinstance(shown, ShownPreservation)
    return shown
