"""`/emergency`, its shortcuts, and the buttons and forms that do the same."""

from handlers.emergency import buttons, command, sent
from handlers.listeners import Listeners
from handlers.views.emergency import forms as emergency_forms


def register(listeners: Listeners) -> None:
    """Say what this feature listens to."""
    listeners.commands["/emergency"] = command.typed
    listeners.shortcuts["raise_emergency"] = command.open_form
    listeners.message_shortcuts["raise_emergency_from_message"] = command.open_form
    listeners.actions |= {
        "home_emergency": command.open_form,
        "emergency_take": buttons.take,
        "emergency_hand_over": buttons.hand_over,
        "emergency_ask": buttons.ask,
        "emergency_decide": buttons.decide,
        "emergency_look": buttons.look,
        "emergency_show": buttons.show,
        "emergency_add": buttons.add,
        "emergency_mistake": buttons.mistake,
        "emergency_no_emergency": buttons.no_emergency,
        "emergency_end_drill": buttons.end_drill,
        "page_emergencies_back": buttons.turn_list,
        "page_emergencies_on": buttons.turn_list,
    }
    listeners.forms |= {
        emergency_forms.RAISE: sent.raised,
        emergency_forms.ASK: sent.answered,
        emergency_forms.DECIDE: sent.decided,
        emergency_forms.HAND_OVER: sent.handed_over,
        emergency_forms.ADD: sent.added,
        emergency_forms.MISTAKE: sent.by_mistake,
        emergency_forms.NO_EMERGENCY: sent.no_emergency,
        emergency_forms.LOOK: sent.looked,
    }
    # For these nobody waits until Slack can say who they are.
    listeners.urgent |= {
        "/emergency",
        "raise_emergency",
        "raise_emergency_from_message",
        "home_emergency",
        "emergency_take",
        emergency_forms.RAISE,
    }
