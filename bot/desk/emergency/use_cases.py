"""The use cases of emergencies and the rota, by command."""

from collections.abc import Callable
from typing import Any

from bot.desk.emergency import commands, deciding, emergencies, raiser, raising, rota
from bot.desk.emergency.results import (
    Covered,
    EmergenciesListed,
    EmergencyChanged,
    EmergencyShown,
    NotRecorded,
    Offered,
    RotaShown,
)
from bot.desk.work import Work

OfEmergencies = (
    EmergencyChanged
    | EmergencyShown
    | EmergenciesListed
    | NotRecorded
    | RotaShown
    | Covered
    | Offered
)

USE_CASES: dict[type[Any], Callable[[Work, Any], OfEmergencies]] = {
    commands.RaiseEmergency: raising.raise_emergency,
    commands.RunDrill: raising.run_drill,
    commands.TakeEmergency: emergencies.take,
    commands.HandOverEmergency: emergencies.hand_over,
    commands.AddEmergencyFacts: emergencies.add_facts,
    commands.AddToEmergency: raiser.add,
    commands.RaisedByMistake: raiser.by_mistake,
    commands.AskForMore: emergencies.ask_for_more,
    commands.Disclose: deciding.disclose,
    commands.Decline: deciding.decline,
    commands.ResolveEmergency: emergencies.resolve,
    commands.LookAgain: deciding.look_again,
    commands.ShowEmergency: emergencies.show,
    commands.ListEmergencies: emergencies.list_all,
    commands.ShowRota: rota.show,
    commands.CoverShift: rota.cover,
    commands.OfferShift: rota.offer,
    commands.AcceptShift: rota.accept,
}
