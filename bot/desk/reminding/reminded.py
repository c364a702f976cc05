"""What a person does with a reminder: done, put off, opened."""

import datetime as dt
from collections.abc import Callable
from typing import Any

from bot.desk.preservation.commands import ReminderDone, ShowReminder, SnoozeReminder
from bot.desk.preservation.results import ShownReminder
from bot.desk.reminding.planning import renew_messages
from bot.desk.results import Changed
from bot.desk.work import Work, find_case, save
from bot.domain.calendar import at_local
from bot.domain.cases import Case
from bot.domain.errors import NotFound, NotPossible
from bot.domain.events import EventKind
from bot.domain.reminders import Reminder, State
from bot.store import reminders


def done(work: Work, command: ReminderDone) -> Changed:
    """Dealt with: nothing more comes about it. A preservation's ladder goes on all the same."""
    reminder, case = _open_reminder(work, command.reminder_id)
    reminders.set_state(work.store.db, reminder, State.DONE, done_by=work.actor.id)
    if reminder.topic.ends_by_done:
        reminders.cancel(work.store.db, reminder.subject)
    return _saved(work, reminder, case, EventKind.REMINDER_DONE)


def snooze(work: Work, command: SnoozeReminder) -> Changed:
    """Once more on the next morning, unless a newer one of its subject comes first."""
    reminder, case = _open_reminder(work, command.reminder_id)
    tomorrow = work.today + dt.timedelta(days=1)
    reminders.set_state(work.store.db, reminder, State.SNOOZED, done_by=work.actor.id)
    reminders.repeat(work.store.db, reminder, at_local(tomorrow, work.rules.at, work.zone))
    return _saved(work, reminder, case, EventKind.REMINDER_SNOOZED)


def show(work: Work, command: ShowReminder) -> ShownReminder:
    reminder = _reminder(work, command.reminder_id)
    return ShownReminder(reminder, find_case(work, reminder.case_id or 0))


def _open_reminder(work: Work, reminder_id: int) -> tuple[Reminder, Case]:
    reminder = _reminder(work, reminder_id)
    case = find_case(work, reminder.case_id or 0)
    if reminder.state is not State.HANDED:
        raise NotPossible(f"This reminder of {case.number} was dealt with already.")
    return reminder, case


def _reminder(work: Work, reminder_id: int) -> Reminder:
    reminder = reminders.get(work.store.db, reminder_id)
    if reminder is None:
        raise NotFound("There is no such reminder.")
    return reminder


def _saved(work: Work, reminder: Reminder, case: Case, kind: EventKind) -> Changed:
    data = {"topic": reminder.topic.value, "date": reminder.anchor.isoformat()}
    changed = save(work, case, case, kind, data)
    renew_messages(work.plan, reminder.subject)
    return changed


USE_CASES: dict[type[Any], Callable[[Work, Any], Changed | ShownReminder]] = {
    ReminderDone: done,
    SnoozeReminder: snooze,
    ShowReminder: show,
}
