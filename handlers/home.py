"""The desk's App Home: my cases, what falls due, and where to begin."""

from bot.desk.commands import ListCases
from bot.desk.results import Listed
from bot.domain.access import PERMISSIONS, Action
from handlers.case.answers import names_for
from handlers.listeners import Listeners
from handlers.turn import Done, PublishHome, Reply, Turn
from handlers.views import home as views


def register(listeners: Listeners) -> None:
    """Say what this feature listens to."""
    listeners.events["app_home_opened"] = opened


async def opened(turn: Turn) -> Reply:
    """Fresh whenever it is opened; for people without a role, how to ask the guide."""
    if turn.message.get("tab") != "home":
        return Done()
    if not turn.actor.roles & PERMISSIONS[Action.READ_CASE]:
        return PublishHome(views.for_everyone())
    mine, overdue = await _list(turn, "mine"), await _list(turn, "overdue")
    names = await names_for(turn, [*mine.cases, *overdue.cases])
    return PublishHome(views.for_legal(mine, overdue, turn.guide, names, turn.today))


async def _list(turn: Turn, scope: str) -> Listed:
    listed = await turn.do(ListCases(scope=scope))
    assert isinstance(listed, Listed)
    return listed
