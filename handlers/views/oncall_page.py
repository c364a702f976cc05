"""Who is on call, in the reader's time, and what people are told about their shifts."""

import datetime as dt

from bot.desk.emergency.results import RotaShown
from bot.domain.escalation import Escalation, Tier
from bot.domain.oncall import Shift
from bot.messages.emergency import RotaMessage, ShiftMessage
from handlers.grammar.oncall import USAGE
from handlers.views import kit
from handlers.views.emergency.words import duration, listed
from handlers.views.names import Names, name_of
from handlers.views.text import escape, moment

_EPOCH = dt.datetime.fromtimestamp(0, dt.UTC)
_PROBLEMS = {
    "gap": "🔴 Nobody is on call from {when}. Set somebody: `/oncall cover @person until …`",
    "left": "🔴 {who} has left this workspace, and is on call from {when}. Change the rota.",
    "nobody_in": "🔴 Nobody is in {what}: the fallback is paged instead. Fill the group in Slack.",
    "second_look": "👀 {what} waits for a second look by another counsel, today.",
    "drill_due": "🧪 {what} Run one: `/emergency drill`",
}


def rota_page(shown: RotaShown, names: Names) -> kit.Blocks:
    """Who is on call now and next."""
    lines = []
    if not shown.has_rota:
        lines.append("There is no rota: the people below are paged whatever the week.")
    elif shown.people:
        who = listed([name_of(person, names) for person in shown.people])
        lines.append(f"*On call now:* {who} (a Slack group says who)")
    elif shown.now:
        cover = ", covering" if shown.now.covers else ""
        until = moment(shown.now.end)
        lines.append(f"*On call now:* {_who(shown, shown.now, names)}{cover}, until {until}")
    else:
        lines.append("🔴 *Nobody is on call now.* `/oncall cover @person until …` sets somebody.")
    lines += [
        f"From {moment(shift.start)}: {_who(shown, shift, names)}" for shift in shown.following
    ]
    lines += [f"🔴 Nobody from {moment(start)} to {moment(end)}" for start, end in shown.gaps]
    tiers = _paged(shown.escalation, names)
    return [kit.section("\n".join(part)) for part in (lines, tiers)]


def _who(shown: RotaShown, shift: Shift, names: Names) -> str:
    left = " (🔴 has left this workspace)" if shift.person in shown.gone else ""
    return name_of(shift.person, names) + left


def _paged(escalation: Escalation, names: Names) -> list[str]:
    """Who would really be paged now, one tier after another."""
    lines, raised_at = ["*If an emergency were raised now, these would be paged:*"], _EPOCH
    for _, tier, at in escalation.schedule(raised_at):
        when = f"After {duration(at - raised_at)}" if at > raised_at else "At once"
        lines.append(_tier(tier, when, names))
    return lines


def _tier(tier: Tier, when: str, names: Names) -> str:
    people = listed([name_of(person, names) for person in tier.people]) or "🔴 nobody"
    empty = f" (nobody is in {escape(', '.join(tier.problems))})" if tier.problems else ""
    mute = "" if tier.outside else " · 📵 in Slack alone"
    return f"{when}, {escape(tier.name)}: {people}{empty}{mute}"


def people_in(shown: RotaShown) -> set[str]:
    people = {shift.person for shift in shown.following} | set(shown.people)
    people |= {person for tier in shown.escalation.all_tiers for person in tier.people}
    return people | ({shown.now.person} if shown.now else set())


def shift_text(message: ShiftMessage, names: Names) -> str:
    who, until = name_of(message.by, names), moment(message.until)
    if message.offer_id is None:
        return f"📟 You are on call for emergencies, until {until}. Set by {who}."
    return f"📟 {who} asks you to be on call for emergencies, from now until {until}."


def shift(message: ShiftMessage, names: Names) -> kit.Blocks:
    """With a button where it has to be confirmed."""
    blocks: kit.Blocks = [kit.section(shift_text(message, names))]
    if message.offer_id is not None:
        accept = kit.button(
            "I take the shift",
            "oncall_accept",
            value=str(message.offer_id),
            style="primary",
        )
        blocks.append(kit.actions([accept], "oncall_offer"))
    return blocks


def rota_text(message: RotaMessage, names: Names) -> str:
    """What has to be put right, a line each."""
    return "\n".join(_problem(what, about, names) for what, about in message.problems)


def help_page() -> kit.Blocks:
    lines = "\n".join(f"`/oncall {one.written}`\n{one.does}" for one in USAGE.values())
    return [kit.section(lines)]


def _problem(what: str, about: str, names: Names) -> str:
    first, _, rest = about.partition(" ")
    match what:
        case "gap":
            return _PROBLEMS[what].format(when=moment(dt.datetime.fromisoformat(about)))
        case "left":
            return _PROBLEMS[what].format(
                who=name_of(first, names), when=moment(dt.datetime.fromisoformat(rest))
            )
        case "nobody_in":
            return _PROBLEMS[what].format(what=f"{escape(first)} ({escape(rest)})")
        case "drill_due":
            last = f"The last drill was on {escape(rest)}." if rest else "There was no drill yet."
            return _PROBLEMS[what].format(what=last)
        case _:
            return _PROBLEMS[what].format(what=escape(about))
