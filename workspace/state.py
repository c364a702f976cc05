"""The workspace in memory, and the changes that a page or a test waits for."""

import asyncio
from collections.abc import Callable, Coroutine, Iterable
from dataclasses import dataclass, field
from typing import Any, Literal, Self, TypeVar

from workspace.clock import Clock
from workspace.ids import Bell, stable_id
from workspace.model import (
    AppIdentity,
    Channel,
    File,
    Group,
    Message,
    ScheduledMessage,
    Team,
    User,
    View,
)

Thing = TypeVar("Thing")
ChangeKind = Literal[
    "message",
    "ephemeral",
    "modal",
    "home",
    "user",
    "group",
    "channel",
    "scheduled",
    "call",
    "clock",
    "connection",
]


@dataclass(frozen=True)
class Change:
    """Something that a person could see has changed: where, and (if one person's) for whom."""

    kind: ChangeKind
    channel: str | None = None
    user: str | None = None
    ts: str | None = None


class Changes:
    """The changes since this was made: `async for change in state.changes()`, then `close()`."""

    def __init__(self, listeners: list[asyncio.Queue[Change]]) -> None:
        self._queue: asyncio.Queue[Change] = asyncio.Queue()
        self._listeners = listeners
        listeners.append(self._queue)

    def __aiter__(self) -> Self:
        return self

    async def __anext__(self) -> Change:
        return await self._queue.get()

    def close(self) -> None:
        self._listeners.remove(self._queue)


@dataclass
class State:
    """Everything the workspace knows. Ids are the keys; `announce` follows every change."""

    team: Team
    app: AppIdentity
    clock: Clock
    users: dict[str, User] = field(default_factory=dict)
    groups: dict[str, Group] = field(default_factory=dict)
    channels: dict[str, Channel] = field(default_factory=dict)
    ephemerals: list[Message] = field(default_factory=list)
    modals: dict[str, list[View]] = field(default_factory=dict)
    homes: dict[str, View] = field(default_factory=dict)
    scheduled: dict[str, ScheduledMessage] = field(default_factory=dict)
    files: dict[str, File] = field(default_factory=dict)
    # What a person has typed or chosen: (person, view id or message ts) → (block, action) → value.
    inputs: dict[tuple[str, str], dict[tuple[str, str], Any]] = field(default_factory=dict)
    base_url: str = ""
    unknown_methods: list[str] = field(default_factory=list)
    _by_ts: dict[tuple[str, str], Message] = field(default_factory=dict)
    _listeners: list[asyncio.Queue[Change]] = field(default_factory=list)
    _bell: Bell = field(default_factory=Bell)
    _last_ts: int = 0

    def __post_init__(self) -> None:
        self.clock.listeners.append(lambda: self.announce(Change("clock")))

    def add_user(self, user: User) -> None:
        self.users[user.id] = user
        self.announce(Change("user", user=user.id))

    def add_group(self, group: Group) -> None:
        self.groups[group.id] = group
        self.announce(Change("group"))

    def add_channel(self, channel: Channel) -> None:
        self.channels[channel.id] = channel
        self.announce(Change("channel", channel=channel.id))

    def user_named(self, handle: str) -> User:
        """The person (or the app's bot user) with this handle; KeyError when there is none."""
        return _one(self.users.values(), lambda user: user.name == handle, f"@{handle}")

    def group_named(self, handle: str) -> Group:
        return _one(self.groups.values(), lambda group: group.handle == handle, f"@{handle}")

    def channel_named(self, name: str) -> Channel:
        """The channel with this name (with or without #) or id; KeyError when there is none."""
        if name in self.channels:
            return self.channels[name]
        wanted = name.removeprefix("#")
        return _one(self.channels.values(), lambda channel: channel.name == wanted, f"#{wanted}")

    def direct(self, user_id: str) -> Channel:
        """The direct messages between a person and the app, opened at first use."""
        channel_id = stable_id("D", user_id)
        if channel_id not in self.channels:
            members = [user_id, self.app.bot_user_id]
            self.add_channel(Channel(channel_id, "directmessage", "im", members, user=user_id))
        return self.channels[channel_id]

    def message(self, channel_id: str, ts: str) -> Message | None:
        """The message, reply or ephemeral message with this timestamp."""
        return self._by_ts.get((channel_id, ts))

    def parent(self, channel_id: str, ts: str) -> Message | None:
        """The message whose thread this timestamp names, be it a reply's; None without one."""
        message = self.message(channel_id, ts)
        if message is not None and message.is_reply:
            message = self.message(channel_id, message.thread_ts or "")
        return None if message is None or message.visible_to is not None else message

    def remember(self, message: Message) -> None:
        self._by_ts[message.channel, message.ts] = message

    def forget(self, message: Message) -> None:
        del self._by_ts[message.channel, message.ts]

    def view(self, view_id: str) -> View | None:
        stacks = (view for stack in self.modals.values() for view in stack)
        for view in (*stacks, *self.homes.values()):
            if view.id == view_id:
                return view
        return None

    def next_ts(self) -> str:
        """A message timestamp by the workspace's clock, later than every one before."""
        micros = int(self.clock.now().timestamp() * 1_000_000)
        self._last_ts = max(self._last_ts + 1, micros)
        return f"{self._last_ts // 1_000_000}.{self._last_ts % 1_000_000:06d}"

    def announce(self, change: Change) -> None:
        for queue in self._listeners:
            queue.put_nowait(change)
        self._bell.ring()

    def changes(self) -> Changes:
        """Every change from now on, in order."""
        return Changes(self._listeners)

    def next_change(self) -> Coroutine[Any, Any, Any]:
        """Wait for the next change after this call."""
        return self._bell.heard()

    async def until(self, holds: Callable[[], Thing | None], seconds: float) -> Thing:
        """Wait until `holds()` gives something, and return it; TimeoutError after `seconds`."""
        async with asyncio.timeout(seconds):
            while (result := holds()) is None:
                await self._bell.heard()
        return result


def _one(things: Iterable[Thing], wanted: Callable[[Thing], bool], name: str) -> Thing:
    for thing in things:
        if wanted(thing):
            return thing
    raise KeyError(f"the workspace has no {name}")
