"""`/policy gaps` and `/policy answers`: what counsel looks through."""

from bot.desk.questions.commands import ListAnswers, ListGaps
from bot.desk.results import ListedAnswers, ListedGaps
from bot.domain.questions import GapOrder
from handlers.reading import taking_apart
from handlers.turn import Reply, Tell, Turn
from handlers.views.pages import read_pager
from handlers.views.policy import gaps as policy_gaps


async def show_gaps(turn: Turn, wish: ListGaps, *, replace: bool = False) -> Reply:
    """A page of what people ask that the guide does not answer."""
    listed = await turn.read(wish)
    assert isinstance(listed, ListedGaps)
    blocks = policy_gaps.gaps(listed, turn.today)
    return Tell("What the guide does not answer", blocks, replace)


async def show_answers(turn: Turn, wish: ListAnswers, *, replace: bool = False) -> Reply:
    """A page of what counsel has answered for everyone."""
    listed = await turn.read(wish)
    assert isinstance(listed, ListedAnswers)
    names = await turn.office.names({one.by for one in listed.answers})
    return Tell("Counsel's answers", policy_gaps.answers(listed, names), replace)


async def reorder(turn: Turn) -> Reply:
    """The same list, the other way round."""
    return await show_gaps(turn, ListGaps(_order(turn.value)), replace=True)


async def turn_gaps(turn: Turn) -> Reply:
    order, page = read_pager(turn.value)
    return await show_gaps(turn, ListGaps(_order(order), page), replace=True)


async def turn_answers(turn: Turn) -> Reply:
    _, page = read_pager(turn.value)
    return await show_answers(turn, ListAnswers(page), replace=True)


@taking_apart()
def _order(value: str) -> GapOrder:
    return GapOrder(value)
