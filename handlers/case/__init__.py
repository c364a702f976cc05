"""`/case`, and the buttons and forms that do the same."""

from bot.desk.commands import ApproveCase, TakeCase
from handlers.case import answers, command, sent
from handlers.listeners import Listeners
from handlers.views import case_forms


def register(listeners: Listeners) -> None:
    """Say what this feature listens to."""
    listeners.commands["/case"] = command.typed
    listeners.actions |= {
        "case_take": lambda turn: answers.change(turn, TakeCase(int(turn.value))),
        "case_approve": lambda turn: answers.change(turn, ApproveCase(int(turn.value))),
        "home_new_case": command.open_case,
        "case_show": lambda turn: answers.show(turn, int(turn.value)),
        "case_more": command.more,
        "case_note": answers.opens(case_forms.note_form),
        "case_status": answers.opens(case_forms.status_form),
        "case_due": answers.opens(case_forms.due_form),
        "case_assign": answers.opens(case_forms.assign_form),
        "case_close": answers.opens(case_forms.close_form),
        "page_list_back": command.turn_list,
        "page_list_on": command.turn_list,
        "page_log_back": command.turn_log,
        "page_log_on": command.turn_log,
    }
    listeners.forms |= {
        case_forms.NEW: sent.new,
        case_forms.ANOTHER: sent.another,
        case_forms.NOTE: sent.note,
        case_forms.STATUS: sent.status,
        case_forms.DUE: sent.due,
        case_forms.ASSIGN: sent.assign,
        case_forms.CLOSE: sent.close,
    }
    listeners.shortcuts["open_case"] = command.open_case
    listeners.message_shortcuts["open_case_from_message"] = command.open_case_from_message
