"""From the desk's results to replies: a card, a list, a timeline, a confirmation."""

from collections.abc import Callable, Iterable

from bot.desk.commands import Change, ListCases, OpenCase, ShowCase, ShowLog
from bot.desk.finding.commands import FindEarlier
from bot.desk.finding.results import Earlier
from bot.desk.results import Changed, Listed, Logged, Shown
from bot.domain.cases import Case
from bot.domain.errors import UserError
from bot.domain.events import EventKind
from handlers.turn import Blocks, Done, Handler, OpenForm, Payload, Reply, Tell, Turn
from handlers.views.case import card as case_card
from handlers.views.case import list as case_list
from handlers.views.case import timeline
from handlers.views.case.forms import Origin
from handlers.views.emergency.running import owners
from handlers.views.names import Names
from handlers.views.text import civil

CaseForm = Callable[[Case, Origin], Payload]


async def show(turn: Turn, case_id: int) -> Reply:
    """The case's card, for this person alone."""
    shown = await turn.read(ShowCase(case_id))
    assert isinstance(shown, Shown)
    names = await _names_of(turn, shown)
    blocks = _card(turn, shown, names)
    blocks += timeline.recent(shown.recent, names)
    return Tell(case_card.summary(shown.case, turn.guide), blocks)


async def list_cases(turn: Turn, asked: ListCases, *, replace: bool = False) -> Reply:
    """A page of cases."""
    listed = await turn.read(asked)
    assert isinstance(listed, Listed)
    beside = owners(listed.emergencies) | ({asked.person} if asked.person else set())
    names = await names_for(turn, listed.cases, beside)
    blocks = case_list.list_page(listed, turn.guide, names, turn.today)
    return Tell(f"{listed.total} cases", blocks, replace)


async def read(turn: Turn, asked: ShowCase | ListCases | ShowLog) -> Reply:
    """A case, a page of cases, or a page of a timeline."""
    match asked:
        case ShowCase(case_id):
            return await show(turn, case_id)
        case ListCases():
            return await list_cases(turn, asked)
        case ShowLog():
            return await log(turn, asked)


async def log(turn: Turn, asked: ShowLog, *, replace: bool = False) -> Reply:
    """A page of a case's timeline."""
    logged = await turn.read(asked)
    assert isinstance(logged, Logged)
    names = await names_for(turn, [logged.case], timeline.people_in(logged.events))
    return Tell(f"{logged.case.number} · timeline", timeline.log_page(logged, names), replace)


async def change(turn: Turn, wish: Change) -> Reply:
    """Change a case and confirm it where the person is."""
    changed = await turn.do(wish)
    assert isinstance(changed, Changed)
    return await confirm(turn, changed)


async def opened(turn: Turn, wish: OpenCase) -> Reply:
    """A case opened by a line; earlier ones with the agency's reference are named with it."""
    changed = await turn.do(wish)
    assert isinstance(changed, Changed)
    reply = await confirm(turn, changed)
    before = await turn.read(FindEarlier((), wish.request.reference))
    assert isinstance(before, Earlier)
    others = [case.number for case in before.by_reference if case.id != changed.case.id]
    if not others or not isinstance(reply, Tell):
        return reply
    warned = f"⚠️ The same reference of the agency came in before: {', '.join(others)}."
    return Tell(f"{reply.text}\n{warned}")


async def confirm(turn: Turn, changed: Changed) -> Reply:
    """A person's own copy of the card is renewed; the card in the channel renews itself."""
    case = changed.case
    if turn.ephemeral:
        shown = await _as_shown(turn, case)
        blocks = _card(turn, shown, await _names_of(turn, shown))
        return Tell(case_card.summary(case, turn.guide), blocks, replace=True)
    if turn.message:
        return Done()
    if changed.event is None:
        return Tell(f"{case.number} was done already, a moment ago.")
    names = await names_for(turn, [case], timeline.people_in([changed.event]))
    there = turn.channel == turn.office.desk_channel and not case.sealed
    place = "" if there else _card_place(turn, case)
    done = timeline.alone(changed.event, names)
    return Tell(f"*{case.number}* · {done}{_due(turn, changed)}{place}")


async def _as_shown(turn: Turn, case: Case) -> Shown:
    """As it stands after a change; one that the person no longer sees is the case alone."""
    try:
        shown = await turn.read(ShowCase(case.id))
    except UserError:
        return Shown(case, ())
    assert isinstance(shown, Shown)
    return shown


def _card(turn: Turn, shown: Shown, names: Names) -> Blocks:
    found = turn.review_of(shown.case)
    return case_card.card(shown.case, found, names, turn.today, shown.kept, shown.emergency)


async def _names_of(turn: Turn, shown: Shown) -> Names:
    running = (shown.emergency,) if shown.emergency else ()
    return await names_for(turn, [shown.case], timeline.people_in(shown.recent) | owners(running))


def opens(form: CaseForm) -> Handler:
    """A handler for a button that opens a form about its case."""

    async def handler(turn: Turn) -> Reply:
        return await open_form(turn, turn.number, form)

    return handler


async def open_form(turn: Turn, case_id: int, form: CaseForm) -> Reply:
    """The form, for those who may see the case."""
    shown = await turn.read(ShowCase(case_id))
    assert isinstance(shown, Shown)
    return OpenForm(form(shown.case, turn.origin))


def _due(turn: Turn, changed: Changed) -> str:
    """A date that was typed is shown back, as it was understood."""
    opened = changed.event and changed.event.kind is EventKind.OPENED
    due = changed.case.due_on
    return f" The answer is due {civil(due, turn.today)}." if opened and due else ""


def _card_place(turn: Turn, case: Case) -> str:
    if case.sealed:
        return " It is sealed: only its own people and counsel see what is in it."
    return f" Its card is in <#{turn.office.desk_channel}>."


async def names_for(turn: Turn, cases: Iterable[Case], more: Iterable[str] = ()) -> Names:
    """The names of everyone whom these cases show."""
    people = {
        person
        for case in cases
        for person in (case.assignee, case.approver, case.opened_by)
        if person
    }
    return await turn.office.names(people | set(more))
