"""`/case`, and the buttons and forms that do the same."""

from bot.desk.commands import ListCases, TakeCase
from handlers.case import answers, command, decisions, file, finding, letters, review, sent
from handlers.case.meanwhile import told_first
from handlers.listeners import Listeners
from handlers.views.case import edit_form
from handlers.views.case import forms as case_forms
from handlers.views.casework import letter_forms, review_forms


def register(listeners: Listeners) -> None:
    """Say what this feature listens to."""
    listeners.commands["/case"] = command.typed
    listeners.actions |= {
        "case_take": lambda turn: answers.change(turn, TakeCase(turn.number)),
        "case_review": lambda turn: review.show(turn, turn.number),
        "review_met": review.met,
        "review_not_met": review.not_met,
        "case_edit": answers.opens(command.edit),
        "case_verify": answers.opens(review_forms.verify_form),
        "case_reply": letters.reply,
        "case_letters": lambda turn: letters.read(turn, turn.number),
        "case_approve": decisions.open_approve,
        "case_notice": decisions.notice,
        "notice_decide": decisions.open_notice,
        "notice_letter": letters.to_user,
        "notice_told": decisions.user_told,
        "home_new_case": command.open_case,
        "home_list": lambda turn: answers.list_cases(turn, ListCases()),
        "case_show": lambda turn: answers.show(turn, turn.number),
        "case_file": file.pressed,
        "case_more": command.more,
        "case_note": answers.opens(case_forms.note_form),
        "case_status": answers.opens(case_forms.status_form),
        "case_due": answers.opens(case_forms.due_form),
        "case_assign": answers.opens(case_forms.assign_form),
        "case_close": decisions.closing,
        "page_list_back": command.turn_list,
        "page_list_on": command.turn_list,
        "page_log_back": command.turn_log,
        "page_log_on": command.turn_log,
    }
    listeners.forms |= {
        case_forms.NEW: sent.new,
        case_forms.ANOTHER: sent.another,
        case_forms.NOTE: sent.note,
        case_forms.STATUS: told_first(sent.status),
        case_forms.DUE: told_first(sent.due),
        case_forms.ASSIGN: told_first(sent.assign),
        edit_form.EDIT: review.edited,
        letter_forms.LETTER: letters.kept,
        review_forms.VERIFY: told_first(decisions.verified),
        review_forms.APPROVE: decisions.approved,
        review_forms.NOTICE: told_first(decisions.notice_decided),
        review_forms.CLOSE: told_first(decisions.closed),
    }
    finding.register(listeners)
    listeners.shortcuts["open_case"] = command.open_case
