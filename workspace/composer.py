"""What Slack makes of the text that a person types.

`&`, `<` and `>` are escaped; names of people, groups and channels, and links, become Slack's
tokens: https://docs.slack.dev/messaging/formatting-message-text
"""

import re

from workspace.state import State

TOKEN = re.compile(r"<(?:@([UW]\w+)|#([CG]\w+)|!subteam\^(S\w+))(?:\|[^>]*)?>")
NAME = re.compile(r"(?<![\w/.])([@#])([\w-]+)")
LINK = re.compile(r"https?://[^\s<>|]+")
BROADCASTS = {"channel", "here", "everyone"}


def composed(text: str, state: State) -> str:
    """A message's text: `@maya` → `<@U…>`, `a < b` → `a &lt; b`, a link → `<https://…>`."""
    return _rendered(text, state, labels=False)


def commanded(text: str, state: State, *, should_escape: bool) -> str:
    """A slash command's text: names become tokens with labels where the manifest says so."""
    return _rendered(text, state, labels=True) if should_escape else text


def _rendered(text: str, state: State, *, labels: bool) -> str:
    rendered, at = [], 0
    for token in TOKEN.finditer(text):
        if _exists(token, state):
            rendered += [_plain(text[at : token.start()], state, labels), token[0]]
            at = token.end()
    rendered.append(_plain(text[at:], state, labels))
    return "".join(rendered)


def _exists(token: re.Match[str], state: State) -> bool:
    user, channel, group = token.groups()
    return user in state.users or channel in state.channels or group in state.groups


def _plain(text: str, state: State, labels: bool) -> str:
    escaped = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    linked = LINK.sub(lambda link: f"<{link[0]}>", escaped)
    return NAME.sub(lambda name: _name(name, state, labels), linked)


def _name(match: re.Match[str], state: State, labels: bool) -> str:
    sign, name = match.groups()
    if sign == "#":
        for channel in state.channels.values():
            if channel.name == name and channel.kind != "im":
                return f"<#{channel.id}|{name if labels else ''}>"
        return match[0]
    if name in BROADCASTS:
        return f"<!{name}>"
    for user in state.users.values():
        if user.name == name:
            return f"<@{user.id}|{name}>" if labels else f"<@{user.id}>"
    for group in state.groups.values():
        if group.handle == name:
            return f"<!subteam^{group.id}|@{name}>" if labels else f"<!subteam^{group.id}>"
    return match[0]
