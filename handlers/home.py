"""The desk's App Home: what waits for its person, and where to begin."""

from bot.desk.casework.commands import ShowHome
from bot.desk.casework.results import Homed
from bot.domain.access import PERMISSIONS, Action, Actor
from handlers.listeners import Listeners
from handlers.turn import Done, Office, Payload, PublishHome, Reply, Turn
from handlers.views import home as views
from handlers.views.emergency.running import owners


def register(listeners: Listeners) -> None:
    """Say what this feature listens to."""
    listeners.events["app_home_opened"] = opened


async def opened(turn: Turn) -> Reply:
    """Fresh whenever it is opened."""
    if turn.message.get("tab") != "home":
        return Done()
    return PublishHome(await view_of(turn.office, turn.actor))


async def view_of(office: Office, actor: Actor) -> Payload:
    """A person's Home as things stand; for people without a role, how to ask the guide."""
    if not actor.roles & PERMISSIONS[Action.READ_CASE]:
        return views.for_everyone()
    desk = office.desk
    homed = await desk.do(actor, ShowHome())
    assert isinstance(homed, Homed)
    people = {case.assignee for shelf in homed.shelves for case in shelf.cases if case.assignee}
    people |= owners(homed.emergencies)
    today = desk.clock.now().astimezone(desk.zone).date()
    return views.for_legal(homed, desk.guide, await office.names(people), today)
