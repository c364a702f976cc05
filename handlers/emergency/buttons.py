"""The alert's buttons, and the page that a person got."""

from bot.desk.emergency.commands import (
    ListEmergencies,
    ResolveEmergency,
    TakeEmergency,
)
from handlers.emergency import answers
from handlers.turn import OpenForm, Reply, Turn
from handlers.views.emergency import forms as emergency_forms
from handlers.views.pages import read_pager


async def take(turn: Turn) -> Reply:
    return await answers.take(turn, TakeEmergency(turn.value))


async def hand_over(turn: Turn) -> Reply:
    return await answers.open_hand_over(turn, turn.value)


async def ask(turn: Turn) -> Reply:
    return await answers.open_ask(turn, turn.value)


async def decide(turn: Turn) -> Reply:
    return await answers.open_decide(turn, turn.value)


async def look(turn: Turn) -> Reply:
    return await answers.open_look(turn, turn.value)


async def show(turn: Turn) -> Reply:
    return await answers.show(turn, turn.value)


async def add(turn: Turn) -> Reply:
    return OpenForm(emergency_forms.add_form(turn.value, turn.origin))


async def mistake(turn: Turn) -> Reply:
    return OpenForm(emergency_forms.mistake_form(turn.value, turn.origin))


async def no_emergency(turn: Turn) -> Reply:
    return await answers.open_no_emergency(turn, turn.value)


async def end_drill(turn: Turn) -> Reply:
    return await answers.changed(turn, ResolveEmergency(turn.value, ""))


async def turn_list(turn: Turn) -> Reply:
    _, page = read_pager(turn.value)
    return await answers.list_all(turn, ListEmergencies(page), replace=True)
