"""Who looks at this tab, and the people to switch to; each tab is its own."""

from zoneinfo import ZoneInfo

from nicegui import ui

from workspace.model import User
from workspace.page.eyes import colour, initials, standing
from workspace.page.place import Place
from workspace.page.tab import Tab
from workspace.page.tags import button, icon, tag
from workspace.page.text.dates import clock_time


def draw_people(tab: Tab) -> None:
    """A button with the person's name and, behind it, everyone else."""
    person = tab.person.user
    with button(
        classes="person-switch",
        aria_haspopup="menu",
        data_testid="person-switch",
        aria_label=f"You are {person.real_name}. Switch person",
    ):
        tag("span", initials(person.real_name), f"avatar small {colour(person.id)}")
        with tag("span", classes="person-words"):
            tag("strong", person.real_name)
            tag("small", person.title)
        icon("expand_more")
        with ui.menu().props("auto-close"), tag("div", classes="people"):
            tag("p", "Look through the eyes of", "menu-title")
            for user in tab.workspace.state.users.values():
                if not user.is_bot:
                    _draw_person(tab, user)


def _draw_person(tab: Tab, user: User) -> None:
    here = user.id == tab.person.id
    with tag(
        "a",
        classes=f"person{' here' if here else ''}",
        role="menuitem",
        href=Place(user.name, tab.place.channel).address,
        aria_current="true" if here else None,
        data_testid=f"person-{user.name}",
    ):
        tag("span", initials(user.real_name), f"avatar {colour(user.id)}", aria_hidden="true")
        with tag("span", classes="person-words"):
            with tag("span"):
                tag("strong", user.real_name)
                if kind := standing(user):
                    tag("span", kind, "badge")
            tag("small", user.title)
        local = tab.workspace.clock.now().astimezone(ZoneInfo(user.tz))
        with tag("span", classes="person-zone"):
            tag("span", clock_time(local))
            tag("small", user.tz.replace("_", " "))
