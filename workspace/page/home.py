"""The app's Home: what the app published for this person."""

from workspace.page.blocks.layout import draw_blocks
from workspace.page.live import Region
from workspace.page.tab import Tab
from workspace.page.tags import tag


class Home:
    """Opening it tells the app, which may then publish anew."""

    def __init__(self, tab: Tab) -> None:
        self._tab = tab
        manifest = tab.workspace.manifest
        with tag("header", classes="panel-head"), tag("div"):
            with tag("h1", data_testid="channel-name"):
                tag("span", manifest.bot_name)
                tag("span", "APP", "badge")
            tag("small", manifest.description)
        with tag("div", classes="scroller home-scroller", tabindex=0, aria_label="Home"):
            self._region = Region(self._look, self._draw, "home-page")
        tab.person.open_home("home")

    def refresh(self) -> None:
        self._region.refresh()

    def _look(self) -> tuple[str, str]:
        home = self._tab.person.home()
        day = f"{self._tab.reader.local(self._tab.reader.now):%Y-%m-%d}"
        return ("" if home is None else home.hash), day

    def _draw(self, _: tuple[str, str]) -> None:
        home = self._tab.person.home()
        if home is None:
            with tag("div", classes="nothing"):
                tag("h2", "Nothing here yet")
                tag("p", f"{self._tab.workspace.manifest.bot_name} has published no Home for you.")
            return
        with tag("div", data_testid="home-view"):
            draw_blocks(self._tab.surface(home), home.blocks)
