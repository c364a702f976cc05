"""What people are told by a page, and what answers a stray one. Numbers, never facts of a case."""

from bot.domain.emergency import State
from bot.messages.emergency import (
    NewsMessage,
    PageMessage,
    RaiserMessage,
    SecondLookMessage,
    StrayMessage,
    UnrecordedMessage,
)
from handlers.views import kit
from handlers.views.names import Names, name_of
from handlers.views.text import moment, quoted


def page_text(message: PageMessage, names: Names) -> str:
    if message.at is not None:
        return _over_text(message, names)
    number = message.emergency.number
    mentions = " ".join(f"<@{person}>" for person in message.people)
    late = f" This page is late: it was due at {moment(message.late)}." if message.late else ""
    if message.emergency.drill:
        what = f"🧪 *{number} · this is a drill.* Press *I take it*, as if it were real."
    else:
        what = f"🚨 *{number} · emergency.* Somebody's life may be in danger. Take it now."
    if message.under is not None:
        return f"{mentions} {what}{late}"
    return f"{what}{late}\nIts alert is in <#{message.place}>."


def _over_text(message: PageMessage, names: Names) -> str:
    """In place of "take it now", so that nobody who wakes later wonders."""
    emergency = message.emergency
    match emergency.state:
        case State.PAGING:
            return f"⏰ *{emergency.number}* is being paged again: see the newer message."
        case State.TAKEN if emergency.owner in message.people:
            by = f" Decide by {moment(emergency.next_at)}." if emergency.next_at else ""
            return f"🟠 *{emergency.number} is yours.*{by}"
        case State.TAKEN:
            since = moment(emergency.taken_at) if emergency.taken_at else ""
            owner = name_of(emergency.owner, names)
            return f"🟠 *{emergency.number}: {owner} has it*, since {since}. You need do nothing."
        case _:
            return f"☑️ *{emergency.number}* is over. You need do nothing."


def page(message: PageMessage, names: Names) -> kit.Blocks:
    """A direct message with the one button that matters; a mention stands under the alert's own."""
    blocks: kit.Blocks = [kit.section(page_text(message, names))]
    if message.under is None and message.at is None:
        take = kit.button("I take it", "emergency_take", message.emergency.number, style="primary")
        blocks.append(kit.actions([take], "emergency_page"))
    return blocks


def news_text(message: NewsMessage, names: Names) -> str:
    emergency = message.emergency
    to = f"<@{emergency.owner}> " if emergency.owner else ""
    who = name_of(message.by, names)
    return f"{to}{who} added to {emergency.number} what they learned: see the alert above."


def raiser_text(message: RaiserMessage, names: Names) -> str:
    """To whoever raised it. What is decided about a request is the legal team's to tell."""
    emergency = message.emergency
    match emergency.state:
        case State.PAGING if emergency.came_back:
            return f"⏰ *{emergency.number}*: the people on call are being paged again."
        case State.PAGING:
            return (
                f"🚨 You raised *{emergency.number}*. The people on call are being paged. Here you"
                " will read who takes it; if you learn more, add it."
            )
        case State.TAKEN:
            return f"🟠 *{emergency.number}*: {name_of(emergency.owner, names)} has it now."
        case _:
            return f"☑️ *{emergency.number}* is over. Thank you for raising it."


def raiser(message: RaiserMessage, names: Names) -> kit.Blocks:
    """With what they can still do."""
    emergency = message.emergency
    blocks: kit.Blocks = [kit.section(raiser_text(message, names))]
    if emergency.is_open:
        buttons = [kit.button("Add what you learned", "emergency_add", emergency.number)]
        if emergency.state is State.PAGING and not emergency.came_back:
            buttons.append(kit.button("Not an emergency", "emergency_mistake", emergency.number))
        blocks.append(kit.actions(buttons, "emergency_raiser"))
    return blocks


def second_look_text(message: SecondLookMessage, names: Names) -> str:
    emergency = message.emergency
    return (
        f"👀 *{emergency.number}* waits for your second look, or another counsel's:"
        f" {name_of(emergency.decided_by, names)} decided alone, in an emergency, to disclose data."
    )


def second_look(message: SecondLookMessage, names: Names) -> kit.Blocks:
    """The case's facts stand in the form, for who may see them."""
    button = kit.button("Second look", "emergency_look", message.emergency.number, style="primary")
    blocks: kit.Blocks = [
        kit.section(second_look_text(message, names)),
        kit.actions([button], "emergency_second_look"),
    ]
    return blocks


def stray_text(message: StrayMessage, names: Names) -> str:
    emergency = message.emergency
    return (
        f"{emergency.number}: taken by {name_of(emergency.owner, names)}. The message above hung in"
        " Slack's own scheduler and could no longer be withdrawn."
    )


def unrecorded_text(message: UnrecordedMessage, names: Names) -> str:
    """Everything that is known: should the desk die now, this message is the only record."""
    mentions = " ".join(f"<@{person}>" for person in message.people)
    head = f"🚨 *Emergency, NOT RECORDED.* {mentions}\nThe desk could not store it"
    if not message.with_facts:
        return f"{head}. Go to <#{message.place}> now; whoever is there first takes it."
    told = message.request.emergency
    facts = [told.nature, told.at_risk, told.imminence, told.specific_data, told.how_it_helps]
    agent = message.request.agent
    facts += [agent.agency, agent.name, message.request.sender_email, agent.phone]
    written = quoted("\n".join(fact for fact in facts if fact), 2000)
    return (
        f"{head}, and goes on trying. Whoever reads this first takes it and says so here. Raised by"
        f" {name_of(message.raised_by, names)}:\n{written}"
    )
