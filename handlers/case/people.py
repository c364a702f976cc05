"""`/case people`: who works on a case while it is sealed."""

from bot.desk.commands import AddPerson, ShowCase
from bot.desk.results import Shown
from handlers.case import answers
from handlers.grammar.sealing import AddTo, PeopleOf
from handlers.turn import Reply, Tell, Turn
from handlers.views.names import name_of


async def wished(turn: Turn, wish: PeopleOf | AddTo) -> Reply:
    """As typed."""
    match wish:
        case PeopleOf(case_id):
            return await show(turn, case_id)
        case AddTo(case_id, person):
            return await answers.change(turn, AddPerson(case_id, await turn.office.look_up(person)))


async def show(turn: Turn, case_id: int) -> Reply:
    """The names, and how they are changed."""
    shown = await turn.do(ShowCase(case_id))
    assert isinstance(shown, Shown)
    case = shown.case
    names = await turn.office.names(set(case.own_people))
    listed = ", ".join(sorted(name_of(person, names) for person in case.own_people))
    sees = "is sealed. Counsel see it" if case.sealed else "is not sealed. If it were, counsel"
    ends = "" if case.sealed else " would see it"
    return Tell(
        f"*{case.number}* {sees}, and: {listed}{ends}."
        f" Counsel change that: `/case people {case.number} add @ana`."
    )
