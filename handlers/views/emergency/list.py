"""A list of emergencies, what a person is told of one, and how `/emergency` is written."""

from typing import Any

from bot.desk.emergency.results import EmergenciesListed, EmergencyChanged
from bot.domain.emergency import Emergency, State
from handlers.grammar.emergency import USAGE
from handlers.views import kit
from handlers.views.emergency.words import listed
from handlers.views.names import Names, name_of
from handlers.views.pages import pager
from handlers.views.text import civil, moment

_MARKS = {
    State.PAGING: "🚨 nobody has it",
    State.TAKEN: "🟠 taken",
    State.DISCLOSED: "✅ disclosed",
    State.DECLINED: "⛔ declined",
    State.RESOLVED: "☑️ over",
}


def list_page(found: EmergenciesListed, names: Names) -> kit.Blocks:
    """Numbers, states, people and times, newest first and open ones before all."""
    if not found.emergencies:
        return [kit.section("There was no emergency yet.")]
    lines = [kit.section(line(one, names)) for one in found.emergencies]
    head = kit.context(_times(found.emergencies))
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


def _times(found: tuple[Emergency, ...]) -> str:
    """How long the shown ones took, each in the middle of theirs."""
    steps = {
        "paged": [_seconds(e.raised_at, e.first_paged_at) for e in found if e.first_paged_at],
        "taken": [_seconds(e.raised_at, e.taken_at) for e in found if e.taken_at],
        "decided": [_seconds(e.raised_at, e.decided_at) for e in found if e.decided_at],
    }
    told = [f"{name} after {_median(values)}" for name, values in steps.items() if values]
    return f"In the middle of these: {', '.join(told)}." if told else "No times yet."


def _seconds(start: Any, end: Any) -> float:
    return float((end - start).total_seconds())


def _median(values: list[float]) -> str:
    middle = sorted(values)[len(values) // 2]
    return f"{middle:.0f} s" if middle < 120 else f"{middle / 60:.0f} min"
