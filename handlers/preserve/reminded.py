"""What is done with a reminder, from its buttons or from its menu in a list of them."""

from bot.desk.preservation.commands import ReminderDone, ShowReminder, SnoozeReminder
from bot.desk.preservation.results import ShownReminder
from handlers.case import answers as case_answers
from handlers.preserve import answers
from handlers.turn import Reply, Turn


async def more(turn: Turn) -> Reply:
    """The menu of one reminder among many: `done:12`."""
    what, reminder_id = turn.menu
    match what:
        case "done":
            return await case_answers.change(turn, ReminderDone(reminder_id))
        case "snooze":
            return await case_answers.change(turn, SnoozeReminder(reminder_id))
        case "open":
            return await case_answers.show(turn, await _case(turn, reminder_id))
        case _:
            return await answers.open_form(turn, what, await _case(turn, reminder_id))


async def open_case(turn: Turn) -> Reply:
    return await case_answers.show(turn, await _case(turn, turn.number))


async def extend(turn: Turn) -> Reply:
    return await answers.open_form(turn, "extend", await _case(turn, turn.number))


async def release(turn: Turn) -> Reply:
    return await answers.open_form(turn, "release", await _case(turn, turn.number))


async def _case(turn: Turn, reminder_id: int) -> int:
    shown = await turn.office.desk.do(turn.actor, ShowReminder(reminder_id))
    assert isinstance(shown, ShownReminder)
    return shown.case.id
