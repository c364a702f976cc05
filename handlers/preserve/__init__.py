"""`/preserve`, the buttons and forms that do the same, and what is done with a reminder."""

from bot.desk.preservation.commands import ReminderDone, SnoozeReminder
from handlers.case import answers as case_answers
from handlers.listeners import Listeners
from handlers.preserve import answers, command, reminded, sent
from handlers.views.preserve import forms as preserve_forms


def register(listeners: Listeners) -> None:
    """Say what this feature listens to."""
    listeners.commands["/preserve"] = command.typed
    listeners.actions |= {
        "preserve_new": lambda turn: answers.open_form(turn, "new", turn.number),
        "preserve_more": command.more,
        "page_preserve_back": command.turn_list,
        "page_preserve_on": command.turn_list,
        "reminder_open": reminded.open_case,
        "reminder_done": lambda turn: case_answers.change(turn, ReminderDone(turn.number)),
        "reminder_snooze": lambda turn: case_answers.change(turn, SnoozeReminder(turn.number)),
        "reminder_extend": reminded.extend,
        "reminder_release": reminded.release,
        "reminder_more": reminded.more,
    }
    listeners.forms |= {
        preserve_forms.NEW: sent.new,
        preserve_forms.EXTEND: sent.extend,
        preserve_forms.DECIDE: sent.decide,
        preserve_forms.HOLD: sent.hold,
        preserve_forms.RELEASE: sent.release,
    }
