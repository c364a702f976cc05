"""From the desk's results about emergencies to replies."""

from bot.desk.emergency.commands import (
    AddToEmergency,
    EmergencyCommand,
    ListEmergencies,
    RaisedByMistake,
    RaiseEmergency,
    ShowEmergency,
    TakeEmergency,
)
from bot.desk.emergency.results import (
    EmergenciesListed,
    EmergencyChanged,
    EmergencyShown,
    NotRecorded,
)
from bot.domain.access import Action, Role
from bot.domain.cases import Case
from bot.domain.emergency import Emergency
from bot.domain.emergency_review import review_emergency
from bot.domain.errors import NotPossible
from bot.messages.emergency import AlertMessage
from handlers.turn import Done, OpenForm, Reply, Tell, Turn
from handlers.views.emergency import alert as emergency_alert
from handlers.views.emergency import forms as emergency_forms
from handlers.views.emergency import list as emergency_list
from handlers.views.emergency.outcome import decided
from handlers.views.names import name_of
from policy.letter import Letterhead
from policy.request import Request
from policy.review.dates import civil_date

_AGAIN = "That was done already, a moment ago."


async def raise_emergency(turn: Turn, request: Request) -> Reply:
    """Page, and say so to whoever raised it."""
    return await raised(turn, await turn.do(RaiseEmergency(request)))


async def raised(turn: Turn, result: object) -> Reply:
    if isinstance(result, NotRecorded):
        return Tell(
            "🚨 *Everybody is being paged now, by every way.* The desk could not store the"
            f" emergency and goes on trying; go to <#{turn.office.emergency_channel}> yourself, and"
            " telephone whom you can."
        )
    if not isinstance(result, EmergencyChanged):
        return Tell(_AGAIN)
    tier = result.emergency.escalation.tier(max(0, result.emergency.step))
    names = await turn.office.names(set(tier.people))
    place = turn.office.emergency_channel
    return Tell(emergency_list.raised_text(result, names, place))


async def take(turn: Turn, command: TakeEmergency) -> Reply:
    """It is theirs, or they are told whose it is."""
    result = await turn.do(command)
    if not isinstance(result, EmergencyChanged):
        return Tell(_AGAIN)
    owner = result.emergency.owner
    names = await turn.office.names({owner} if owner else set())
    mine = owner == turn.actor.id
    return Tell(emergency_list.taken_text(result, names, mine=mine))


async def changed(turn: Turn, command: EmergencyCommand) -> Reply:
    """The alert shows it; the person is told in a line."""
    result = await turn.do(command)
    if not isinstance(result, EmergencyChanged):
        return Tell(_AGAIN)
    if turn.message and not turn.ephemeral:
        return Done()
    names = await turn.office.names({p for p in (result.emergency.owner,) if p})
    return Tell(emergency_list.line(result.emergency, names))


async def add(turn: Turn, command: AddToEmergency) -> Reply:
    """Whoever raised it is told that it stands there; the alert itself they need not see."""
    await turn.do(command)
    return Tell(f"Thank you: it stands on the alert of *{command.number}* now.")


async def by_mistake(turn: Turn, command: RaisedByMistake) -> Reply:
    await turn.do(command)
    return Tell(f"☑️ *{command.number}* is no emergency: nobody is paged any more.")


async def list_all(turn: Turn, asked: ListEmergencies, *, replace: bool = False) -> Reply:
    listed = await turn.read(asked)
    assert isinstance(listed, EmergenciesListed)
    names = await turn.office.names(emergency_list.people_in(listed))
    return Tell("Emergencies", emergency_list.list_page(listed, names), replace)


async def show(turn: Turn, number: str) -> Reply:
    """The alert as it stands, for this person alone."""
    shown = await _shown(turn, number)
    desk = turn.office.desk
    message = AlertMessage(
        token="",
        channel="",
        emergency=shown.emergency,
        case=shown.case,
        pages=shown.pages,
        findings=shown.findings,
        telephone=desk.duty.telephone,
        now=desk.clock.now(),
        at=None,
        added=shown.added,
    )
    names = await turn.office.names(emergency_alert.people_in(message))
    return Tell(
        emergency_alert.summary(message, names), emergency_alert.alert(message, turn.guide, names)
    )


async def open_ask(turn: Turn, number: str) -> Reply:
    shown = await _shown(turn, number)
    case = _case_of(shown)
    desk = turn.office.desk
    head = Letterhead(civil_date(desk.clock.now(), desk.zone), case.number, desk.signatory)
    draft = review_emergency(case, desk.zone, desk.government_suffixes).letter(head)
    return OpenForm(emergency_forms.ask_form(shown.emergency, case, draft, turn.origin))


async def open_decide(turn: Turn, number: str) -> Reply:
    shown = await _shown(turn, number)
    case = _case_of(shown)
    counsel = turn.actor.has(Role.COUNSEL)
    return OpenForm(
        emergency_forms.decide_form(
            shown.emergency, case, shown.findings, turn.guide, turn.origin, counsel=counsel
        )
    )


async def open_look(turn: Turn, number: str) -> Reply:
    """What was decided alone, for another counsel to look at."""
    await turn.office.desk.check(turn.actor, Action.DECIDE_EMERGENCY)
    emergency, case = await emergency_in(turn, number)
    if emergency.second_look_on is None or emergency.looked_by is not None:
        raise NotPossible(f"{number} waits for no second look.")
    people = {emergency.decided_by} if emergency.decided_by else set()
    names = await turn.office.names(people)
    said = f"*{name_of(emergency.decided_by, names)} decided to disclose:* "
    said += decided(emergency, turn.guide, names)
    return OpenForm(emergency_forms.look_form(emergency, case, said, turn.origin))


async def open_no_emergency(turn: Turn, number: str) -> Reply:
    shown = await _shown(turn, number)
    return OpenForm(emergency_forms.no_emergency_form(shown.emergency, turn.origin))


async def open_hand_over(turn: Turn, number: str) -> Reply:
    shown = await _shown(turn, number)
    return OpenForm(emergency_forms.hand_over_form(shown.emergency, turn.origin))


async def emergency_in(turn: Turn, number: str) -> tuple[Emergency, Case]:
    """The emergency and its case, as they stand."""
    shown = await _shown(turn, number)
    return shown.emergency, _case_of(shown)


async def _shown(turn: Turn, number: str) -> EmergencyShown:
    shown = await turn.read(ShowEmergency(number))
    assert isinstance(shown, EmergencyShown)
    return shown


def _case_of(shown: EmergencyShown) -> Case:
    if shown.case is None:
        raise NotPossible(
            f"{shown.emergency.number} is a drill: there is nothing to ask or decide. End it with"
            f" `/emergency resolve {shown.emergency.number}`."
        )
    return shown.case
