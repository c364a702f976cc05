"""The whole page of one tab, put together from its parts."""

from workspace.page.conversation import Conversation, Thread
from workspace.page.home import Home
from workspace.page.live import Part, Stage
from workspace.page.modal import Modal
from workspace.page.place import HOME, MESSAGES
from workspace.page.sidebar import Sidebar
from workspace.page.tab import Tab
from workspace.page.tags import tag
from workspace.page.topbar import draw_topbar


def draw_page(tab: Tab) -> None:
    """Sidebar, bar, what is open, a thread beside it, a modal above it."""
    with tag("div", classes="page"):
        tab.parts.append(Sidebar(tab))
        with tag("div", classes="right"):
            draw_topbar(tab)
            with tag("div", classes="open"):
                tab.parts.append(_main(tab))
                tab.parts.append(_thread(tab))
    tab.parts.append(Modal(tab))


def _main(tab: Tab) -> Part:
    def build(channel: str) -> Part | None:
        if channel == HOME and tab.workspace.manifest.home_tab:
            return Home(tab)
        open_channel = tab.channel()
        if open_channel is None:
            with tag("div", classes="nothing"):
                tag("h2", f"{tab.person.user.real_name} cannot see this")
                tag("p", f"There is no #{channel} for this person.")
            return None
        if channel == MESSAGES:
            tab.person.open_home("messages")
        return Conversation(tab, open_channel)

    with tag("main", classes="main"):
        return Stage(lambda: tab.place.channel, build, "main-part")


def _thread(tab: Tab) -> Part:
    def build(seen: tuple[str, str | None]) -> Part | None:
        channel, thread_ts = tab.channel(), seen[1]
        if channel is None or thread_ts is None:
            return None
        with tag("aside", classes="thread", data_testid="thread", aria_label="Thread") as panel:
            thread = Thread(tab, channel, thread_ts)
        panel.on("keydown.esc", thread.close, args=[])
        return thread

    return Stage(lambda: (tab.place.channel, tab.place.thread), build, "thread-holder")
