"""`/case find` and `/case link`."""

from bot.desk.finding.commands import FindCases, ShowLinks
from bot.desk.finding.results import Found, Linked
from handlers.case.answers import names_for
from handlers.listeners import Listeners
from handlers.turn import Reply, Tell, Turn
from handlers.views.case import found as views
from handlers.views.pages import read_pager


def register(listeners: Listeners) -> None:
    """Say what this feature listens to."""
    listeners.actions |= {"page_find_back": turn_page, "page_find_on": turn_page}


async def wished(turn: Turn, asked: FindCases | ShowLinks) -> Reply:
    """As typed."""
    match asked:
        case FindCases():
            return await find(turn, asked)
        case ShowLinks():
            return await links(turn, asked)


async def find(turn: Turn, asked: FindCases, *, replace: bool = False) -> Reply:
    """A page of what was found."""
    found = await turn.do(asked)
    assert isinstance(found, Found)
    names = await names_for(turn, found.cases)
    blocks = views.found_page(found, turn.guide, names, turn.today)
    return Tell(f"{found.total} cases found", blocks, replace)


async def turn_page(turn: Turn) -> Reply:
    """Another page of what was found."""
    text, page = read_pager(turn.value)
    return await find(turn, FindCases(text, page), replace=True)


async def links(turn: Turn, asked: ShowLinks) -> Reply:
    """What a case is linked to."""
    linked = await turn.do(asked)
    assert isinstance(linked, Linked)
    cases = (*linked.by_hand, *linked.same_account, *linked.same_agency, *linked.same_reference)
    names = await names_for(turn, cases)
    blocks = views.links(linked, turn.guide, names, turn.today)
    return Tell(f"{linked.case.number} · linked cases", blocks)
