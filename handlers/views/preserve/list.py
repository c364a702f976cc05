"""Preservations, a page at a time, and one by itself."""

import datetime as dt
from typing import Any

from slack_sdk.models.blocks import MarkdownTextObject, SectionBlock

from bot.desk.preservation.commands import ListPreservations
from bot.desk.preservation.results import ListedPreservations, ShownPreservation
from bot.domain.cases import shorten
from handlers.grammar.preserve import USAGE
from handlers.views.pages import pager
from handlers.views.preserve import card as preserve_card
from handlers.views.preserve import line as preserve_line
from handlers.views.text import SECTION

_ALL, _SOON = "all", "soon"


def list_page(listed: ListedPreservations, today: dt.date) -> list[dict[str, Any]]:
    """The page, each entry with a menu of what can be done."""
    ahead = "All preservations" if listed.days is None else f"Ending within {listed.days} days"
    head = f"*{ahead}* · {listed.total or 'none'}"
    if not listed.total:
        head += "\n`/preserve new LR-42` records a snapshot."
    blocks = [SectionBlock(text=head).to_dict()]
    blocks += [entry(one, today).to_dict() for one in listed.entries]
    subject = _ALL if listed.asked.all_of_them else _SOON
    return blocks + pager("preserve", subject, listed.page, listed.pages)


def read_subject(subject: str, page: int) -> ListPreservations:
    """What a pager's button asks for."""
    return ListPreservations(subject == _ALL, page)


def entry(shown: ShownPreservation, today: dt.date) -> SectionBlock:
    """One preservation, with what can be done about it."""
    kept = shown.kept
    if kept is None:
        text = f"*{shown.case.number}* · nothing is preserved."
        return SectionBlock(text=f"{text} `/preserve new {shown.case.number}` records a snapshot.")
    text = preserve_line.row_text(shown.case, kept, today, held=shown.held)
    return SectionBlock(
        text=MarkdownTextObject(text=shorten(text, SECTION)),
        accessory=preserve_card.menu(kept, with_open=True) if kept.is_standing else None,
    )


def help_page() -> list[dict[str, Any]]:
    """How `/preserve` is written."""
    lines = [f"`/preserve {usage.written}`\n{usage.does}" for usage in USAGE.values()]
    head = "*`/preserve` keeps count of snapshots, so that none lapses unseen.*"
    return [SectionBlock(text=head).to_dict(), SectionBlock(text="\n".join(lines)).to_dict()]
