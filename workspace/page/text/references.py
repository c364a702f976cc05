"""What stands between angle brackets in mrkdwn: people, channels, groups, dates, links."""

import html
from collections.abc import Callable
from datetime import UTC, datetime

from workspace.page.text.dates import full_moment, render_token
from workspace.page.text.emoji import with_emoji
from workspace.page.text.reader import Reader, broadcast, channel_link, group_mention, mention
from workspace.page.text.wire import decode

SAFE_SCHEMES = ("https://", "http://", "mailto:", "tel:")
_BROADCASTS = ("!here", "!channel", "!everyone")


def reference(reader: Reader, inside: str) -> str:
    """The HTML for `<inside>`; what is no reference is shown as it was written."""
    target, _, label = inside.partition("|")
    for prefix, render in _KINDS.items():
        if target.startswith(prefix):
            return render(reader, target.removeprefix(prefix), label)
    if target in _BROADCASTS:
        return broadcast(target[1:])
    address = decode(target)
    if address.startswith(SAFE_SCHEMES):
        shown = decode(label) or address.removeprefix("mailto:").removeprefix("tel:")
        return link(address, shown)
    return html.escape(f"<{decode(inside)}>")


def link(address: str, label: str) -> str:
    """A link that opens in a tab of its own and takes nothing of this page with it."""
    if not address.startswith(SAFE_SCHEMES):
        return html.escape(label)
    return (
        f'<a href="{html.escape(address)}" target="_blank" rel="noopener noreferrer">'
        f"{html.escape(with_emoji(label))}</a>"
    )


def date(reader: Reader, timestamp: int, template: str, fallback: str, address: str = "") -> str:
    """A moment in the reader's zone; the fallback where template or moment is no good."""
    try:
        moment = datetime.fromtimestamp(timestamp, UTC)
        shown = render_token(reader, moment, template)
        exact = full_moment(reader, moment)
    except (KeyError, ValueError, OverflowError, OSError):
        return html.escape(fallback)
    if address:
        return link(address, shown)
    return f'<time title="{html.escape(exact)}">{html.escape(shown)}</time>'


def _date(reader: Reader, target: str, fallback: str) -> str:
    stamp, template, *address = [decode(part) for part in target.split("^")] + [""] * 2
    shown = decode(fallback)
    if not stamp.lstrip("-").isdecimal():
        return html.escape(shown)
    return date(reader, int(stamp), template, shown, address[0])


_KINDS: dict[str, Callable[[Reader, str, str], str]] = {
    "@": lambda reader, user_id, _: mention(reader, user_id),
    "#": lambda reader, channel_id, _: channel_link(reader, channel_id),
    "!subteam^": group_mention,
    "!date^": _date,
}
