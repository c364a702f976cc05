"""One message: who, when, what, and what can be done with it."""

import json
from collections import Counter
from functools import partial

from nicegui import ui

from workspace.model import File, Json, Message
from workspace.page.blocks.layout import draw_block, draw_blocks
from workspace.page.eyes import draw_avatar
from workspace.page.live import LiveList, Part, Region
from workspace.page.place import Place
from workspace.page.tab import Tab
from workspace.page.tags import Tag, button, icon, menu, safe_html, tag
from workspace.page.text.dates import clock_time, full_moment, when
from workspace.page.text.mrkdwn import mrkdwn
from workspace.page.timeline import Entry, counted, moment

# Who speaks where the workspace itself has something to say.
SYSTEM = "USLACKBOT"


class MessagePart:
    """The message with its menu; in a channel also with the way into its thread.

    An edit draws anew what it changes and nothing else: a button that stays is not taken away
    from under the finger that presses it.
    """

    def __init__(self, tab: Tab, entry: Entry, *, in_thread: bool) -> None:
        message = entry.message
        with _frame(entry):
            with tag("div", classes="message-row"):
                _draw_gutter(tab, entry)
                with tag("div", classes="message-body"):
                    if not entry.follows:
                        _draw_head(tab, message)
                    self._fill(tab, message, in_thread=in_thread)
            if not message.visible_to and message.subtype != "tombstone":
                _draw_menu(tab, message, in_thread=in_thread)

    def refresh(self) -> None:
        for part in self._parts:
            part.refresh()

    def _fill(self, tab: Tab, message: Message, *, in_thread: bool) -> None:
        self._parts: list[Part] = [
            Blocks(tab, message),
            Region(partial(_content, tab, message), lambda _: _draw_content(tab, message)),
        ]
        if not in_thread:
            replies = Region(partial(_replies, message), lambda _: _draw_replies(tab, message))
            self._parts.append(replies)


class Blocks:
    """A message's blocks, each drawn anew only when it reads differently."""

    def __init__(self, tab: Tab, message: Message) -> None:
        self._tab = tab
        self._message = message
        self._list = LiveList[Json](tag("div", classes="blocks"), self._draw)
        self.refresh()

    def refresh(self) -> None:
        today = _today(self._tab)
        seen: Counter[str] = Counter()
        items = []
        for block in self._message.blocks:
            looks = json.dumps(block, sort_keys=True)
            items.append(((looks, seen[looks], today), block))
            seen[looks] += 1
        self._list.show(items)

    def _draw(self, block: Json) -> None:
        draw_block(self._tab.surface(self._message), block)


def _frame(entry: Entry) -> Tag:
    message = entry.message
    kinds = ["message", "follows" if entry.follows else "leads"]
    kinds += ["ephemeral"] if message.visible_to else []
    kinds += ["gone"] if message.subtype == "tombstone" else []
    frame = tag(
        "article",
        classes=" ".join(kinds),
        id=f"m-{message.ts}",
        data_testid="message",
        data_ts=message.ts,
        tabindex=-1,
    )
    if message.visible_to:
        with frame, tag("p", classes="only-you"):
            icon("visibility")
            tag("span", "Only visible to you")
    return frame


def _today(tab: Tab) -> str:
    """The reader's day, from which dates in texts are told."""
    return f"{tab.reader.local(tab.reader.now):%Y-%m-%d}"


def _content(tab: Tab, message: Message) -> str:
    """All that decides how what stands under the blocks looks."""
    text = "" if message.blocks else message.text
    files = [file.id for file in message.files]
    shown = [text, message.attachments, files, bool(message.edited), _today(tab)]
    return json.dumps(shown, sort_keys=True)


def _replies(message: Message) -> tuple[str, ...]:
    return tuple(reply.ts for reply in message.replies)


def _draw_gutter(tab: Tab, entry: Entry) -> None:
    message = entry.message
    local = tab.reader.local(moment(message.ts))
    if entry.follows:
        tag("time", f"{clock_time(local)[:-3]}", "gutter-time", aria_hidden="true")
        return
    kind = "bot" if message.bot_id else ""
    draw_avatar(tab.reader, message.user, _author(tab, message), kind)


