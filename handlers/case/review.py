"""`/case review` and `/case edit`: the review, people's judgements, and the facts beneath them."""

from bot.desk.casework.commands import CompareFacts, EditFacts, ReviewCase, SignOffPoint
from bot.desk.casework.results import Compared, Reviewed
from bot.domain.case_review import guide_of
from bot.domain.checklist import headline
from bot.domain.errors import NotPossible
from handlers.case import answers
from handlers.facts.fields import BY_NAME, FIELDS
from handlers.facts.patch import changes_in, patched
from handlers.facts.shown import as_words, changed, shown
from handlers.reading import number_of, taking_apart
from handlers.turn import Reply, Tell, Turn, UpdateForm
from handlers.views.case.edit_form import edit_form
from handlers.views.case.forms import read_meta
from handlers.views.casework import review_page
from handlers.views.inputs import read_inputs
from handlers.views.names import name_of
from handlers.views.text import fitted


async def show(turn: Turn, case_id: int, *, replace: bool = False) -> Reply:
    """The whole review, for this person alone."""
    found = await turn.read(ReviewCase(case_id))
    assert isinstance(found, Reviewed)
    text = review_page.summary(found.case, headline(found.found.review))
    return Tell(text, review_page.review_page(found.case, found.found), replace)


async def judge(turn: Turn, case_id: int, requirement: str, *, met: bool) -> Reply:
    """A judgement as typed."""
    name = await turn.own_name()
    return await answers.change(turn, SignOffPoint(case_id, requirement, met, name))


async def met(turn: Turn) -> Reply:
    return await _pressed(turn, met=True)


async def not_met(turn: Turn) -> Reply:
    return await _pressed(turn, met=False)


async def _pressed(turn: Turn, *, met: bool) -> Reply:
    """A judgement by its button: it holds for the facts that were on the screen."""
    with taking_apart():
        number, requirement, seen = turn.value.split(":")
    case_id, name = number_of(number), await turn.own_name()
    await turn.do(SignOffPoint(case_id, requirement, met, name, seen))
    return await show(turn, case_id, replace=True)


async def edited(turn: Turn) -> Reply:
    """The facts, sent. Where somebody was quicker, the form comes back with what was typed."""
    shown_before = str(read_meta(turn.form)["shown"])
    found = await turn.read(CompareFacts(turn.case_id, shown_before))
    assert isinstance(found, Compared)
    case, base = found.case, found.shown or found.case.request
    fields = [name for name in _block_ids(turn) if name in BY_NAME]
    mine = changes_in(base, read_inputs(turn.form), fields)
    if case.facts != shown_before:
        return await _overtaken(turn, found, mine)
    if not mine:
        raise NotPossible(f"Nothing in the facts of {case.number} is different.")
    request = patched(case.request, mine, turn.today)
    labels = tuple(field.label for field in FIELDS if field.name in mine)
    return await answers.change(turn, EditFacts(case.id, request, case.facts, labels))


async def _overtaken(turn: Turn, found: Compared, mine: dict[str, object]) -> Reply:
    case, base = found.case, found.shown or found.case.request
    guide, now = guide_of(case), shown(case.request)
    who = "Somebody"
    if found.changed_by:
        who = name_of(found.changed_by, await turn.office.names({found.changed_by}))
    notes = [
        f"⚠️ *{who} changed these facts while you were editing.* What you typed stands below;"
        " look it over and save again."
    ]
    for name in changed(base, case.request):
        was, now_is = (as_words(name, one.get(name), guide) for one in (shown(base), now))
        line = f"*{BY_NAME[name].label}*: {fitted(was, 600)} → {fitted(now_is, 600)}"
        if name in mine and mine[name] != now.get(name):
            line += f"\nYou put: {fitted(as_words(name, mine[name], guide), 600)}"
        notes.append(line)
    values = {**now, **mine}
    return UpdateForm(edit_form(case, guide, turn.origin, values=values, notes=notes))


def _block_ids(turn: Turn) -> list[str]:
    return [block["block_id"] for block in turn.form["blocks"] if "block_id" in block]
