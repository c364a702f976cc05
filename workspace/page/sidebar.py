"""The left side: channels, private channels, the app; what is unread stands out."""

from dataclasses import dataclass

from workspace.model import Channel
from workspace.page.live import Region
from workspace.page.marks import calls
from workspace.page.place import HOME, MESSAGES, Place
from workspace.page.tab import Tab
from workspace.page.tags import icon, tag

# A click goes there without loading the page again; with a modifier key the browser has its way.
_GO = """(event) => {
    if (event.metaKey || event.ctrlKey || event.shiftKey) return;
    event.preventDefault();
    emit();
}"""


@dataclass(frozen=True)
class Link:
    """One line of the sidebar."""

    name: str
    target: str
    sign: str
    here: bool
    unread: bool = False
    calls: int = 0
    outside: bool = False


def draw_sidebar(tab: Tab) -> None:
    """The sidebar, which follows what is unread and where the tab is."""
    with tag("nav", classes="sidebar", aria_label="Channels"):
        with tag("div", classes="workspace-name"):
            tag("span", tab.workspace.state.team.name[:1], "mark", aria_hidden="true")
            with tag("span"):
                tag("strong", tab.workspace.state.team.name)
                tag("small", "Local workspace")
        tab.parts.append(Region(lambda: _sections(tab), lambda seen: _draw(tab, seen), "sections"))


def _sections(tab: Tab) -> dict[str, list[Link]]:
    channels = [channel for channel in tab.person.channels() if not channel.archived]
    mine = [c for c in channels if tab.person.id in c.members]
    return {
        "Channels": [_link(tab, c) for c in mine if c.kind == "public"],
        "Private channels": [_link(tab, c) for c in mine if c.kind == "private"],
        "App": _app_links(tab),
        "Not joined": [_link(tab, c) for c in channels if c not in mine],
    }


def _link(tab: Tab, channel: Channel) -> Link:
    unread = tab.marks.unread(tab.person.id, channel)
    outside = tab.person.id not in channel.members
    return Link(
        name=channel.name,
        target=channel.name,
        sign="lock" if channel.kind == "private" else "tag",
        here=tab.place.channel == channel.name,
        unread=bool(unread) and not outside,
        calls=0 if outside else calls(tab.reader, channel, unread),
        outside=outside,
    )


def _app_links(tab: Tab) -> list[Link]:
    manifest = tab.workspace.manifest
    links = []
    if manifest.home_tab:
        links.append(Link("Home", HOME, "home", tab.place.channel == HOME))
    if manifest.messages_tab:
        channel = tab.workspace.state.direct(tab.person.id)
        unread = tab.marks.unread(tab.person.id, channel)
        here = tab.place.channel == MESSAGES
        links.append(Link("Messages", MESSAGES, "chat_bubble", here, bool(unread), len(unread)))
    return links


def _draw(tab: Tab, sections: dict[str, list[Link]]) -> None:
    for title, links in sections.items():
        if not links:
            continue
        tag("h2", tab.workspace.manifest.bot_name if title == "App" else title)
        with tag("ul"):
            for link in links:
                with tag("li"):
                    _draw_link(tab, link)


def _draw_link(tab: Tab, link: Link) -> None:
    place = Place(tab.place.person, link.target)
    kinds = ["here"] if link.here else []
    kinds += ["unread"] if link.unread and not link.here else []
    kinds += ["outside"] if link.outside else []
    testid = link.target if link.target in (HOME, MESSAGES) else f"channel-{link.name}"
    with tag(
        "a",
        classes=" ".join(kinds),
        href=place.address,
        data_testid=testid,
        aria_current="page" if link.here else None,
    ) as shown:
        icon(link.sign)
        tag("span", link.name, "link-name")
        if link.calls and not link.here:
            tag("span", str(link.calls), "count", aria_label=f"{link.calls} for you")
        elif link.unread and not link.here:
            tag("span", classes="dot", role="img", aria_label="unread")
    shown.on("click", lambda: tab.go(place), js_handler=_GO)
