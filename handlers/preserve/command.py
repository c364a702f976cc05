"""`/preserve …` as typed, the menu of an entry, and the pages of the list."""

from bot.desk.preservation.commands import ListPreservations, ShowPreservation
from handlers.case import answers as case_answers
from handlers.grammar.preserve import Form, Help, parse_preserve
from handlers.preserve import answers
from handlers.turn import Reply, Tell, Turn
from handlers.views.pages import read_pager
from handlers.views.preserve import list as preserve_list


async def typed(turn: Turn) -> Reply:
    """What the text may be stands in `handlers.grammar.preserve`."""
    desk = turn.office.desk
    match parse_preserve(turn.text, desk.clock.now(), desk.zone):
        case Help():
            return Tell("How /preserve is written", preserve_list.help_page())
        case Form(name, case_id):
            return await answers.open_form(turn, name, case_id)
        case ListPreservations() as asked:
            return await answers.list_preservations(turn, asked)
        case ShowPreservation(case_id):
            return await answers.show(turn, case_id)
        case wish:
            return await answers.change(turn, wish)


async def more(turn: Turn) -> Reply:
    """The menu of a preservation: `extend:42`."""
    what, case_id = turn.menu
    if what == "open":
        return await case_answers.show(turn, case_id)
    return await answers.open_form(turn, what, case_id)


async def turn_list(turn: Turn) -> Reply:
    """Another page."""
    subject, page = read_pager(turn.value)
    asked = preserve_list.read_subject(subject, page)
    return await answers.list_preservations(turn, asked, replace=True)
