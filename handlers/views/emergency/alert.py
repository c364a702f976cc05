"""An emergency's alert: what, who, by when, what is missing, who has it, what happens next.

Read at three in the morning: the first two lines say whether somebody has to act, and on what.
"""

from typing import Any

from bot.domain.cases import Case
from bot.domain.emergency import Emergency, State, Way
from bot.ports import AlertMessage
from handlers.views import kit
from handlers.views.emergency.words import QUESTIONS, in_time, listed, verified
from handlers.views.names import Names, name_of
from handlers.views.text import civil, escape, moment, quoted
from policy.countries import country_name
from policy.model import Guide

_ITEMS = {
    "emergency_nature": ("What is happening", "nature"),
    "emergency_at_risk": ("Who is in danger", "at_risk"),
    "emergency_imminence": ("By when", "imminence"),
    "emergency_specific_data": ("Which data is needed", "specific_data"),
    "emergency_how_it_helps": ("How it averts the harm", "how_it_helps"),
}
_MOST = 1200  # characters of each item


def alert(message: AlertMessage, guide: Guide, names: Names) -> kit.Blocks:
    """The whole alert; of a sealed case the number, who has it and what happens next."""
    emergency, case = message.emergency, message.case
    blocks: kit.Blocks = [
        kit.header(_title(emergency)),
        kit.section(_state(message, guide, names)),
    ]
    if red := _nobody_paged(message):
        blocks.append(kit.section(red))
    if case is not None and case.sealed:
        blocks.append(kit.section("🔒 The case is sealed: its facts stand in its own place."))
    elif case is not None:
        blocks += _facts(message, case)
    paged = _paged(message, names)
    if paged:
        blocks.append(kit.context(paged))
    if buttons := _buttons(emergency):
        blocks.append(kit.actions(buttons, "emergency_actions"))
    return blocks


def summary(message: AlertMessage, names: Names) -> str:
    """The alert in a line, for the notification: no fact of the case."""
    emergency = message.emergency
    drill = " (drill)" if emergency.drill else ""
    match emergency.state:
        case State.PAGING:
            return f"🚨 {emergency.number}{drill}: nobody has taken it yet"
        case State.TAKEN:
            return f"🟠 {emergency.number}{drill}: {name_of(emergency.owner, names)} has it"
        case _:
            return f"{emergency.number}{drill}: {emergency.state.value}"


def people_in(message: AlertMessage) -> set[str]:
    """The ids of everyone whom the alert names."""
    emergency = message.emergency
    people = {emergency.raised_by, emergency.owner, emergency.decided_by, emergency.looked_by}
    people |= {page.target for page in message.pages if page.way is Way.DIRECT}
    if emergency.state is State.PAGING:
        people |= set(emergency.escalation.tier(emergency.step + 1).people)
    return {person for person in people if person}


def _title(emergency: Emergency) -> str:
    if emergency.drill:
        return f"🧪 {emergency.number} · THIS IS A DRILL"
    mark = "🚨" if emergency.is_open else "☑️"
    return f"{mark} {emergency.number} · Emergency"


def _state(message: AlertMessage, guide: Guide, names: Names) -> str:
    emergency, now = message.emergency, message.now
    owner, next_at = name_of(emergency.owner, names), emergency.next_at or now
    raised = f"Raised {moment(emergency.raised_at)} by {name_of(emergency.raised_by, names)}."
    if emergency.not_recorded:
        raised += " It was paged before the desk could store it."
    match emergency.state:
        case State.PAGING:
            back = f"⏰ {owner} had it and did not decide in time. " if emergency.came_back else ""
            return f"{back}*Nobody has taken it yet.*\n{_next(message, names)}\n{raised}"
        case State.TAKEN:
            since = moment(emergency.taken_at or now)
            return (
                f"🟠 *{owner} has it*, since {since}.\nNext: without a decision by"
                f" {moment(next_at)} ({in_time(next_at, now)}) it is paged again.\n{raised}"
            )
        case _:
            return f"{_outcome(emergency, guide, names)}\n{raised}"


def _next(message: AlertMessage, names: Names) -> str:
    emergency, now = message.emergency, message.now
    at = emergency.next_at or now
    tier = emergency.escalation.tier(emergency.step + 1)
    people = listed([name_of(person, names) for person in tier.people])
    return f"Next: {in_time(at, now)}, at {moment(at)}, page *{escape(tier.name)}* ({people})."


def _outcome(emergency: Emergency, guide: Guide, names: Names) -> str:
    who, at = name_of(emergency.decided_by, names), emergency.decided_at
    when = moment(at) if at else ""
    why = f"\n{quoted(emergency.reason, 800)}" if emergency.reason else ""
    match emergency.state:
        case State.DISCLOSED:
            return _disclosed(emergency, guide, names, when)
        case State.DECLINED:
            return f"⛔ *{who} declined it*, {when}.{why}"
        case _ if emergency.drill:
            return (
                f"☑️ *The drill is over*, ended by {who}, {when}.\n{_drill_report(emergency, names)}"
            )
        case _:
            return f"☑️ *{who} ended it*, {when}: it needs no disclosure any more.{why}"


