"""A list of emergencies, what a person is told of one, and how `/emergency` is written."""

import datetime as dt
from statistics import median_low

from bot.desk.emergency.results import EmergenciesListed, EmergencyChanged
from bot.domain.emergency import Emergency, State, times
from handlers.grammar.emergency import USAGE
from handlers.views import kit
from handlers.views.emergency.words import duration, listed
from handlers.views.names import Names, name_of
from handlers.views.pages import pager
from handlers.views.text import civil, moment

_MARKS = {
    State.PAGING: "🚨 nobody has it",
    State.TAKEN: "🟠 taken",
    State.DISCLOSED: "✅ disclosed",
    State.DECLINED: "⛔ declined",
    State.RESOLVED: "☑️ over",
    State.MISTAKEN: "☑️ no emergency",
}


def list_page(found: EmergenciesListed, names: Names) -> kit.Blocks:
    """Numbers, states, people and times, newest first and open ones before all."""
    if not found.emergencies:
        return [kit.section("There was no emergency yet.")]
    lines = [kit.section(_with_times(one, names)) for one in found.emergencies]
    head = kit.context(_medians(found.emergencies))
    return [*lines, head, *pager("emergencies", "", found.page, found.pages)]


def raised_text(changed: EmergencyChanged, names: Names, place: str) -> str:
    """To whoever raised it: that it was heard, and what happens now."""
    emergency = changed.emergency
    tier = emergency.escalation.tier(max(0, emergency.step))
    paged = listed([name_of(person, names) for person in tier.people])
    what = "This is a drill: it" if emergency.drill else "It"
    return (
        f"🚨 *{emergency.number}* is raised. {what} pages {paged} now. The alert is in <#{place}>;"
        f" until somebody takes it, others are paged."
    )


def taken_text(changed: EmergencyChanged, names: Names, *, mine: bool) -> str:
    """To who clicked: that it is theirs, or whose it is."""
    emergency = changed.emergency
    if changed.won or mine:
        until = moment(emergency.next_at) if emergency.next_at else ""
        return f"🟠 *{emergency.number} is yours.* Decide by {until}, or it is paged again."
    since = moment(emergency.taken_at) if emergency.taken_at else ""
    return f"{emergency.number} is taken: {name_of(emergency.owner, names)} has it since {since}."


def people_in(found: EmergenciesListed) -> set[str]:
    people = {e.owner for e in found.emergencies} | {e.decided_by for e in found.emergencies}
    return {person for person in people if person}


def help_page() -> kit.Blocks:
    lines = "\n".join(f"`/emergency {one.written}`\n{one.does}" for one in USAGE.values())
    head = "*`/emergency` pages the people on call: somebody's life may be in danger.*"
    return [kit.section(head), kit.section(lines)]


def line(emergency: Emergency, names: Names) -> str:
    who = f" · {name_of(emergency.owner, names)}" if emergency.owner else ""
    look = ""
    if emergency.second_look_on and emergency.looked_by is None:
        look = f" · second look on {civil(emergency.second_look_on)}"
    return (
        f"*{emergency.number}* · {_MARKS[emergency.state]}{who} · raised"
        f" {moment(emergency.raised_at)}{look}"
    )


def _with_times(emergency: Emergency, names: Names) -> str:
    took = [f"{what} after {duration(one)}" for what, one in times(emergency).items()]
    return f"{line(emergency, names)}\n{' · '.join(took)}".rstrip()


def _medians(found: tuple[Emergency, ...]) -> str:
    """How long it took, in the middle of those that are shown."""
    all_of: dict[str, list[dt.timedelta]] = {}
    for emergency in found:
        for what, one in times(emergency).items():
            all_of.setdefault(what, []).append(one)
    told = [f"{what} after {duration(median_low(some))}" for what, some in all_of.items()]
    return f"Median of these: {', '.join(told)}." if told else "Nobody was paged yet."
