"""Turning pages: the same two buttons under every list."""

import json

from handlers.reading import number_of, taking_apart
from handlers.views import kit


def pager(what: str, subject: str, page: int, pages: int) -> kit.Blocks:
    """Buttons to the pages before and after; nothing where there is one page only.

    `subject` is what the handler needs to ask for the same list again.
    """
    if pages <= 1:
        return []
    buttons = [
        kit.button(
            label,
            f"page_{what}_{direction}",
            value=json.dumps({"subject": subject, "page": target}),
        )
        for label, direction, target in (
            ("← Earlier page", "back", page - 1),
            ("Next page →", "on", page + 1),
        )
        if 1 <= target <= pages
    ]
    count = kit.context(f"Page {page} of {pages}")
    return [count, kit.actions(buttons, f"pages_{what}")]


@taking_apart()
def read_pager(value: str) -> tuple[str, int]:
    """The subject and the page that a button asks for."""
    asked = json.loads(value)
    return str(asked["subject"]), number_of(asked["page"])
