"""Who looks at this tab, and the people to switch to; each tab is its own."""

from zoneinfo import ZoneInfo

from workspace.model import User
from workspace.page.eyes import can_open, draw_avatar, first_place, standing
from workspace.page.live import Region
from workspace.page.place import Place
from workspace.page.tab import Tab
from workspace.page.tags import button, icon, menu, tag
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
        draw_avatar(tab.reader, person.id, person.real_name, "small")
        with tag("span", classes="person-words"):
            tag("strong", person.real_name)
            tag("small", person.title)
        icon("expand_more")
        with menu():
            tab.parts.append(Region(lambda: _look(tab), lambda _: _draw_all(tab), "people"))


def _look(tab: Tab) -> tuple[str, str, str]:
    """Who there is, the minute, which each zone tells in its own way, and where one stays."""
    users = tab.workspace.state.users.values()
    who = repr([(user.name, standing(user)) for user in users])
    return who, f"{tab.reader.now:%H:%M}", tab.place.channel


def _draw_all(tab: Tab) -> None:
    tag("p", "Look through the eyes of", "menu-title")
    for user in tab.workspace.state.users.values():
        if not user.is_bot:
            _draw_person(tab, user)


def _draw_person(tab: Tab, user: User) -> None:
    here = user.id == tab.person.id
    person = tab.workspace.person(user.name)
    where = tab.place.channel if can_open(person, tab.place.channel) else first_place(person)
    with tag(
        "a",
        classes=f"person{' here' if here else ''}",
        role="menuitem",
        href=Place(user.name, where).address,
        aria_current="true" if here else None,
        data_testid=f"person-{user.name}",
    ):
        draw_avatar(tab.reader, user.id, user.real_name)
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
