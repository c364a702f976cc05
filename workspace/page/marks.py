"""How far each person has read each channel."""

from workspace.model import Channel, Message
from workspace.page.text.reader import Reader
from workspace.sight import words


class ReadMarks:
    """One for the whole page, so that a person's tabs agree."""

    def __init__(self) -> None:
        self._read: dict[tuple[str, str], str] = {}

    def read_up_to(self, user_id: str, channel: Channel) -> str:
        """The timestamp of the last message that the person has read; "" before the first."""
        return self._read.get((user_id, channel.id), "")

    def mark(self, user_id: str, channel: Channel) -> None:
        """Everything in the channel now is read."""
        if channel.messages:
            self._read[user_id, channel.id] = channel.messages[-1].ts

    def unread(self, user_id: str, channel: Channel) -> list[Message]:
        """What others wrote since."""
        since = self.read_up_to(user_id, channel)
        return [m for m in channel.messages if m.ts > since and m.user != user_id]


def calls(reader: Reader, channel: Channel, unread: list[Message]) -> int:
    """How many of these messages speak to the reader: all direct ones, and mentions elsewhere."""
    if channel.kind == "im":
        return len(unread)
    names = [f"<@{reader.user_id}", "<!channel", "<!here", "<!everyone"]
    names += [f"<!subteam^{group}" for group in reader.my_groups]
    return sum(any(name in words(message) for name in names) for message in unread)