def _disclosed(emergency: Emergency, guide: Guide, names: Names, when: str) -> str:
    items = listed([escape(guide.item(one).name.en) for one in emergency.items])
    look = emergency.second_look_on
    if emergency.looked_by:
        second = f"Second look: {name_of(emergency.looked_by, names)} has looked at it."
    else:
        second = f"Second look by another counsel: {civil(look)}." if look else ""
    return (
        f"✅ *{name_of(emergency.decided_by, names)} decided, {when}: disclose* {items}.\n"
        f"Good-faith belief (18 USC 2702(b)(8), (c)(4)):\n{quoted(emergency.belief or '', 900)}\n"
        f"{second} The user is not told (the guide's exception for emergencies). Ask the agency"
        " for confirming legal process; the case falls due for it."
    )


def _drill_report(emergency: Emergency, names: Names) -> str:
    if emergency.taken_at is None:
        return "Nobody took it."
    paged = emergency.first_paged_at or emergency.raised_at
    seconds = int((paged - emergency.raised_at).total_seconds())
    took = int((emergency.taken_at - emergency.raised_at).total_seconds())
    return (
        f"{name_of(emergency.owner, names)} took it {_duration(took)} after it was raised; the"
        f" first page went out after {_duration(seconds)}."
    )


def _facts(message: AlertMessage, case: Case) -> kit.Blocks:
    status = {finding.id: finding.status for finding in message.findings}
    told, missing = [], []
    for one, (label, name) in _ITEMS.items():
        text = getattr(case.request.emergency, name)
        if status.get(one) == "missing" or not text:
            missing.append(QUESTIONS[one])
        else:
            told.append(kit.section(f"*{label}*\n{quoted(text, _MOST)}"))
    blocks: kit.Blocks = [*told, kit.section(_requester(message, case))]
    if missing:
        asked = "\n".join(f"❓ {question}" for question in missing)
        blocks.append(kit.section(f"*Missing: ask the requester now*\n{asked}"))
    return blocks


def _requester(message: AlertMessage, case: Case) -> str:
    request = case.request
    who = [request.agent.name, request.agent.agency, country_name(request.country or "")]
    how = [request.sender_email, request.agent.phone]
    named = ", ".join(escape(part[:200]) for part in who if part) or "not named"
    reached = " · ".join(escape(part[:200]) for part in how if part)
    sender = next((f for f in message.findings if f.id == "official_sender_email"), None)
    return f"*Requester*\n{named}{' · ' + reached if reached else ''}\n{verified(case, sender)}"


def _paged(message: AlertMessage, names: Names) -> str:
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


def _paged_tiers(message: AlertMessage) -> list[Any]:
    escalation = message.emergency.escalation
    steps = {page.step for page in message.pages if page.way is not Way.RESOLVE}
    steps |= set(range(message.emergency.step + 1))
    return list(dict.fromkeys(escalation.tier(step) for step in sorted(steps)))


def _nobody_paged(message: AlertMessage) -> str | None:
    """In red, when everything that was tried has failed."""
    emergency = message.emergency
    tried = [page for page in message.pages if page.way is not Way.RESOLVE]
    if emergency.state is not State.PAGING or emergency.step < 0:
        return None
    if any(page.state in ("owed", "sending", "sent") and page.problem is None for page in tried):
        return None
    numbers = "\n".join(f"☎️ {escape(line)}" for line in message.telephone)
    call = f"Telephone now:\n{numbers}" if numbers else "Telephone somebody now."
    return f"🔴 *Nobody could be paged by any way.* {call}"


def _mark(state: str) -> str:
    return {"sent": "✓ ", "failed": "✗ ", "dropped": "– "}.get(state, "… ")


def _buttons(emergency: Emergency) -> list[kit.Element]:
    number = emergency.number
    if not emergency.is_open:
        waits = emergency.second_look_on is not None and emergency.looked_by is None
        return [kit.button("Second look done", "emergency_look", number)] if waits else []
    buttons = []
    if emergency.state is State.PAGING:
        buttons.append(kit.button("I take it", "emergency_take", number, style="primary"))
    buttons.append(kit.button("Hand over", "emergency_hand_over", number))
    if emergency.drill:
        return [*buttons, kit.button("End the drill", "emergency_end_drill", number)]
    style = "primary" if emergency.state is State.TAKEN else None
    return [
        *buttons,
        kit.button("Ask the agency", "emergency_ask", number),
        kit.button("Decide", "emergency_decide", number, style=style),
    ]


def _duration(seconds: int) -> str:
    return f"{seconds} s" if seconds < 120 else f"{seconds // 60} min"
