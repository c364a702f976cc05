"""Who was paged about an emergency, by which way, and whom nothing reached."""

from bot.domain.emergency import State, Way
from bot.domain.escalation import Tier
from bot.messages.emergency import AlertMessage
from handlers.views.emergency.words import listed
from handlers.views.names import Names, name_of
from handlers.views.text import escape, moment

_REACHING = (Way.DIRECT, Way.OUTSIDE)


def paged(message: AlertMessage, names: Names) -> str:
    """Who was paged, in the order of the steps, and what did not go out."""
    lines = []
    emergency = message.emergency
    for step in sorted({page.step for page in message.pages if page.way is not Way.RESOLVE}):
        pages = [p for p in message.pages if p.step == step and p.way is not Way.RESOLVE]
        tier = emergency.escalation.tier(step)
        people = [_mark(p.state) + name_of(p.target, names) for p in pages if p.way is Way.DIRECT]
        outside = [_mark(p.state) + escape(p.target) for p in pages if p.way is Way.OUTSIDE]
        said = listed(people) + (f" · outside Slack: {listed(outside)}" if outside else "")
        lines.append(f"*{escape(tier.name)}*, {moment(pages[0].due_at)}: {said or 'nobody'}")
    mute = [t.name for t in _paged_tiers(message) if not t.outside]
    if mute:
        lines.append(
            "📵 *Nobody was telephoned*: no way outside Slack is set up for"
            f" {escape(listed(mute))}, and Do Not Disturb mutes Slack at night."
        )
    lines += [
        f"⚠️ {escape(tier.name)}: nobody is in {escape(', '.join(tier.problems))}."
        for tier in _paged_tiers(message)
        if tier.problems
    ]
    text = "\n".join(lines)
    return f"Paged:\n{text[-1900:]}" if text else ""


def _paged_tiers(message: AlertMessage) -> list[Tier]:
    escalation = message.emergency.escalation
    steps = {page.step for page in message.pages if page.way is not Way.RESOLVE}
    steps |= set(range(message.emergency.step + 1))
    return list(dict.fromkeys(escalation.tier(step) for step in sorted(steps)))


def nobody_paged(message: AlertMessage) -> str | None:
    """In red, when the newest step reached nobody: neither a person in Slack nor a way outside.

    A mention in the channel counts for nothing: it reaches nobody whom a message does not.
    """
    emergency = message.emergency
    if emergency.state is not State.PAGING or emergency.step < 0:
        return None
    since = max((page.due_at for page in message.pages if page.way in _REACHING), default=None)
    tried = [page for page in message.pages if page.due_at == since and page.way in _REACHING]
    if any(page.state in ("owed", "sending", "sent") and page.problem is None for page in tried):
        return None
    numbers = "\n".join(f"☎️ {escape(line)}" for line in message.telephone)
    call = f"Telephone now:\n{numbers}" if numbers else "Telephone somebody now."
    return f"🔴 *Nobody could be paged by any way.* {call}"


def _mark(state: str) -> str:
    return {"sent": "✓ ", "failed": "✗ ", "dropped": "– "}.get(state, "… ")
