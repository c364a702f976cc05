"""Messages in the order and grouping in which they are read; pure."""

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta

from workspace.model import Message
from workspace.page.text.dates import day_name
from workspace.page.text.reader import Reader
from workspace.shapes import message_json
from workspace.state import State

# A person's messages that follow each other this closely stand under one name.
TOGETHER = timedelta(minutes=5)


@dataclass(frozen=True)
class Line:
    """A line between messages: the day, or where the unread ones begin."""

    kind: str
    words: str


@dataclass(frozen=True)
class Entry:
    """A message as it is to be shown; entries are equal when they look the same."""

    message: Message = field(compare=False)
    looks: str
    follows: bool


Item = tuple[str, Line | Entry]


def timeline(
    messages: Sequence[Message], reader: Reader, state: State, unread_from: str = ""
) -> Iterator[Item]:
    """(key, what is shown) for each message and each line between; `unread_from` is a ts."""
    before: Message | None = None
    for message in messages:
        day = _day(reader, message)
        new_day = before is None or day != _day(reader, before)
        if new_day:
            yield f"day {day}", Line("day", day)
        first_unread = message.ts == unread_from
        if first_unread:
            yield "unread", Line("unread", "New")
        follows = not (new_day or first_unread) and before is not None and _follows(before, message)
        yield message.ts, Entry(message, _looks(message, reader, state), follows)
        before = message


def thread_timeline(messages: Sequence[Message], reader: Reader, state: State) -> Iterator[Item]:
    """A thread's first message, how many replies it has, and the replies."""
    for root in messages[:1]:
        yield root.ts, Entry(root, _looks(root, reader, state), follows=False)
        yield "replies", Line("replies", counted(len(root.replies)))
        for key, item in timeline(messages[1:], reader, state):
            if item != Line("day", _day(reader, root)):
                yield key, item


def counted(replies: int) -> str:
    """How many replies there are, in words."""
    return f"{replies or 'No'} {'reply' if replies == 1 else 'replies'}"


def moment(ts: str) -> datetime:
    """The moment of a message's timestamp, in UTC."""
    return datetime.fromtimestamp(float(ts), UTC)


def _day(reader: Reader, message: Message) -> str:
    return day_name(reader, moment(message.ts))


def _follows(before: Message, message: Message) -> bool:
    """Whether a message stands under the name of the one before; what has blocks never does."""
    same = (before.user, before.visible_to) == (message.user, message.visible_to)
    bare = not before.blocks and not message.blocks
    return same and bare and moment(message.ts) - moment(before.ts) < TOGETHER


def _looks(message: Message, reader: Reader, state: State) -> str:
    """All that decides how a message looks; today as well, from which dates are told."""
    shown = message_json(message, state)
    today = f"{reader.local(reader.now):%Y-%m-%d}"
    return json.dumps([shown, today, message.visible_to, message.broadcast], sort_keys=True)
