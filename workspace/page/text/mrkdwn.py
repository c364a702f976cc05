"""Slack's mrkdwn as HTML.

The format is that of https://docs.slack.dev/messaging/formatting-message-text. On the wire, `&`,
`<` and `>` in people's words are written as entities; what stands between angle brackets is a
reference.
"""

import html
import re

from workspace.page.text.emoji import with_emoji
from workspace.page.text.reader import Reader
from workspace.page.text.references import link, reference
from workspace.page.text.wire import decode

# A style cannot hold its own mark and stops at the line's end, so one look at each mark is enough:
# a text made of nothing but marks costs no more than any other.
_STYLES = {"*": "strong", "_": "em", "~": "s"}
_STYLED = re.compile(
    r"(?<![\w*_~])(?:\*(?=\S)(?P<bold>[^*\n]*[^*\s])\*|_(?=\S)(?P<italic>[^_\n]*[^_\s])_"
    r"|~(?=\S)(?P<strike>[^~\n]*[^~\s])~)(?!\w)"
)
_TOKEN = re.compile(
    r"```(?P<pre>.+?)```|`(?P<code>[^`\n]+)`|<(?P<reference>[^<>\n]+)>"
    r"|(?P<address>https?://[^\s<>|`]*[^\s<>|`.,;:!?)\]'\"*_~])",
    re.DOTALL,
)
_LISTED = re.compile(r"\s*(?:[•◦▪▫‣–-]|\d{1,3}[.)])\s")
# Two characters of a private area stand around the number of a finished piece.
_OPEN, _CLOSE = "\ue000", "\ue001"
_PIECE = re.compile(f"{_OPEN}(\\d+){_CLOSE}")


def plain_text(text: str, *, emoji: bool = True) -> str:
    """A plain_text object's words: escaped, lines kept."""
    words = html.escape(with_emoji(text) if emoji else text)
    return words.replace("\n", "<br>")


def mrkdwn(reader: Reader, text: str, *, verbatim: bool = False) -> str:
    """mrkdwn as this person reads it; `verbatim` leaves bare addresses unlinked."""
    pieces: list[str] = []

    def keep(piece: str) -> str:
        pieces.append(piece)
        return f"{_OPEN}{len(pieces) - 1}{_CLOSE}"

    def token(match: re.Match[str]) -> str:
        if (block := match["pre"]) is not None:
            return keep(f"<pre>{_words(block.strip(chr(10)))}</pre>")
        if (code := match["code"]) is not None:
            return keep(f"<code>{_words(code)}</code>")
        if (inside := match["reference"]) is not None:
            return keep(reference(reader, inside))
        address = match["address"]
        return match[0] if verbatim else keep(link(decode(address), decode(address)))

    text = text.replace(_OPEN, "").replace(_CLOSE, "")
    body = _lines(_TOKEN.sub(token, text))
    return _PIECE.sub(lambda match: pieces[int(match[1])], body)


def _lines(text: str) -> str:
    """Each line a block; lines that start with `>` together in one quotation."""
    parts: list[str] = []
    quoted: list[str] = []
    to_the_end = False

    def close_quote() -> None:
        if quoted:
            parts.append(f"<blockquote>{''.join(quoted)}</blockquote>")
            quoted.clear()

    for raw in text.split("\n"):
        line = decode(raw)
        if line.startswith(">>>"):
            to_the_end, line = True, line.removeprefix(">>>").lstrip()
            quoted.append(_line(line))
        elif line.startswith(">"):
            quoted.append(_line(line.removeprefix(">").removeprefix(" ")))
        elif to_the_end:
            quoted.append(_line(line))
        else:
            close_quote()
            parts.append(_line(line))
    close_quote()
    return "".join(parts)


def _line(line: str) -> str:
    if not line.strip():
        return '<div class="gap"></div>'
    kind = ' class="listed"' if _LISTED.match(line) else ""
    return f"<div{kind}>{_styled(line)}</div>"


def _styled(text: str) -> str:
    """Bold, italic and strike, each inside the other at any depth; all else escaped."""
    parts: list[str] = []
    end = 0
    for match in _STYLED.finditer(text):
        parts.append(html.escape(with_emoji(text[end : match.start()])))
        tag = _STYLES[match[0][0]]
        parts.append(f"<{tag}>{_styled(match[0][1:-1])}</{tag}>")
        end = match.end()
    parts.append(html.escape(with_emoji(text[end:])))
    return "".join(parts)


def _words(text: str) -> str:
    return html.escape(decode(text))
