"""Texts for Slack: escaped, cut where Slack would refuse them, dates as people read them.

Limits: https://docs.slack.dev/reference/block-kit/blocks (3000 for a section, 75 for an option
or a button, 150 for a header), and https://docs.slack.dev/reference/views (24 for a title).
"""

import datetime as dt

SECTION = 3000
LABEL = 75
HEADER = 150
TITLE = 24


def escape(text: str) -> str:
    """People's text as text: no mention, link or broadcast in it works."""
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def fitted(text: str, size: int = SECTION) -> str:
    """People's text, escaped, in at most `size` characters; what was cut shows as an ellipsis."""
    end = _fitting(text, size)
    return escape(text) if end == len(text) else escape(text[: _fitting(text, size - 1)]) + "…"


def quoted(text: str, size: int = SECTION) -> str:
    """People's text as a quotation in at most `size` characters, shortened visibly."""
    return "\n".join(f">{line}" for line in fitted(text, size - 1).split("\n"))


def is_quoted_whole(text: str, size: int = SECTION) -> bool:
    """Whether `quoted` shows all of a text."""
    return _fitting(text, size - 1) == len(text)


def pieces(text: str, size: int = SECTION) -> list[str]:
    """The whole of a text, escaped, in pieces of at most `size` characters.

    It is cut between lines or words where that is near.
    """
    found = []
    while text := text.strip():
        end = _fitting(text, size)
        if end < len(text):
            gap = max(text.rfind("\n", 0, end), text.rfind(" ", 0, end))
            end = gap if gap > end // 2 else end
        found.append(escape(text[:end]))
        text = text[end:]
    return found


def _fitting(text: str, size: int) -> int:
    """How many characters of a text fit, escaped and with a mark before each line."""
    used = 0
    for position, character in enumerate(text):
        used += len(escape(character)) + (character == "\n")
        if used > size:
            return position
    return len(text)


def day(at: dt.datetime) -> str:
    """The day of a moment in the reader's own time zone, by Slack's date token."""
    fallback = f"{at.astimezone(dt.UTC):%Y-%m-%d}"
    return f"<!date^{int(at.timestamp())}^{{date}}|{fallback}>"


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
