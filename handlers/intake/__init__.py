"""Opening a case from what was sent: a message, the PDFs attached to it, a direct message."""

from handlers.intake import direct, message, sent
from handlers.intake.form import BY_HAND, INTAKE
from handlers.listeners import Listeners


def register(listeners: Listeners) -> None:
    """Say what this feature listens to."""
    listeners.message_shortcuts["open_case_from_message"] = message.chosen
    listeners.events["message"] = direct.heard
    listeners.actions[direct.OPEN] = direct.open_case
    listeners.actions[BY_HAND] = sent.by_hand
    listeners.forms[INTAKE] = sent.opened