def _draw_head(tab: Tab, message: Message) -> None:
    when = moment(message.ts)
    with tag("header", classes="message-head"):
        tag("span", _author(tab, message), "author")
        if message.bot_id:
            tag("span", "APP", "badge")
        tag("time", clock_time(tab.reader.local(when)), "when", title=full_moment(tab.reader, when))


def _author(tab: Tab, message: Message) -> str:
    return "Workspace" if message.user == SYSTEM else tab.reader.users.get(message.user, "Somebody")


def _draw_content(tab: Tab, message: Message) -> None:
    if message.text and not message.blocks:
        safe_html(mrkdwn(tab.reader, message.text), "words")
    for attachment in message.attachments:
        _draw_attachment(tab, message, attachment)
    for file in message.files:
        _draw_file(file)
    if message.edited and message.subtype != "tombstone":
        tag("small", "(edited)", "edited")


def _draw_attachment(tab: Tab, message: Message, attachment: Json) -> None:
    with tag("div", classes="attachment"):
        if attachment.get("blocks"):
            draw_blocks(tab.surface(message), attachment["blocks"])
            return
        for part in ("pretext", "title", "text"):
            if attachment.get(part):
                safe_html(mrkdwn(tab.reader, attachment[part]), f"words attachment-{part}")


def _draw_file(file: File) -> None:
    address = f"/page/files/{file.id}"
    if file.mimetype in ("image/png", "image/jpeg", "image/gif", "image/webp"):
        tag("img", classes="picture", src=address, alt=file.title, loading="lazy")
    with tag("a", classes="file", href=address, download=file.name):
        icon("description")
        with tag("span"):
            tag("strong", file.title)
            tag("small", f"{file.mimetype}, {_size(len(file.content))}")


def _size(count: int) -> str:
    if count < 1_000:
        return f"{count} bytes"
    return f"{count / 1_000:.0f} kB" if count < 1_000_000 else f"{count / 1_000_000:.1f} MB"


def _draw_replies(tab: Tab, message: Message) -> None:
    if not message.replies:
        return
    with button(classes="replies", data_testid="replies") as opener:
        authors = {reply.user: reply for reply in message.replies}
        for user, reply in list(authors.items())[:3]:
            draw_avatar(
                tab.reader, user, _author(tab, reply), "small bot" if reply.bot_id else "small"
            )
        tag("span", counted(len(message.replies)), "reply-count")
        last = moment(message.replies[-1].ts)
        tag("span", f"last reply {when(tab.reader, last)}", "muted")
    opener.on("click", lambda: _open_thread(tab, message), args=[])


def _open_thread(tab: Tab, message: Message) -> None:
    root = message.thread_ts if message.is_reply else message.ts
    tab.go(Place(tab.place.person, tab.place.channel, root))


def _draw_menu(tab: Tab, message: Message, *, in_thread: bool) -> None:
    """What shows at the message under the pointer, or when the keyboard comes by."""
    shortcuts = [s for s in tab.workspace.manifest.shortcuts.values() if s.kind == "message"]
    with tag("div", classes="message-menu", role="toolbar", aria_label="Message actions"):
        if not in_thread:
            with button(
                aria_label="Reply in thread", title="Reply in thread", data_testid="reply-in-thread"
            ) as reply:
                icon("forum")
            reply.on("click", lambda: _open_thread(tab, message), args=[])
        if not shortcuts:
            return
        with button(
            aria_label="More actions",
            title="More actions",
            aria_haspopup="menu",
            data_testid="message-menu",
        ):
            icon("more_vert")
            with menu():
                for shortcut in shortcuts:
                    item = ui.menu_item()
                    with item, tag("span", classes="menu-words"):
                        tag("span", shortcut.name)
                        tag("small", tab.workspace.manifest.name)
                    item.on_click(lambda chosen=shortcut: _choose(tab, message, chosen.callback_id))


async def _choose(tab: Tab, message: Message, callback_id: str) -> None:
    await tab.run(callback_id, tab.person.message_shortcut(callback_id, message))
