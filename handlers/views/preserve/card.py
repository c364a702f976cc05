"""A preservation on its case's card: days left, and what can be done about it."""

import datetime as dt

from bot.domain.cases import shorten
from bot.domain.preservation import Preservation
from handlers.views import kit
from handlers.views.preserve import line as preserve_line
from handlers.views.text import SECTION, escape

_WAYS = {"hold": "Hold for legal process", "release": "Release"}


def section(kept: Preservation, today: dt.date) -> kit.Block:
    """The preservation's part of the card."""
    target = escape(shorten(kept.target, 200))
    text = f"*Preservation* · {target}\n{preserve_line.state(kept, today)}"
    return kit.section(
        shorten(text, SECTION),
        accessory=menu(kept) if kept.is_standing else None,
    )


def menu(kept: Preservation, *, with_open: bool = False) -> kit.Element:
    """What can be done about it; while counsel has an extension to decide, that comes first."""
    ways = {"decide": "Decide the extension"} if kept.asked else {"extend": "Extend"}
    ways |= _WAYS
    if with_open:
        ways |= {"open": "Open the case"}
    by_value = {f"{what}:{kept.case_id}": label for what, label in ways.items()}
    return kit.menu("preserve_more", by_value)
