"""The forms about an emergency, sent."""

from bot.desk.emergency.commands import (
    AddEmergencyFacts,
    AddToEmergency,
    AskForMore,
    Decision,
    Decline,
    Disclose,
    HandOverEmergency,
    LookAgain,
    RaisedByMistake,
    ResolveEmergency,
)
from bot.domain.errors import InvalidInput
from handlers.emergency import answers
from handlers.emergency.facts import request_of, with_answers
from handlers.turn import Reply, Turn
from handlers.views.case.forms import read_meta
from handlers.views.emergency import forms as emergency_forms
from handlers.views.inputs import read_inputs


async def raised(turn: Turn) -> Reply:
    """Half a sentence in any item pages."""
    found = read_inputs(turn.form)
    if not emergency_forms.read_five(found):
        raise InvalidInput("Write at least half a sentence: what is happening?", field="nature")
    return await answers.raise_emergency(turn, request_of(found))


async def answered(turn: Turn) -> Reply:
    """The agency's answers stand in the case."""
    found = read_inputs(turn.form)
    _, case = await answers.emergency_in(turn, _number(turn))
    request = with_answers(case.request, found)
    return await answers.changed(turn, AddEmergencyFacts(_number(turn), request))


async def decided(turn: Turn) -> Reply:
    found, number = read_inputs(turn.form), _number(turn)
    reason = found.get("reason") or ""
    match emergency_forms.decision_in(found):
        case Decision.DISCLOSE:
            items = tuple(found.get("items") or ())
            wish = Disclose(number, items, found.get("belief") or "", reason)
            return await answers.changed(turn, wish)
        case Decision.DECLINE:
            return await answers.changed(turn, Decline(number, reason))
        case Decision.NEED_MORE:
            if not reason:
                raise InvalidInput("Say what more is needed.", field="reason")
            return await answers.changed(turn, AskForMore(number, reason))


async def handed_over(turn: Turn) -> Reply:
    person = await turn.office.look_up(read_inputs(turn.form)["person"])
    return await answers.changed(turn, HandOverEmergency(_number(turn), person))


async def added(turn: Turn) -> Reply:
    text = read_inputs(turn.form).get("text") or ""
    return await answers.add(turn, AddToEmergency(_number(turn), text))


async def by_mistake(turn: Turn) -> Reply:
    reason = read_inputs(turn.form).get("reason") or ""
    return await answers.by_mistake(turn, RaisedByMistake(_number(turn), reason))


async def no_emergency(turn: Turn) -> Reply:
    """It never was one, or it went away."""
    found, number = read_inputs(turn.form), _number(turn)
    reason = found.get("reason") or ""
    if found.get("what") == emergency_forms.MISTAKEN:
        return await answers.changed(turn, RaisedByMistake(number, reason))
    return await answers.changed(turn, ResolveEmergency(number, reason))


async def looked(turn: Turn) -> Reply:
    note = read_inputs(turn.form).get("note") or ""
    return await answers.changed(turn, LookAgain(_number(turn), note))


def _number(turn: Turn) -> str:
    return str(read_meta(turn.form)["number"])
