"""`/case …` as typed, the card's menu, the pages of a list, and the shortcuts."""

from bot.desk.commands import AddPerson, AssignCase, ListCases, ShowCase, ShowLog
from bot.domain.access import Action
from handlers.case import answers, people
from handlers.grammar.case import AssignTo, CloseForm, Help, NewForm, parse_case
from handlers.grammar.sealing import AddTo, PeopleOf
from handlers.turn import OpenForm, Reply, Tell, Turn
from handlers.views import case_forms, case_list, messages
from handlers.views.pages import read_pager


async def typed(turn: Turn) -> Reply:
    """What the text may be stands in `handlers.grammar.case`."""
    match parse_case(turn.text, turn.today):
        case Help(topic):
            return Tell("How /case is written", messages.case_help(topic))
        case NewForm(process):
            return await new_form(turn, process=process)
        case CloseForm(case_id):
            return await answers.open_form(turn, case_id, case_forms.close_form)
        case AssignTo(case_id, person):
            assignee = await turn.office.look_up(person)
            return await answers.change(turn, AssignCase(case_id, assignee))
        case PeopleOf(case_id):
            return await people.show(turn, case_id)
        case AddTo(case_id, person):
            return await answers.change(turn, AddPerson(case_id, await turn.office.look_up(person)))
        case ShowCase(case_id):
            return await answers.show(turn, case_id)
        case ListCases() as asked:
            return await answers.list_cases(turn, asked)
        case ShowLog() as asked:
            return await answers.log(turn, asked)
        case wish:
            return await answers.change(turn, wish)


async def open_case(turn: Turn) -> Reply:
    """The shortcut: the form for a new case."""
    return await new_form(turn)


async def open_case_from_message(turn: Turn) -> Reply:
    """A message's menu: the form, with the message as the case's first note."""
    return await new_form(turn, note=turn.text or None)


async def new_form(turn: Turn, *, process: str | None = None, note: str | None = None) -> Reply:
    """The form, for those who may open a case: nobody fills in a form in vain."""
    await turn.office.desk.check(turn.actor, Action.OPEN_CASE)
    note = note[: case_forms.MOST_NOTE] if note else None
    form = case_forms.new_form(turn.guide, origin=turn.origin, process=process, note=note)
    return OpenForm(form)


async def more(turn: Turn) -> Reply:
    """The card's menu: the timeline, or a copy of the card for this person."""
    what, case_id = turn.value.split(":")
    if what == "log":
        return await answers.log(turn, ShowLog(int(case_id)))
    return await answers.show(turn, int(case_id))


async def turn_list(turn: Turn) -> Reply:
    """Another page of a list of cases."""
    subject, page = read_pager(turn.value)
    return await answers.list_cases(turn, case_list.read_subject(subject, page), replace=True)


async def turn_log(turn: Turn) -> Reply:
    """Another page of a timeline."""
    subject, page = read_pager(turn.value)
    return await answers.log(turn, ShowLog(int(subject), page), replace=True)
