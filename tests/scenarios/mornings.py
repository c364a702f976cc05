"""Time, for the stories that are told about it."""

import datetime as dt

from tests.scenarios.office import DESK, Office, told
from workspace.model import Message, ScheduledMessage
from workspace.sight import words

# Slack takes one message a second in a channel, so the last of a morning takes its time.
SLOW = 20.0
TARGET = 'preservation country=US agency="Harbor Police" account_email=a@example.com'


async def preserved(office: Office, line: str = TARGET) -> None:
    """Tom opens LR-1, takes it, and records its snapshot."""
    await office.opens(line, "tom")
    await told(office.tom, "/case take LR-1")
    await told(office.tom, "/preserve new LR-1 snapshot=now")


def day(office: Office, days: int) -> str:
    """The date so many days from now, in the desk's zone."""
    return (office.workspace.clock.now() + dt.timedelta(days=days)).date().isoformat()


def wind_to_morning(office: Office, days: int) -> None:
    """Let it become nine o'clock of the day that is so many days away, and no later."""
    now = office.workspace.clock.now()
    date = now.date() + dt.timedelta(days=days)
    office.workspace.clock.wind(dt.datetime.combine(date, dt.time(9), dt.UTC) - now)


def direct(office: Office, handle: str) -> list[str]:
    """What the desk wrote to a person directly."""
    return [words(message) for message in office.workspace.person(handle).messages()]


def said_in(office: Office, channel: str = DESK, by: str = "maya") -> list[Message]:
    """What the desk said in a channel to everyone, cards apart."""
    found = office.workspace.person(by).messages(channel)
    return [m for m in found if m.visible_to is None and not m.text.startswith("LR-")]


async def hanging(office: Office, count: int) -> list[ScheduledMessage]:
    """Wait until so many messages hang in Slack's own scheduler."""
    waiting = office.workspace.state.scheduled
    await office.workspace.state.until(lambda: len(waiting) == count or None, 20)
    return list(waiting.values())
