"""Preservations, a page at a time, and one by itself."""

import datetime as dt

from bot.desk.preservation.commands import ListPreservations
from bot.desk.preservation.results import ListedPreservations, ShownPreservation
from bot.domain.cases import shorten
from handlers.grammar.preserve import USAGE
from handlers.views import kit
from handlers.views.pages import pager
from handlers.views.preserve import card as preserve_card
from handlers.views.preserve import line as preserve_line
from handlers.views.text import SECTION

_ALL, _SOON = "all", "soon"


def list_page(listed: ListedPreservations, today: dt.date) -> kit.Blocks:
    """The page, each entry with a menu of what can be done."""
    ahead = "All preservations" if listed.days is None else f"Ending within {listed.days} days"
    head = f"*{ahead}* · {listed.total or 'none'}"
    if not listed.total:
        head += "\n`/preserve new LR-42` records a snapshot."
    blocks = [kit.section(head)]
    blocks += [entry(one, today) for one in listed.entries]
    subject = _ALL if listed.asked.all_of_them else _SOON
    return blocks + pager("preserve", subject, listed.page, listed.pages)


def read_subject(subject: str, page: int) -> ListPreservations:
    """What a pager's button asks for."""
    return ListPreservations(subject == _ALL, page)


def entry(shown: ShownPreservation, today: dt.date) -> kit.Block:
    """One preservation, with what can be done about it."""
    kept = shown.kept
    if kept is None:
        text = f"*{shown.case.number}* · nothing is preserved."
        return kit.section(f"{text} `/preserve new {shown.case.number}` records a snapshot.")
    text = preserve_line.row_text(shown.case, kept, today, held=shown.held)
    return kit.section(
        shorten(text, SECTION),
        accessory=preserve_card.menu(kept, with_open=True) if kept.is_standing else None,
    )


def help_page() -> kit.Blocks:
    """How `/preserve` is written."""
    lines = [f"`/preserve {usage.written}`\n{usage.does}" for usage in USAGE.values()]
    head = "*`/preserve` keeps count of snapshots, so that none lapses unseen.*"
    return [kit.section(head), kit.section("\n".join(lines))]
