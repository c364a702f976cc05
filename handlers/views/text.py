"""Texts for Slack: escaped, cut where Slack would refuse them, dates as people read them.

Limits: https://docs.slack.dev/reference/block-kit/blocks (3000 for a section, 75 for an option
or a button, 150 for a header).
"""

import datetime as dt

from bot.domain.cases import shorten

SECTION = 3000
LABEL = 75
HEADER = 150


def escape(text: str) -> str:
    """People's text as text: no mention, link or broadcast in it works."""
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def quoted(text: str, limit: int = SECTION - 200) -> str:
    """People's text as a quotation, shortened visibly."""
    return "\n".join(f">{line}" for line in escape(shorten(text, limit)).splitlines() or [""])


def moment(at: dt.datetime) -> str:
    """A moment in the reader's own time zone, by Slack's date token."""
    fallback = at.astimezone(dt.UTC).strftime("%Y-%m-%d %H:%M UTC")
    return f"<!date^{int(at.timestamp())}^{{date_short_pretty}} at {{time}}|{fallback}>"


def civil(date: dt.date, today: dt.date | None = None) -> str:
    """A civil date, with how far it is: `2026-12-15 (in 21 days)`."""
    shown = date.isoformat()
    if today is None:
        return shown
    days = (date - today).days
    if days == 0:
        return f"{shown} (today)"
    if days < 0:
        return f"{shown} ({_days(-days)} ago)"
    return f"{shown} (in {_days(days)})"


def _days(count: int) -> str:
    return "1 day" if count == 1 else f"{count} days"
