"""How `/case` is written, and what the reader's own roles allow."""

from collections.abc import Iterable

from bot.domain.access import PERMISSIONS, Action, Role
from handlers.grammar.usage import USAGE
from handlers.views import kit

_SECTION = 2800  # characters of a section that leave room for its title


def page(topic: str | None, roles: frozenset[Role]) -> kit.Blocks:
    """All of it, or one subcommand."""
    if topic:
        return [_usage([topic])[0]]
    title = kit.section("*`/case` tracks a request from its arrival to its closing.*")
    buttons = kit.context("The buttons on a case's card do the same.")
    return [title, *_usage(USAGE), buttons, permissions(roles)]


def permissions(roles: frozenset[Role]) -> kit.Block:
    """The reader's lines of the one table of permissions, and who may do the rest."""
    own = [action for action in Action if roles & PERMISSIONS[action]]
    rest = [f"{action} ({_who(action)})" for action in Action if action not in own]
    held = ", ".join(sorted(role.value for role in roles if role is not Role.MEMBER)) or "none"
    text = f"*Your roles:* {held}\n*You may:* {', '.join(own) or 'nothing'}"
    return kit.section(f"{text}\n*Others may:* {', '.join(rest)}" if rest else text)


def _who(action: Action) -> str:
    return " or ".join(sorted(role.value for role in PERMISSIONS[action]))


def _usage(topics: Iterable[str]) -> kit.Blocks:
    """Subcommands, in as many sections as Slack needs for their length."""
    parts = [""]
    for topic in topics:
        line = f"`/case {USAGE[topic].written}`\n{USAGE[topic].does}\n"
        if len(parts[-1]) + len(line) > _SECTION:
            parts.append("")
        parts[-1] += line
    return [kit.section(part) for part in parts]
