"""What a reminder says, as things stand when it is said."""

import datetime as dt

from bot.domain.reminders import State, Topic
from bot.messages.reminding import Reminded
from handlers.views.names import Names, name_of
from handlers.views.preserve import line as preserve_line
from handlers.views.text import escape, moment

LATE = dt.timedelta(minutes=30)


def headline(item: Reminded, today: dt.date) -> str:
    """`LR-42 · preservation: 7 days left`, without anything that people typed."""
    return f"{item.case.number} · {_what(item, today)}"


def paragraph(item: Reminded, names: Names, today: dt.date, now: dt.datetime) -> str:
    """The whole reminder; one that was dealt with, or no longer holds, in a line."""
    if item.hidden:
        return f"🔒 {item.case.number} · sealed"
    if not item.holds:
        return f"✅ ~{item.case.number}~ · {_outcome(item, names)}"
    lines = [f"{_mark(item, today)} *{headline(item, today)}*"]
    if item.kept is not None:
        known = preserve_line.facts(item.kept, held=item.held)
        lines.append(f"{preserve_line.bar(item.kept, today)} {known}")
        lines.append(f"_{escape(item.kept.target[:200])}_")
        lines += _advice(item, today)
    lines.append(f"Assignee: {name_of(item.case.assignee, names)}")
    if now - item.reminder.due_at > LATE:
        lines.append(
            f"🕘 This reminder is late: it should have come {moment(item.reminder.due_at)}."
        )
    return "\n".join(lines)


def _what(item: Reminded, today: dt.date) -> str:
    days = (item.reminder.anchor - today).days
    match item.reminder.topic:
        case Topic.PRESERVATION if item.kept is not None:
            return f"preservation: {preserve_line.left(item.kept, today)}"
        case Topic.RETURN_DATE:
            return f"answer to the agency {_when(days)}"
        case Topic.NOTICE:
            over = "the nondisclosure order is over: " if _had_order(item) else ""
            return f"{over}notice to the user {_when(days)}"
        case Topic.AGENCY:
            return f"no answer from the agency for {_days(-days)}"
        case _:
            return str(item.reminder.topic)


def _had_order(item: Reminded) -> bool:
    return bool(item.case.request.nondisclosure.ordered)


def _advice(item: Reminded, today: dt.date) -> list[str]:
    if item.reminder.topic is Topic.NOTICE and not item.case.notice_is_decided:
        return ["Nobody tells the user before counsel has decided."]
    kept = item.kept
    if kept is None or kept.asked is not None or not kept.is_over(today):
        return []
    if item.held:
        return ["Nothing is deleted before that process is closed."]
    return ["Delete the snapshot and confirm it with *Release*, or have counsel extend it."]


def _outcome(item: Reminded, names: Names) -> str:
    reminder, kept = item.reminder, item.kept
    if reminder.state is State.DONE:
        return f"done, says {name_of(reminder.done_by, names)}"
    if reminder.state is State.SNOOZED:
        return f"put off by {name_of(reminder.done_by, names)}"
    if kept is not None and not kept.is_standing:
        return "released; the snapshot was deleted"
    if kept is not None and kept.expires_on != reminder.anchor:
        return f"extended until {kept.expires_on.isoformat()}"
    return "no longer due"


def _mark(item: Reminded, today: dt.date) -> str:
    if item.kept is not None:
        return preserve_line.mark(item.kept, today)
    return "🔴" if item.reminder.anchor < today else "⏰"


def _when(days: int) -> str:
    if days == 0:
        return "due today"
    return f"due in {_days(days)}" if days > 0 else f"overdue by {_days(-days)}"


def _days(count: int) -> str:
    return "1 day" if count == 1 else f"{count} days"
