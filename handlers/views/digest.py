"""Monday's overview in the desk's channel. Sealed cases are not in it."""

import datetime as dt
from collections.abc import Sequence
from typing import Any

from bot.domain.cases import Case, shorten
from bot.messages.reminding import Agenda
from handlers.views import kit
from handlers.views.case.card import process_name
from handlers.views.preserve import line as preserve_line
from handlers.views.text import SECTION, civil, escape
from policy.model import Guide

TITLE = "This week at the desk"


def blocks(agenda: Agenda, guide: Guide, today: dt.date) -> kit.Blocks:
    """What expires, what falls due, who has not answered; empty parts are left out."""
    parts = {
        "Preservations that end": [
            f"{preserve_line.mark(kept, today)} *{case.number}* {preserve_line.bar(kept, today)}"
            f" {preserve_line.left(kept, today)}, {kept.expires_on.isoformat()}"
            for case, kept in agenda.expiring
        ],
        "Answers due": [
            f"{'🔴' if case.is_overdue(today) else '⏰'} {_case(case, guide)}"
            f" · {civil(case.due_on, today) if case.due_on else ''}"
            for case in agenda.due
        ],
        "Waiting for the agency": [f"⏳ {_case(case, guide)}" for case in agenda.awaiting],
    }
    found = [kit.header(TITLE)]
    for title, lines in parts.items():
        if lines:
            found.append(kit.divider())
            found.append(_part(title, lines))
    return found


def _part(title: str, lines: Sequence[str]) -> dict[str, Any]:
    text = "\n".join([f"*{title}*", *lines])
    return kit.section(shorten(text, SECTION))


def _case(case: Case, guide: Guide) -> str:
    agency = escape(shorten(case.request.agent.agency or "agency unknown", 60))
    return f"*{case.number}* {escape(process_name(case, guide))} · {agency}"
