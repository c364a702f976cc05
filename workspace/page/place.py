"""What a tab of the browser shows, as its address says: who looks, where, and at which thread."""

from dataclasses import dataclass
from urllib.parse import urlencode

HOME = "home"
MESSAGES = "messages"


@dataclass(frozen=True)
class Place:
    """`person` is a handle; `channel` a channel's name, or HOME or MESSAGES of the app; `thread`
    the timestamp of the thread's first message."""

    person: str
    channel: str
    thread: str | None = None

    @property
    def address(self) -> str:
        """`/?as=maya&in=legal-desk`, with `&thread=…` where one is open."""
        query = {"as": self.person, "in": self.channel}
        if self.thread:
            query["thread"] = self.thread
        return f"/?{urlencode(query)}"
