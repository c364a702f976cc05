"""How an emergency ended: what was decided, by whom, in which words; a drill with its report."""

from bot.domain.emergency import Emergency, State
from handlers.views.emergency.words import duration, listed
from handlers.views.names import Names, name_of
from handlers.views.text import civil, escape, moment, quoted
from policy.model import Guide


def outcome(emergency: Emergency, guide: Guide, names: Names) -> str:
    """In the alert, once it is over."""
    who, at = name_of(emergency.decided_by, names), emergency.decided_at
    when = moment(at) if at else ""
    why = f"\n{quoted(emergency.reason, 800)}" if emergency.reason else ""
    match emergency.state:
        case State.DISCLOSED:
            return f"✅ *{who} decided, {when}: disclose* {decided(emergency, guide, names)}"
        case State.DECLINED:
            return f"⛔ *{who} declined it*, {when}.{why}"
        case State.MISTAKEN:
            return f"☑️ *{who} says that it is no emergency*, {when}. Its case is closed.{why}"
        case _ if emergency.drill:
            report = _drill_report(emergency, names)
            return f"☑️ *The drill is over*, ended by {who}, {when}.\n{report}"
        case _:
            return f"☑️ *{who} ended it*, {when}: it needs no disclosure any more.{why}"


def decided(emergency: Emergency, guide: Guide, names: Names) -> str:
    """What goes out, on which belief, and what is still to do."""
    items = listed([escape(guide.item(one).name.en) for one in emergency.items])
    look = emergency.second_look_on
    if emergency.looked_by:
        second = f"Second look: {name_of(emergency.looked_by, names)} has looked at it."
    else:
        second = f"Second look by another counsel: {civil(look)}." if look else ""
    return (
        f"{items}.\nGood-faith belief (18 USC 2702(b)(8), (c)(4)):\n"
        f"{quoted(emergency.belief or '', 900)}\n{_unverified(emergency)}{second} The user is not"
        " told (the guide's exception for emergencies). Ask the agency for confirming legal"
        " process; the case falls due for it."
    )


def _unverified(emergency: Emergency) -> str:
    if not emergency.reason:
        return ""
    why = quoted(emergency.reason, 600)
    return f"🚩 *The requester was not verified.* Disclosed because:\n{why}\n"


def _drill_report(emergency: Emergency, names: Names) -> str:
    if emergency.first_taken_at is None:
        return "Nobody took it."
    paged = emergency.first_paged_at or emergency.raised_at
    return (
        f"{name_of(emergency.owner, names)} took it"
        f" {duration(emergency.first_taken_at - emergency.raised_at)} after it was raised; the"
        f" first page went out after {duration(paged - emergency.raised_at)}."
    )
