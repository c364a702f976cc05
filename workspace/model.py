"""What a workspace holds: people, groups, channels, messages, views and files."""

from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, Literal

Json = dict[str, Any]
ChannelKind = Literal["public", "private", "im"]


@dataclass(frozen=True)
class Team:
    id: str
    name: str
    domain: str


@dataclass(frozen=True)
class AppIdentity:
    """The app as the workspace knows it: its ids and its two tokens."""

    app_id: str
    bot_id: str
    bot_user_id: str
    bot_token: str
    app_token: str


@dataclass
class User:
    id: str
    team_id: str
    name: str
    real_name: str
    title: str = ""
    email: str = ""
    tz: str = "UTC"
    is_admin: bool = False
    is_bot: bool = False
    is_restricted: bool = False
    is_ultra_restricted: bool = False
    is_stranger: bool = False
    enterprise_id: str | None = None
    deleted: bool = False
    updated: int = 0


@dataclass
class Group:
    """A user group; `users` are user ids."""

    id: str
    handle: str
    name: str
    users: list[str]
    disabled: bool = False
    updated: int = 0


@dataclass
class File:
    """A file and where it is shared; `for_app` marks one that a person put into a form."""

    id: str
    name: str
    title: str
    mimetype: str
    user: str
    content: bytes = b""
    created: int = 0
    channels: list[str] = field(default_factory=list)
    for_app: bool = False


@dataclass
class Message:
    """A message as the workspace keeps it.

    `user` is the author's id; `bot_id` says that an app wrote it. `visible_to` is the one person
    who sees an ephemeral message. `thread_ts` is set on replies and on a parent that has some.
    """

    ts: str
    channel: str
    user: str
    text: str = ""
    blocks: list[Json] = field(default_factory=list)
    attachments: list[Json] = field(default_factory=list)
    bot_id: str | None = None
    thread_ts: str | None = None
    subtype: str | None = None
    metadata: Json | None = None
    edited: Json | None = None
    files: list[File] = field(default_factory=list)
    visible_to: str | None = None
    broadcast: bool = False
    replies: list["Message"] = field(default_factory=list)
    client_msg_id: str | None = None

    @property
    def is_reply(self) -> bool:
        return self.thread_ts is not None and self.thread_ts != self.ts


@dataclass
class Channel:
    """A channel or, with `kind` "im", the direct messages between `user` and the app."""

    id: str
    name: str
    kind: ChannelKind
    members: list[str]
    created: int = 0
    creator: str = ""
    purpose: str = ""
    archived: bool = False
    user: str | None = None
    messages: list[Message] = field(default_factory=list)

    @property
    def is_private(self) -> bool:
        return self.kind != "public"


@dataclass
class View:
    """A modal or App Home as one person has it; `body` is what the app gave, ids filled in."""

    id: str
    user: str
    body: Json
    hash: str
    root_view_id: str
    previous_view_id: str | None = None
    errors: dict[str, str] = field(default_factory=dict)

    @property
    def title(self) -> str:
        title: Json = self.body.get("title") or {}
        return str(title.get("text", ""))

    @property
    def blocks(self) -> list[Json]:
        blocks: list[Json] = self.body["blocks"]
        return blocks

    @property
    def callback_id(self) -> str:
        return str(self.body.get("callback_id", ""))


@dataclass
class ScheduledMessage:
    """`arguments` are those of chat.scheduleMessage; `post_at` is on the workspace's clock."""

    id: str
    channel: str
    post_at: int
    created: datetime
    arguments: Json
