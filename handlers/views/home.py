"""App Home."""

import datetime as dt
from typing import Any

from bot.desk.casework.results import Homed, Shelf
from handlers.views import kit
from handlers.views.case.list import row
from handlers.views.emergency.running import running
from handlers.views.names import Names
from handlers.views.text import civil
from policy.model import Guide

_ASK = (
    "Ask the government requests guide in English or Chinese: `/policy what does a subpoena"
    " yield?`, or write to me in *Messages*."
)
_NEW = kit.button("New case", "home_new_case", style="primary")
_LIST = kit.button("Open cases", "home_list")
_EMERGENCY = kit.button("Raise an emergency", "home_emergency", style="danger")


def for_everyone() -> dict[str, Any]:
    """For people outside the legal team."""
    actions = kit.actions([_EMERGENCY], "home_actions")
    return _home([kit.header("Writdesk"), kit.section(_ASK), actions])


def for_legal(homed: Homed, guide: Guide, names: Names, today: dt.date) -> dict[str, Any]:
    """What waits, soonest first: what is counsel's to approve, then theirs, then everybody's."""
    blocks: kit.Blocks = [
        *running(homed.emergencies, names),
        kit.header("Writdesk"),
        kit.section(_ASK),
        kit.actions([_NEW, _LIST, _EMERGENCY], "home_actions"),
    ]
    if homed.to_approve is not None:
        blocks += _shelf("For you to approve", homed.to_approve, guide, names, today)
    blocks += _shelf("Your open cases", homed.mine, guide, names, today, more="mine")
    blocks += _shelf("Due within a week, or overdue", homed.due, guide, names, today, more="open")
    blocks += _shelf("Users to tell", homed.notices, guide, names, today, day="Tell the user")
    blocks += _shelf(
        "Preservations that expire", homed.expiring, guide, names, today, day="Kept through"
    )
    blocks += _shelf(
        "Waiting for the agency",
        homed.awaiting,
        guide,
        names,
        today,
        more="status=awaiting_agency",
    )
    return _home(blocks)


def _shelf(
    title: str,
    shelf: Shelf,
    guide: Guide,
    names: Names,
    today: dt.date,
    *,
    more: str | None = None,
    day: str = "",
) -> kit.Blocks:
    """The first few, and how to see all; an empty shelf is one quiet line."""
    if not shelf.total:
        return [kit.context(f"{title}: none")]
    blocks: kit.Blocks = [kit.divider(), kit.section(f"*{title}* · {shelf.total}")]
    for case in shelf.cases:
        blocks.append(row(case, guide, names, today))
        if case.id in shelf.days:
            blocks.append(kit.context(f"{day} {civil(shelf.days[case.id], today)}"))
    if shelf.total > len(shelf.cases) and more:
        blocks.append(kit.context(f"`/case list {more}` shows all {shelf.total}."))
    return blocks


def _home(blocks: kit.Blocks) -> dict[str, Any]:
    return {"type": "home", "blocks": blocks}
