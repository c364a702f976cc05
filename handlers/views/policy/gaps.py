"""Lists for counsel: what the guide does not answer, and what counsel has answered for everyone."""

import datetime as dt

from bot.desk.results import ListedAnswers, ListedGaps
from bot.domain.questions import Gap, GapOrder, Published, Tally
from handlers.views import kit
from handlers.views.names import Names, name_of
from handlers.views.pages import pager
from handlers.views.policy.counsel import withdraw_button
from handlers.views.policy.parts import context, section
from handlers.views.text import civil, day, fitted, quoted

_SHOWN = 400  # characters of each text in a list, escaped and quoted
_END = 380


def gaps(listed: ListedGaps, today: dt.date) -> kit.Blocks:
    """A page of what people ask in vain; the same questions are one line."""
    order = listed.asked.order
    title, other, label = {
        GapOrder.FREQUENT: ("most asked first", GapOrder.NEWEST, "Newest first"),
        GapOrder.NEWEST: ("newest first", GapOrder.FREQUENT, "Most asked first"),
    }[order]
    blocks: kit.Blocks = [
        section(f"*What the guide does not answer* · {listed.total or 'nothing'} · {title}"),
        context(_counted(listed.tally)),
        *(_gap(gap, today) for gap in listed.gaps),
    ]
    if listed.total > 1:
        turn = kit.button(label, "policy_gaps_order", other.value)
        blocks.append(kit.actions([turn], "policy_gaps"))
    return blocks + pager("gaps", order.value, listed.page, listed.pages)


def answers(listed: ListedAnswers, names: Names) -> kit.Blocks:
    """A page of counsel's answers that people are shown, each with a button to withdraw it."""
    head = section(f"*Counsel's answers that are shown* · {listed.total or 'none'}")
    blocks = [head, *(_answer(one, names) for one in listed.answers)]
    return blocks + pager("answers", "", listed.page, listed.pages)


def _counted(tally: Tally) -> str:
    return (
        f"Counted for a year, without names: {tally.asked} asked · {tally.answered} answered from"
        f" the guide · {tally.silent} not in the guide · {tally.unreadable} no question ·"
        f" {tally.helped} helped · {tally.did_not_help} did not"
    )


def _gap(gap: Gap, today: dt.date) -> kit.Block:
    times = "once, on" if gap.times == 1 else f"{gap.times} times, last on"
    state = " · counsel's answer is shown" if gap.published else ""
    state += " · waits for counsel" if gap.waiting else ""
    text = f"{quoted(_end(gap.text), _SHOWN)}\nAsked {times} {civil(gap.last_on, today)}{state}"
    return section(text, accessory=withdraw_button(gap.published) if gap.published else None)


def _end(text: str) -> str:
    """Of a long text its end, where a letter asks."""
    return text if len(text) <= _END else f"…{text[-_END:]}"


def _answer(published: Published, names: Names) -> kit.Block:
    by = f"{name_of(published.by, names)} · {day(published.at)}"
    text = f"{quoted(published.question, _SHOWN)}\n{fitted(published.answer, _SHOWN)}\n{by}"
    return section(text, accessory=withdraw_button(published.id))
