"""What people are told by a page, and what answers a stray one. Numbers, never facts of a case."""

from bot.ports import PageMessage, StrayMessage, UnrecordedMessage
from handlers.views import kit
from handlers.views.names import Names, name_of
from handlers.views.text import moment, quoted


def page_text(message: PageMessage) -> str:
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


def page(message: PageMessage) -> kit.Blocks:
    """A direct message with the one button that matters; a mention stands under the alert's own."""
    blocks: kit.Blocks = [kit.section(page_text(message))]
    if message.under is None:
        take = kit.button(
            "I take it",
            "emergency_take",
            value=message.emergency.number,
            style="primary",
        )
        blocks.append(kit.actions([take], "emergency_page"))
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
