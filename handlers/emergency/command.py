"""`/emergency …` as typed, and the shortcuts."""

from bot.desk.emergency.commands import (
    AddToEmergency,
    HandOverEmergency,
    ListEmergencies,
    LookAgain,
    RaisedByMistake,
    ResolveEmergency,
    RunDrill,
    TakeEmergency,
)
from bot.domain.access import Action
from handlers.emergency import answers
from handlers.emergency.facts import request_of
from handlers.grammar.emergency import Verb, Wish, parse_emergency
from handlers.turn import OpenForm, Reply, Tell, Turn
from handlers.views.emergency import forms as emergency_forms
from handlers.views.emergency import list as emergency_list


async def typed(turn: Turn) -> Reply:
    """What the text may be stands in `handlers.grammar.emergency`."""
    wish = parse_emergency(turn.text)
    match wish.verb:
        case Verb.FORM:
            return await open_form(turn)
        case Verb.RAISE:
            return await answers.raise_emergency(turn, request_of({"nature": wish.text}))
        case Verb.DRILL:
            return await answers.raised(turn, await turn.do(RunDrill()))
        case Verb.LIST:
            return await answers.list_all(turn, ListEmergencies(wish.page))
        case Verb.HELP:
            return Tell("How /emergency is written", emergency_list.help_page())
        case _:
            return await _about_one(turn, wish)


async def _about_one(turn: Turn, wish: Wish) -> Reply:
    number = wish.number
    match wish.verb:
        case Verb.ACK:
            return await answers.take(turn, TakeEmergency(number))
        case Verb.HAND:
            person = await turn.office.look_up(wish.person)
            return await answers.changed(turn, HandOverEmergency(number, person))
        case Verb.ASK:
            return await answers.open_ask(turn, number)
        case Verb.DECIDE:
            return await answers.open_decide(turn, number)
        case Verb.RESOLVE:
            return await answers.changed(turn, ResolveEmergency(number, wish.text))
        case Verb.LOOK:
            return await answers.changed(turn, LookAgain(number, wish.text))
        case Verb.ADD:
            return await answers.add(turn, AddToEmergency(number, wish.text))
        case Verb.MISTAKE:
            return await answers.by_mistake(turn, RaisedByMistake(number, wish.text))
        case _:
            return await answers.show(turn, number)


async def open_form(turn: Turn) -> Reply:
    """The form; from a message's menu, with its text."""
    await turn.office.desk.check(turn.actor, Action.RAISE_EMERGENCY)
    nature = turn.text if turn.message else None
    return OpenForm(emergency_forms.raise_form(turn.origin, nature=nature))
