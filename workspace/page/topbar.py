"""The bar on top: the workspace's time and its winding, what went wrong, and who looks."""

from collections.abc import Awaitable, Callable
from datetime import timedelta

from nicegui import ui

from workspace.page.live import Region
from workspace.page.people import draw_people
from workspace.page.tab import Tab
from workspace.page.tags import button, icon, tag
from workspace.page.text.dates import clock_time

_STEPS = (
    ("wind-5m", "+5 min", "5 minutes", timedelta(minutes=5)),
    ("wind-1d", "+1 day", "one day", timedelta(days=1)),
    ("wind-30d", "+30 days", "30 days", timedelta(days=30)),
)


def draw_topbar(tab: Tab) -> None:
    """The bar; its clock and its counts follow the workspace."""
    with tag("header", classes="topbar"):
        with tag("div", classes="clock", role="group", aria_label="Workspace time"):
            icon("schedule")
            with tag("div", classes="clock-words"):
                tab.parts.append(Region(lambda: _time(tab), _draw_time, "clock-time"))
                tab.parts.append(Region(lambda: _offset(tab), _draw_offset))
            for testid, words, label, step in _STEPS:
                wind = button(
                    words,
                    "wind",
                    data_testid=testid,
                    title=f"Wind forward {label}",
                    aria_label=f"Wind the workspace's clock forward {label}",
                )
                wind.on("click", _winding(tab, step), args=[])
        with tag("div", classes="topbar-right"):
            _draw_troubles(tab)
            draw_people(tab)


def _winding(tab: Tab, step: timedelta) -> Callable[[], Awaitable[None]]:
    return lambda: tab.workspace.winding.forward(step)


def _time(tab: Tab) -> tuple[str, str, str]:
    local = tab.reader.local(tab.reader.now)
    return f"{local:%a}, {local:%b} {local.day}, {local.year}", clock_time(local), f"{local:%Z}"


def _draw_time(seen: tuple[str, str, str]) -> None:
    day, time, zone = seen
    with tag("span", data_testid="clock"):
        tag("span", day, "clock-day")
        tag("strong", time)
        tag("small", zone)


def _offset(tab: Tab) -> timedelta:
    return tab.workspace.clock.offset


def _draw_offset(offset: timedelta) -> None:
    if offset:
        words = f"Wound forward: {distance(offset)} ahead of real time"
        tag("span", words, "wound", data_testid="wound")


def distance(offset: timedelta) -> str:
    """A distance in days, hours and minutes, leaving out what is zero."""
    minutes = offset // timedelta(minutes=1)
    parts = {"day": minutes // 1440, "hour": minutes // 60 % 24, "minute": minutes % 60}
    return " ".join(f"{n} {unit}{'s' if n != 1 else ''}" for unit, n in parts.items() if n)


def _draw_troubles(tab: Tab) -> None:
    with button(
        classes="tool troubles",
        aria_label="What went wrong",
        aria_haspopup="dialog",
        title="What went wrong",
        data_testid="troubles",
    ):
        icon("report")
        tab.parts.append(Region(tab.troubles.count, _draw_count))
        with (
            ui.menu().props("max-height=70vh transition-duration=90"),
            tag("section", classes="trouble-panel"),
        ):
            tag("h2", "What went wrong")
            seen = (tab.troubles.unknown_methods, tab.troubles.failures)
            tab.parts.append(
                Region(lambda: (seen[0](), seen[1]()), lambda _: _draw_trouble_list(tab))
            )


def _draw_count(count: int) -> None:
    if count:
        tag("span", str(count), "count")


def _draw_trouble_list(tab: Tab) -> None:
    methods, failures = tab.troubles.unknown_methods(), tab.troubles.failures()
    if not methods and not failures:
        tag(
            "p",
            "Nothing so far. What the app calls and this workspace does not know, and what "
            "the app leaves unanswered, is listed here.",
            "muted",
        )
    if methods:
        tag("h3", "Called, but not known here (unknown_method)")
        with tag("ul", data_testid="unknown-methods"):
            for method, count in methods:
                with tag("li"):
                    tag("code", method)
                    tag("small", f"{count} ×")
    if failures:
        tag("h3", "Not answered")
        with tag("ul", data_testid="failures"):
            for trouble in failures:
                with tag("li"):
                    tag("code", trouble.what)
                    tag("span", trouble.advice)
                    when = clock_time(tab.reader.local(trouble.at))
                    tag("small", f"{trouble.error}, {trouble.who}, {when}")
