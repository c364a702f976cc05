"""App Home."""

import datetime as dt
from typing import Any

from slack_sdk.models.blocks import (
    ActionsBlock,
    ButtonElement,
    DividerBlock,
    HeaderBlock,
    PlainTextObject,
    SectionBlock,
)

from bot.desk.results import Listed
from handlers.views.case_list import row
from handlers.views.names import Names
from policy.model import Guide

_ASK = (
    "Ask the government requests guide in English or Chinese: `/policy what does a subpoena"
    " yield?`, or write to me in *Messages*."
)


def for_everyone() -> dict[str, Any]:
    """For people outside the legal team."""
    return _home([HeaderBlock(text="Writdesk").to_dict(), SectionBlock(text=_ASK).to_dict()])


def for_legal(
    mine: Listed, overdue: Listed, guide: Guide, names: Names, today: dt.date
) -> dict[str, Any]:
    """What waits for this person, soonest due first, and what is overdue in all."""
    new = ButtonElement(
        text=PlainTextObject(text="New case"), action_id="home_new_case", style="primary"
    )
    blocks = [
        HeaderBlock(text="Writdesk").to_dict(),
        SectionBlock(text=_ASK).to_dict(),
        ActionsBlock(block_id="home_actions", elements=[new]).to_dict(),
    ]
    for title, listed in (("Your open cases", mine), ("Overdue", overdue)):
        blocks.append(DividerBlock().to_dict())
        blocks.append(SectionBlock(text=f"*{title}* · {listed.total or 'none'}").to_dict())
        blocks += [row(case, guide, names, today).to_dict() for case in listed.cases]
        if listed.pages > 1:
            more = f"`/case list {listed.asked.scope}` shows all {listed.total}."
            blocks.append(SectionBlock(text=more).to_dict())
    return _home(blocks)


def _home(blocks: list[dict[str, Any]]) -> dict[str, Any]:
    return {"type": "home", "blocks": blocks}
