"""`/case …` as typed, the card's menu, the pages of a list, and the shortcuts."""

from bot.desk.casework.commands import DraftLetter, ReadLetters, ReviewCase
from bot.desk.commands import AssignCase, ListCases, OpenCase, ShowCase, ShowLog
from bot.desk.finding.commands import FindCases, ShowLinks
from bot.desk.transfer.commands import TakeCaseFile
from bot.domain.access import Action
from bot.domain.case_review import guide_of
from bot.domain.cases import Case
from handlers.case import answers, decisions, file, finding, letters, people, review
from handlers.grammar.case import AssignTo, Help, NewForm, parse_case
from handlers.grammar.casework import Casework, CloseForm, EditForm, Judge, NoticeOf, VerifyForm
from handlers.grammar.sealing import AddTo, PeopleOf
from handlers.reading import number_of
from handlers.turn import OpenForm, Payload, Reply, Tell, Turn
from handlers.views.case import forms as case_forms
from handlers.views.case import help as case_help
from handlers.views.case import list as case_list
from handlers.views.case.edit_form import edit_form
from handlers.views.case.forms import Origin
from handlers.views.casework.review_forms import verify_form
from handlers.views.pages import read_pager


async def typed(turn: Turn) -> Reply:
    """What the text may be stands in `handlers.grammar.case`."""
    match parse_case(turn.text, turn.today):
        case Help(topic):
            return Tell("How /case is written", case_help.page(topic, turn.actor.roles))
        case NewForm(process):
            return await new_form(turn, process=process)
        case AssignTo(case_id, person):
            assignee = await turn.office.look_up(person)
            return await answers.change(turn, AssignCase(case_id, assignee))
        case PeopleOf() | AddTo() as wish:
            return await people.wished(turn, wish)
        case ReviewCase() | Judge() | EditForm() | VerifyForm() | NoticeOf() | CloseForm() as wish:
            return await _casework(turn, wish)
        case DraftLetter() as asked:
            return await letters.draft(turn, asked)
        case ReadLetters(case_id):
            return await letters.read(turn, case_id)
        case FindCases() | ShowLinks() as asked:
            return await finding.wished(turn, asked)
        case ShowCase() | ListCases() | ShowLog() as asked:
            return await answers.read(turn, asked)
        case TakeCaseFile(case_id):
            return await file.send(turn, case_id)
        case OpenCase() as wish:
            return await answers.opened(turn, wish)
        case wish:
            return await answers.change(turn, wish)


async def _casework(turn: Turn, wish: Casework | ReviewCase) -> Reply:
    match wish:
        case ReviewCase(case_id):
            return await review.show(turn, case_id)
        case Judge(case_id, requirement, met):
            return await review.judge(turn, case_id, requirement, met=met)
        case EditForm(case_id):
            return await answers.open_form(turn, case_id, edit)
        case VerifyForm(case_id):
            return await answers.open_form(turn, case_id, verify_form)
        case NoticeOf(case_id):
            return await decisions.show_notice(turn, case_id)
        case CloseForm(case_id):
            return await decisions.open_close(turn, case_id)


def edit(case: Case, origin: Origin) -> Payload:
    """The form for a case's facts, by the guide that it was opened under."""
    return edit_form(case, guide_of(case), origin)


async def open_case(turn: Turn) -> Reply:
    """The shortcut: the form for a new case."""
    return await new_form(turn)


async def new_form(turn: Turn, *, process: str | None = None) -> Reply:
    """The form, for those who may open a case: nobody fills in a form in vain."""
    await turn.office.desk.check(turn.actor, Action.OPEN_CASE)
    return OpenForm(case_forms.new_form(turn.guide, origin=turn.origin, process=process))


async def more(turn: Turn) -> Reply:
    """The card's menu."""
    what, case_id = turn.menu
    match what:
        case "edit":
            return await answers.open_form(turn, case_id, edit)
        case "verify":
            return await answers.open_form(turn, case_id, verify_form)
        case "notice":
            return await decisions.show_notice(turn, case_id)
        case "log":
            return await answers.log(turn, ShowLog(case_id))
        case _:
            return await answers.show(turn, case_id)


async def turn_list(turn: Turn) -> Reply:
    """Another page of a list of cases."""
    subject, page = read_pager(turn.value)
    return await answers.list_cases(turn, case_list.read_subject(subject, page), replace=True)


async def turn_log(turn: Turn) -> Reply:
    """Another page of a timeline."""
    subject, page = read_pager(turn.value)
    return await answers.log(turn, ShowLog(number_of(subject), page), replace=True)
