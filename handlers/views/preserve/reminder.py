"""Reminders as one message: a single one with its buttons, many with a menu each."""

import datetime as dt

from bot.domain.cases import shorten
from bot.domain.reminders import Topic
from bot.messages.reminding import Reminded, RemindersMessage
from handlers.views import kit
from handlers.views.names import Names
from handlers.views.preserve.reminder_text import headline, paragraph
from handlers.views.text import SECTION

_MOST_SHOWN = 40


def summary(message: RemindersMessage, today: dt.date) -> str:
    """The notification's text."""
    items = message.items
    if len(items) > 1:
        return f"{len(items)} reminders"
    item = items[0]
    return f"{item.case.number} · sealed" if item.hidden else f"⏰ {headline(item, today)}"


def blocks(message: RemindersMessage, names: Names, today: dt.date) -> kit.Blocks:
    """The message, without buttons where nothing is left to do."""
    items = message.items
    if len(items) == 1:
        return _single(items[0], message, names, today)
    found: kit.Blocks = [kit.section(f"*{len(items)} reminders*")]
    found += [_entry(item, message, names, today) for item in items[:_MOST_SHOWN]]
    if len(items) > _MOST_SHOWN:
        more = f"{len(items) - _MOST_SHOWN} more: `/preserve list`, `/case list overdue`"
        found.append(kit.context(more))
    return found


def _single(item: Reminded, message: RemindersMessage, names: Names, today: dt.date) -> kit.Blocks:
    section = kit.section(_text(item, message, names, today))
    if not item.holds or item.hidden:
        return [section]
    buttons = [
        kit.button(
            label,
            f"reminder_{what}",
            value=str(item.reminder.id),
        )
        for what, label in _ways(item, today)
    ]
    return [section, kit.actions(buttons)]


def _entry(item: Reminded, message: RemindersMessage, names: Names, today: dt.date) -> kit.Block:
    text = _text(item, message, names, today)
    if not item.holds or item.hidden:
        return kit.section(text)
    ways = {f"{what}:{item.reminder.id}": label for what, label in _ways(item, today)}
    return kit.section(text, accessory=kit.menu("reminder_more", ways))


def _ways(item: Reminded, today: dt.date) -> list[tuple[str, str]]:
    """What can be done, the likeliest first."""
    ways = [("open", "Open"), ("done", "Done"), ("snooze", "Snooze a day")]
    if item.reminder.topic is Topic.PRESERVATION and item.kept is not None:
        ways.append(("extend", "Extend"))
        if item.kept.is_over(today):
            ways.append(("release", "Release"))
    return ways


def _text(item: Reminded, message: RemindersMessage, names: Names, today: dt.date) -> str:
    return shorten(paragraph(item, names, today, message.now), SECTION)
