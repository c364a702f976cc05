"""Who reads a text, and when: what mentions and dates depend on."""

from dataclasses import dataclass, field
from datetime import datetime
from html import escape
from zoneinfo import ZoneInfo


@dataclass(frozen=True, slots=True)
class Reader:
    """One person looking at the workspace at one moment.

    `users`, `channels` and `groups` give the name for each id that this person may see;
    `channel_links` gives the address of the page for a channel id. `now` is an aware moment of the
    workspace's clock.
    """

    user_id: str
    zone: ZoneInfo
    now: datetime
    users: dict[str, str] = field(default_factory=dict)
    channels: dict[str, str] = field(default_factory=dict)
    groups: dict[str, str] = field(default_factory=dict)
    my_groups: frozenset[str] = frozenset()
    channel_links: dict[str, str] = field(default_factory=dict)

    def local(self, moment: datetime) -> datetime:
        """The moment on this reader's own clock."""
        return moment.astimezone(self.zone)


def mention(reader: Reader, user_id: str) -> str:
    """A person's name as a mention; the reader's own stands out."""
    return _mention(f"@{reader.users.get(user_id, user_id)}", mine=user_id == reader.user_id)


def group_mention(reader: Reader, group_id: str, fallback: str = "") -> str:
    """A user group's handle as a mention; a group that the reader is in stands out."""
    handle = reader.groups.get(group_id) or fallback.lstrip("@") or group_id
    return _mention(f"@{handle}", mine=group_id in reader.my_groups)


def broadcast(scope: str) -> str:
    """@here, @channel or @everyone: these call everyone who reads, so they always stand out."""
    return _mention(f"@{scope}", mine=True)


def channel_link(reader: Reader, channel_id: str) -> str:
    """A channel as a link, or words that hide its name where the reader is not a member."""
    name = reader.channels.get(channel_id)
    if name is None:
        return '<span class="mention">a private channel</span>'
    address = reader.channel_links.get(channel_id, "#")
    return f'<a class="mention" href="{escape(address)}">#{escape(name)}</a>'


def _mention(text: str, *, mine: bool) -> str:
    return f'<span class="mention{" mine" if mine else ""}">{escape(text)}</span>'
