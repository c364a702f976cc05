"""What a person sees, and waiting until they see it."""

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, Any, TypeVar

from workspace.forms import CannotDo, conversation
from workspace.model import Channel, Message, User, View

if TYPE_CHECKING:
    from workspace.workspace import Workspace

Seen = TypeVar("Seen")
PATIENCE = 5.0


class Sight:
    """The workspace through one person's eyes."""

    def __init__(self, workspace: "Workspace", user: User) -> None:
        self.workspace = workspace
        self.user = user

    @property
    def id(self) -> str:
        return self.user.id

    def channels(self) -> list[Channel]:
        """The channels that the person can open, their direct messages with the app last."""
        known = [c for c in self.workspace.state.channels.values() if self.can_read(c)]
        return sorted(known, key=lambda channel: channel.kind == "im")

    def can_read(self, channel: Channel) -> bool:
        """Members read a channel, and everyone but guests and strangers reads public ones."""
        outsider = self.user.is_restricted or self.user.is_ultra_restricted or self.user.is_stranger
        return self.id in channel.members or (channel.kind == "public" and not outsider)

    def place(self, channel: str | None) -> Channel:
        """The conversation the person means; without a name, their direct messages with the app."""
        if channel is None:
            return self.workspace.state.direct(self.id)
        found = conversation(self.workspace.state, channel)
        if not self.can_read(found):
            raise CannotDo(f"@{self.user.name} does not see #{found.name}")
        return found

    def messages(self, channel: str | None = None, thread_ts: str | None = None) -> list[Message]:
        """What stands in a channel or a thread, with what only this person sees, oldest first."""
        place = self.place(channel)
        shown = [*place.messages, *self._broadcasts(place)]
        if thread_ts is not None:
            root = self.workspace.state.message(place.id, thread_ts)
            shown = [] if root is None else [root, *root.replies]
        shown += [m for m in self.ephemerals(channel) if m.thread_ts == thread_ts]
        return sorted(shown, key=lambda message: message.ts)

    def ephemerals(self, channel: str | None = None) -> list[Message]:
        """What only this person sees in a channel, in its threads too."""
        place = self.place(channel)
        return [
            message
            for message in self.workspace.state.ephemerals
            if message.channel == place.id and message.visible_to == self.id
        ]

    def view(self) -> View | None:
        """The modal on top, if one is open."""
        return self.workspace.modals.top(self.id)

    def home(self) -> View | None:
        """App Home as the app last published it for this person."""
        return self.workspace.state.homes.get(self.id)

    async def sees(
        self,
        text: str,
        channel: str | None = None,
        thread_ts: str | None = None,
        *,
        seconds: float = PATIENCE,
    ) -> Message:
        """Wait until a message that says `text` stands there; AssertionError tells what did."""

        def found() -> Message | None:
            shown = self.messages(channel, thread_ts)
            return next((m for m in reversed(shown) if text in words(m)), None)

        def seen() -> list[str]:
            return [words(message) for message in self.messages(channel, thread_ts)[-5:]]

        where = channel or "direct messages"
        return await self._wait(found, seen, f"{text!r} in {where}", seconds)

    async def sees_view(self, title: str, *, seconds: float = PATIENCE) -> View:
        """Wait until the modal on top has this title."""

        def found() -> View | None:
            view = self.view()
            return view if view is not None and view.title == title else None

        def seen() -> str:
            view = self.view()
            return "no modal" if view is None else f"the modal {view.title!r}"

        return await self._wait(found, seen, f"the modal {title!r}", seconds)

    async def sees_home(self, text: str, *, seconds: float = PATIENCE) -> View:
        """Wait until App Home says `text`."""

        def found() -> View | None:
            home = self.home()
            return home if home is not None and text in " ".join(texts(home.blocks)) else None

        def seen() -> str:
            home = self.home()
            return "nothing published" if home is None else "\n".join(texts(home.blocks))

        return await self._wait(found, seen, f"{text!r} in App Home", seconds)

    async def _wait(
        self, found: Callable[[], Seen | None], seen: Callable[[], Any], wanted: str, seconds: float
    ) -> Seen:
        try:
            return await self.workspace.state.until(found, seconds)
        except TimeoutError:
            name = self.user.name
            raise AssertionError(
                f"@{name} did not see {wanted} within {seconds:g} s, but: {seen()}"
            ) from None

    def _broadcasts(self, channel: Channel) -> list[Message]:
        replies = (reply for message in channel.messages for reply in message.replies)
        return [reply for reply in replies if reply.broadcast]


def words(message: Message) -> str:
    """Everything a message says: its text, its blocks, its attachments."""
    return "\n".join([message.text, *texts(message.blocks), *texts(message.attachments)])


def texts(value: Any) -> Iterator[str]:
    """Every text in blocks, elements and attachments."""
    if isinstance(value, list):
        for entry in value:
            yield from texts(entry)
    elif isinstance(value, dict):
        for key, entry in value.items():
            if key in ("text", "title", "fallback", "alt_text", "url") and isinstance(entry, str):
                yield entry
            else:
                yield from texts(entry)
