"""The left side: channels, private channels, the app; what is unread stands out."""

from dataclasses import dataclass

from workspace.model import Channel
from workspace.page.live import Region
from workspace.page.marks import calls
from workspace.page.place import HOME, MESSAGES, Place
from workspace.page.tab import Tab
from workspace.page.tags import Tag, icon, tag

# A click goes there without loading the page again; with a modifier key the browser has its way.
_GO = """(event) => {
    if (event.metaKey || event.ctrlKey || event.shiftKey) return;
    event.preventDefault();
    emit();
}"""


@dataclass(frozen=True)
class Link:
    """One line of the sidebar; `target` is the place's name in an address."""

    name: str
    target: str
    sign: str
    outside: bool = False


@dataclass(frozen=True)
class Marks:
    """What may change about a line from one moment to the next."""

    here: bool
    unread: bool
    calls: int


class Sidebar:
    """Its lines stay while their marks change, so that no click is lost to a message coming in."""

    def __init__(self, tab: Tab) -> None:
        self._tab = tab
        self._marks: list[Region[Marks]] = []
        with tag("nav", classes="sidebar", aria_label="Channels"):
            with tag("div", classes="workspace-name"):
                tag("span", tab.workspace.state.team.name[:1], "mark", aria_hidden="true")
                with tag("span"):
                    tag("strong", tab.workspace.state.team.name)
                    tag("small", "Local workspace")
            self._lines = Region(lambda: _sections(tab), self._draw, "sections")

    def refresh(self) -> None:
        self._lines.refresh()
        for region in self._marks:
            region.refresh()

    def _draw(self, sections: dict[str, list[Link]]) -> None:
        self._marks.clear()
        for title, links in sections.items():
            if not links:
                continue
            tag("h2", title)
            with tag("ul"):
                for link in links:
                    with tag("li"):
                        self._draw_link(link)

    def _draw_link(self, link: Link) -> None:
        tab, place = self._tab, Place(self._tab.place.person, link.target)
        testid = link.target if link.target in (HOME, MESSAGES) else f"channel-{link.name}"
        with tag("a", href=place.address, data_testid=testid) as shown:
            icon(link.sign)
            tag("span", link.name, "link-name")
            self._marks.append(
                Region(lambda: _marks(tab, link), lambda seen: _draw_marks(shown, link, seen))
            )
        shown.on("click", lambda: tab.go(place), js_handler=_GO)


def _sections(tab: Tab) -> dict[str, list[Link]]:
    manifest = tab.workspace.manifest
    channels = [channel for channel in tab.person.channels() if not channel.archived]
    mine = [channel for channel in channels if tab.person.id in channel.members]
    home = [Link("Home", HOME, "home")] if manifest.home_tab else []
    messages = [Link("Messages", MESSAGES, "chat_bubble")] if manifest.messages_tab else []
    return {
        "Channels": [_link(channel) for channel in mine if channel.kind == "public"],
        "Private channels": [_link(channel) for channel in mine if channel.kind == "private"],
        manifest.bot_name: home + messages,
        "Not joined": [_link(channel, outside=True) for channel in channels if channel not in mine],
    }


def _link(channel: Channel, *, outside: bool = False) -> Link:
    sign = "lock" if channel.kind == "private" else "tag"
    return Link(channel.name, channel.name, sign, outside)


def _marks(tab: Tab, link: Link) -> Marks:
    here = tab.place.channel == link.target
    if here or link.outside or link.target == HOME:
        return Marks(here, unread=False, calls=0)
    channel = tab.person.place(None if link.target == MESSAGES else link.target)
    unread = tab.marks.unread(tab.person.id, channel)
    return Marks(here, bool(unread), calls(tab.reader, channel, unread))


def _draw_marks(shown: Tag, link: Link, marks: Marks) -> None:
    kinds = {"here": marks.here, "unread": marks.unread, "outside": link.outside}
    shown.classes(replace=" ".join(kind for kind, holds in kinds.items() if holds))
    shown.props.set_optional("aria-current", "page" if marks.here else None)
    if marks.calls:
        tag("span", str(marks.calls), "count", aria_label=f"{marks.calls} for you")
    elif marks.unread:
        tag("span", classes="dot", role="img", aria_label="unread")
