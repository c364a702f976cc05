"""App Home."""

import datetime as dt
from typing import Any

from slack_sdk.models.blocks import (
    ActionsBlock,
    Block,
    ButtonElement,
    ContextBlock,
    DividerBlock,
    HeaderBlock,
    MarkdownTextObject,
    PlainTextObject,
    SectionBlock,
)

from bot.desk.casework.results import Homed, Shelf
from handlers.views.case.list import row
from handlers.views.names import Names
from handlers.views.text import civil
from policy.model import Guide

_ASK = (
    "Ask the government requests guide in English or Chinese: `/policy what does a subpoena"
    " yield?`, or write to me in *Messages*."
)
_NEW = ButtonElement(
    text=PlainTextObject(text="New case"), action_id="home_new_case", style="primary"
)


def for_everyone() -> dict[str, Any]:
    """For people outside the legal team."""
    return _home([HeaderBlock(text="Writdesk").to_dict(), SectionBlock(text=_ASK).to_dict()])


def for_legal(homed: Homed, guide: Guide, names: Names, today: dt.date) -> dict[str, Any]:
    """What waits, soonest first: what is counsel's to approve, then theirs, then everybody's."""
    blocks: list[Block] = [
        HeaderBlock(text="Writdesk"),
        SectionBlock(text=_ASK),
        ActionsBlock(block_id="home_actions", elements=[_NEW]),
    ]
    if homed.to_approve is not None:
        blocks += _shelf("For you to approve", homed.to_approve, guide, names, today)
    blocks += _shelf("Your open cases", homed.mine, guide, names, today, more="mine")
    blocks += _shelf("Due within a week, or overdue", homed.due, guide, names, today, more="open")
    blocks += _shelf("Users to tell", homed.notices, guide, names, today, notice=True)
    blocks += _shelf("Preservations that expire", homed.expiring, guide, names, today)
    blocks += _shelf(
        "Waiting for the agency",
        homed.awaiting,
        guide,
        names,
        today,
        more="status=awaiting_agency",
    )
    return _home([block.to_dict() for block in blocks])


def _shelf(
    title: str,
    shelf: Shelf,
    guide: Guide,
    names: Names,
    today: dt.date,
    *,
    more: str | None = None,
    notice: bool = False,
) -> list[Block]:
    """The first few, and how to see all; an empty shelf is one quiet line."""
    if not shelf.total:
        empty = MarkdownTextObject(text=f"{title}: none")
        return [ContextBlock(elements=[empty])]
    blocks: list[Block] = [DividerBlock(), SectionBlock(text=f"*{title}* · {shelf.total}")]
    for case in shelf.cases:
        blocks.append(row(case, guide, names, today))
        if notice and case.notice_on:
            due = MarkdownTextObject(text=f"Tell the user {civil(case.notice_on, today)}")
            blocks.append(ContextBlock(elements=[due]))
    if shelf.total > len(shelf.cases) and more:
        all_ = MarkdownTextObject(text=f"`/case list {more}` shows all {shelf.total}.")
        blocks.append(ContextBlock(elements=[all_]))
    return blocks


def _home(blocks: list[dict[str, Any]]) -> dict[str, Any]:
    return {"type": "home", "blocks": blocks}
