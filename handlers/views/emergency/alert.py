"""An emergency's alert: what, who, by when, what is missing, who has it, what happens next.

Read at three in the morning, on a telephone: what happens, whether anybody has it, and the button
to take it come first; all else stands below.
"""

from bot.domain.cases import Case
from bot.domain.emergency import Emergency, State, Way
from bot.domain.events import Event
from bot.messages.emergency import AlertMessage
from handlers.views import kit
from handlers.views.emergency.outcome import outcome
from handlers.views.emergency.paged import nobody_paged, paged
from handlers.views.emergency.told import told
from handlers.views.emergency.words import in_time, listed, missing, verified
from handlers.views.names import Names, name_of
from handlers.views.text import escape, moment, quoted
from policy.countries import country_name
from policy.model import Guide

_MOST_ADDED = 600


def alert(message: AlertMessage, guide: Guide, names: Names) -> kit.Blocks:
    """The whole alert; of a sealed case the number, who has it and what happens next."""
    emergency = message.emergency
    happening, further = _facts(message, names)
    blocks: kit.Blocks = [kit.header(_title(emergency)), *happening]
    if red := nobody_paged(message):
        blocks.append(kit.section(red))
    blocks.append(kit.section(_state(message, guide, names)))
    if buttons := _buttons(emergency):
        blocks.append(kit.actions(buttons, "emergency_actions"))
    blocks += further
    if tried := paged(message, names):
        blocks.append(kit.context(tried))
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
    people |= {event.actor for event in message.added}
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
            return f"{outcome(emergency, guide, names)}\n{raised}"


def _next(message: AlertMessage, names: Names) -> str:
    emergency, now = message.emergency, message.now
    at = emergency.next_at or now
    tier = emergency.escalation.tier(emergency.step + 1)
    people = listed([name_of(person, names) for person in tier.people])
    return f"Next: {in_time(at, now)}, at {moment(at)}, page *{escape(tier.name)}* ({people})."


def _facts(message: AlertMessage, names: Names) -> tuple[kit.Blocks, kit.Blocks]:
    """What is happening, and all else that is known and missing. Nothing of a sealed case."""
    case = message.case
    if case is None:
        return [], []
    if case.sealed:
        return [kit.section("🔒 The case is sealed: its facts stand in its own place.")], []
    items = told(case)
    happening, further = items[:1], items[1:]
    further += [kit.section(_added(event, names)) for event in message.added]
    further.append(kit.section(_requester(message, case)))
    questions = missing(case, message.findings)
    if questions and message.emergency.is_open:
        asked = "\n".join(f"❓ {question}" for question in questions)
        further.append(kit.section(f"*Missing: ask the requester now*\n{asked}"))
    return happening, further


def _added(event: Event, names: Names) -> str:
    text = quoted(event.data.get("text", ""), _MOST_ADDED)
    return f"*Added by {name_of(event.actor, names)}*, {moment(event.at)}\n{text}"


def _requester(message: AlertMessage, case: Case) -> str:
    request = case.request
    who = [request.agent.name, request.agent.agency, country_name(request.country or "")]
    how = [request.sender_email, request.agent.phone]
    named = ", ".join(escape(part[:200]) for part in who if part) or "not named"
    reached = " · ".join(escape(part[:200]) for part in how if part)
    sender = next((f for f in message.findings if f.id == "official_sender_email"), None)
    return f"*Requester*\n{named}{' · ' + reached if reached else ''}\n{verified(case, sender)}"


def _buttons(emergency: Emergency) -> list[kit.Element]:
    number = emergency.number
    if not emergency.is_open:
        waits = emergency.second_look_on is not None and emergency.looked_by is None
        return [kit.button("Second look", "emergency_look", number)] if waits else []
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
        kit.button("Not an emergency", "emergency_no_emergency", number),
    ]
