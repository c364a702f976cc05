"""A channel, the direct messages with the app, or a thread beside it."""

from workspace.model import Channel
from workspace.page.live import LiveList, Part, Region
from workspace.page.message import MessagePart
from workspace.page.place import Place
from workspace.page.tab import Tab
from workspace.page.tags import Tag, button, icon, tag
from workspace.page.timeline import Entry, Line, thread_timeline, timeline
from workspace.page.writing import draw_composer

# Older messages are one click away; a page that shows thousands is slow to open.
AT_ONCE = 60


class Conversation:
    """A channel's messages, its name above and the box to write in below."""

    def __init__(self, tab: Tab, channel: Channel) -> None:
        self._tab = tab
        self._channel = channel
        self._shown = AT_ONCE
        unread = tab.marks.unread(tab.person.id, channel)
        opened_before = bool(tab.marks.read_up_to(tab.person.id, channel))
        self._unread_from = unread[0].ts if unread and opened_before else ""
        self._head = Region(self._members, lambda _: _draw_channel_head(tab, channel))
        with _scroller("Messages"):
            _draw_beginning(tab, channel)
            self._earlier = button("Show earlier messages", "link earlier")
            self._earlier.on("click", self._show_earlier, args=[])
            self._list = LiveList[Line | Entry](tag("div"), self._draw)
        draw_composer(tab, channel)
        self.refresh()

    def refresh(self) -> None:
        self._head.refresh()
        messages = self._tab.person.messages(self._channel.id)
        self._earlier.set_visibility(len(messages) > self._shown)
        newest = messages[-self._shown :]
        self._list.show(timeline(newest, self._tab.reader, self._unread_from))
        self._tab.marks.mark(self._tab.person.id, self._channel)

    def _members(self) -> tuple[str, ...]:
        return tuple(self._channel.members)

    def _show_earlier(self) -> None:
        self._shown += AT_ONCE
        self.refresh()

    def _draw(self, item: Line | Entry) -> Part | None:
        return _draw_item(self._tab, item, in_thread=False)


class Thread:
    """One message and its replies, in a panel of their own."""

    def __init__(self, tab: Tab, channel: Channel, thread_ts: str) -> None:
        self._tab = tab
        self._channel = channel
        self._thread_ts = thread_ts
        with tag("header", classes="panel-head"):
            with tag("div"):
                tag("h2", "Thread")
                tag("small", f"#{channel.name}" if channel.kind != "im" else "Direct messages")
            with button(
                classes="tool", aria_label="Close thread", data_testid="thread-close"
            ) as out:
                icon("close")
            out.on("click", self.close, args=[])
        with _scroller("Messages in this thread"):
            self._list = LiveList[Line | Entry](tag("div"), self._draw)
        draw_composer(tab, channel, thread_ts)
        self.refresh()

    def refresh(self) -> None:
        messages = self._tab.person.messages(self._channel.id, self._thread_ts)
        self._list.show(thread_timeline(messages, self._tab.reader))

    def close(self) -> None:
        self._tab.go(Place(self._tab.place.person, self._tab.place.channel))

    def _draw(self, item: Line | Entry) -> Part | None:
        return _draw_item(self._tab, item, in_thread=True)


def _scroller(label: str) -> Tag:
    """What scrolls, and stays at its end while messages come in."""
    with tag("div", classes="scroller", role="log", aria_label=label, tabindex=0):
        return tag("div", classes="messages")


def _draw_item(tab: Tab, item: Line | Entry, *, in_thread: bool) -> Part | None:
    if isinstance(item, Entry):
        return MessagePart(tab, item, in_thread=in_thread)
    with tag("div", classes=f"line line-{item.kind}", role="separator"):
        tag("span", item.words)
    return None


def _draw_channel_head(tab: Tab, channel: Channel) -> None:
    app = tab.workspace.manifest
    direct = channel.kind == "im"
    with tag("header", classes="panel-head"):
        with tag("div"):
            with tag("h1", data_testid="channel-name"):
                icon({"im": "chat_bubble_outline", "private": "lock"}.get(channel.kind, "tag"))
                tag("span", app.bot_name if direct else channel.name)
            tag("small", app.description if direct else channel.purpose)
        if not direct:
            _draw_members(tab, channel)


def _draw_members(tab: Tab, channel: Channel) -> None:
    with tag("div", classes="head-facts"):
        if tab.workspace.state.app.bot_user_id not in channel.members:
            tag("span", f"{tab.workspace.manifest.bot_name} is not here", "pill warn")
        names = sorted(tab.reader.users.get(member, "") for member in channel.members)
        with tag("span", classes="pill", title=", ".join(names)):
            icon("group")
            tag("span", f"{len(names)} {'member' if len(names) == 1 else 'members'}")


def _draw_beginning(tab: Tab, channel: Channel) -> None:
    with tag("div", classes="beginning"):
        if channel.kind == "im":
            app = tab.workspace.manifest
            tag("h2", f"Direct messages with {app.bot_name}")
            tag("p", app.description)
            return
        tag("h2", f"The beginning of #{channel.name}")
        tag("p", channel.purpose)
