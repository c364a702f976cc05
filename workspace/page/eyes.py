"""The workspace as one person's eyes need it: names, what they may choose, who a person is."""

from zoneinfo import ZoneInfo

from workspace.model import User
from workspace.page.blocks.surface import Choices
from workspace.page.place import HOME, MESSAGES, Place
from workspace.page.tags import tag
from workspace.page.text.reader import Reader
from workspace.person import Person

_COLOURS = 10


def reader_of(person: Person) -> Reader:
    """How texts read for this person now."""
    state = person.workspace.state
    channels = person.channels()
    return Reader(
        user_id=person.id,
        zone=ZoneInfo(person.user.tz),
        now=state.clock.now(),
        users={user.id: user.real_name for user in state.users.values()},
        channels={channel.id: channel.name for channel in channels},
        groups={group.id: group.handle for group in state.groups.values()},
        my_groups=frozenset(g.id for g in state.groups.values() if person.id in g.users),
        channel_links={
            channel.id: Place(
                person.user.name, channel.name if channel.kind != "im" else MESSAGES
            ).address
            for channel in channels
        },
    )


def choices_of(person: Person) -> Choices:
    """The people and channels that this person's selects offer."""
    state = person.workspace.state
    people = [user for user in state.users.values() if not user.is_bot and not user.deleted]
    return Choices(
        users={user.id: user.real_name for user in sorted(people, key=lambda user: user.real_name)},
        channels={c.id: c.name for c in person.channels() if c.kind != "im"},
    )


def first_place(person: Person) -> str:
    """Where somebody starts: their first channel, or else the messages with the app."""
    mine = [c.name for c in person.channels() if person.id in c.members and c.kind != "im"]
    return next(iter(mine), MESSAGES)


def can_open(person: Person, place: str) -> bool:
    """Whether this person can look at a place of another's."""
    return place in (HOME, MESSAGES) or place in (channel.name for channel in person.channels())


def initials(name: str) -> str:
    """Two letters for a name; the first sign of one that has no spaces, such as a Chinese one."""
    words = name.split()
    return "".join(word[0] for word in (words[0], words[-1])).upper() if words[1:] else name[:1]


def draw_avatar(reader: Reader, user_id: str, name: str, classes: str = "") -> None:
    """A person's letters on a colour that is the same everywhere; decoration beside the name."""
    place = list(reader.users).index(user_id) if user_id in reader.users else 0
    colour = f"colour-{place % _COLOURS}"
    tag("span", initials(name), f"avatar {colour} {classes}", aria_hidden="true")


def standing(user: User) -> str | None:
    """What is particular about an account: guest, another organisation, deactivated."""
    if user.deleted:
        return "deactivated"
    if user.is_stranger:
        return "external"
    if user.is_restricted or user.is_ultra_restricted:
        return "guest"
    return None
