"""How people and ids are named in texts."""

from collections.abc import Mapping

from bot.domain.access import DESK
from handlers.views.text import escape

Names = Mapping[str, str]


def name_of(person: str | None, names: Names) -> str:
    """The person's name, never a mention: a card that is read must ping nobody."""
    if person is None:
        return "nobody yet"
    if person == DESK.id:
        return "the desk"
    return escape(names.get(person, "someone"))
