"""Messages in the order and grouping in which they are read; pure."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta

from workspace.model import Message
from workspace.page.text.dates import day_name
from workspace.page.text.reader import Reader

# A person's messages that follow each other this closely stand under one name.
TOGETHER = timedelta(minutes=5)


@dataclass(frozen=True)
class Line:
    """A line between messages: the day, or where the unread ones begin."""

    kind: str
    words: str


@dataclass(frozen=True)
class Entry:
    """A message as it is to be shown; entries are equal when their frames look the same. What
    stands in the frame follows the message by itself."""

    message: Message = field(compare=False)
    frame: tuple[str | None, ...]
    follows: bool


Item = tuple[str, Line | Entry]


def timeline(messages: Sequence[Message], reader: Reader, unread_from: str = "") -> Iterator[Item]:
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
        yield message.ts, Entry(message, _frame(message), follows)
        before = message


def thread_timeline(messages: Sequence[Message], reader: Reader) -> Iterator[Item]:
    """A thread's first message, how many replies it has, and the replies."""
    for root in messages[:1]:
        yield root.ts, Entry(root, _frame(root), follows=False)
        yield "replies", Line("replies", counted(len(root.replies)))
        for key, item in timeline(messages[1:], reader):
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


def _frame(message: Message) -> tuple[str | None, ...]:
    """What decides how a message's frame looks: who wrote it, for whom, and if it stands."""
    return message.user, message.visible_to, message.subtype
