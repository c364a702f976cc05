"""A preservation in a few words: how long it is still kept, with a bar that shows it."""

import datetime as dt

from bot.domain.cases import Case, shorten
from bot.domain.preservation import Preservation, Question
from handlers.views.text import escape, moment

_CELLS = 12
_FULL, _EMPTY = "▰", "▱"
_SOON, _NEAR = 14, 3  # days: where the mark turns
ASKED = {
    Question.SECOND: "a second extension",
    Question.LATE: "an extension that came after the last day",
}


def bar(kept: Preservation, today: dt.date) -> str:
    """How much of the time from the snapshot to the last day is left."""
    total = max(1, (kept.expires_on - kept.snapshot_at.date()).days)
    left = min(total, max(0, kept.days_left(today)))
    full = -(-left * _CELLS // total)
    return _FULL * full + _EMPTY * (_CELLS - full)


def left(kept: Preservation, today: dt.date) -> str:
    """`58 days left`, `last day today`, `ended 2 days ago`."""
    days = kept.days_left(today)
    if days == 0:
        return "last day today"
    return f"{_days(days)} left" if days > 0 else f"ended {_days(-days)} ago"


def mark(kept: Preservation, today: dt.date) -> str:
    days = kept.days_left(today)
    if days > _SOON:
        return "🟢"
    return "🟡" if days > _NEAR else "🔴"


def state(kept: Preservation, today: dt.date, *, held: bool = False) -> str:
    """The preservation in two lines: how long it is kept, and what there is to know."""
    if kept.released_at is not None:
        return f"🗑️ Released {moment(kept.released_at)}; the snapshot was deleted."
    line = f"{mark(kept, today)} {bar(kept, today)} *{left(kept, today)}*"
    if held and kept.days_left(today) < 0:  # not lost, though its time is up
        line = "🔵 *held past its last day*; nothing is deleted"
    return f"{line}\n{facts(kept, held=held)}"


def facts(kept: Preservation, *, held: bool) -> str:
    """Until when, how often extended, and what keeps it."""
    known = [f"kept until *{kept.expires_on.isoformat()}* ({kept.expires_on:%a})"]
    if kept.extensions:
        times = "once" if kept.extensions == 1 else f"{kept.extensions} times"
        known.append(f"extended {times}, first until {kept.first_expires_on.isoformat()}")
    if kept.asked is not None:
        known.append(f"⚖️ counsel has {ASKED[kept.asked]} to decide")
    if held:
        known.append("🔗 held while legal process is open")
    return " · ".join(known)


def row_text(case: Case, kept: Preservation, today: dt.date, *, held: bool) -> str:
    """A preservation as an entry of a list."""
    seal = "🔒 " if case.sealed else ""
    agency = escape(shorten(case.request.agent.agency or "agency unknown", 60))
    target = escape(shorten(kept.target, 120))
    return f"{seal}*{case.number}* · {agency} · {target}\n{state(kept, today, held=held)}"


def _days(count: int) -> str:
    return "1 day" if count == 1 else f"{count} days"
