"""`/oncall`: who is on call now and next, covering, handing a shift over."""

from bot.desk.emergency.commands import AcceptShift, CoverShift, OfferShift, ShowRota
from bot.desk.emergency.results import Covered, Offered, RotaShown
from handlers.grammar.oncall import CoverBy, HandTo, Help, Show, parse_oncall
from handlers.listeners import Listeners
from handlers.turn import Reply, Tell, Turn
from handlers.views import oncall_page
from handlers.views.names import name_of
from handlers.views.text import moment


def register(listeners: Listeners) -> None:
    """Say what this feature listens to."""
    listeners.commands["/oncall"] = typed
    listeners.actions["oncall_accept"] = accept


async def typed(turn: Turn) -> Reply:
    """What the text may be stands in `handlers.grammar.oncall`."""
    desk = turn.office.desk
    match parse_oncall(turn.text, desk.clock.now(), desk.zone):
        case Show():
            return await _show(turn)
        case Help():
            return Tell("How /oncall is written", oncall_page.help_page())
        case CoverBy(person, until):
            covering = await turn.office.look_up(person)
            return await _covered(turn, await turn.do(CoverShift(covering, until)))
        case HandTo(person):
            asked = await turn.office.look_up(person)
            return await _covered(turn, await turn.do(OfferShift(asked)))


async def accept(turn: Turn) -> Reply:
    """The person who was asked confirms."""
    return await _covered(turn, await turn.do(AcceptShift(turn.number)))


async def _show(turn: Turn) -> Reply:
    shown = await turn.read(ShowRota())
    assert isinstance(shown, RotaShown)
    names = await turn.office.names(oncall_page.people_in(shown))
    return Tell("Who is on call", oncall_page.rota_page(shown, names))


async def _covered(turn: Turn, result: object) -> Reply:
    if not isinstance(result, Covered | Offered):
        return Tell("That was done already, a moment ago.")
    names = await turn.office.names({result.person})
    who, until = name_of(result.person, names), moment(result.until)
    if isinstance(result, Offered):
        asked = f"{who} was asked to take your shift until {until}."
        return Tell(f"{asked} Until they confirm, you are on call.")
    return Tell(f"{who} is on call for emergencies, until {until}.")
