"""What was found, what a case is linked to, and what came in before."""

import datetime as dt
from collections.abc import Sequence

from bot.desk.finding.results import Earlier, Found, Linked
from bot.domain.cases import Case, shorten
from handlers.views import kit
from handlers.views.case.list import row
from handlers.views.names import Names
from handlers.views.pages import pager
from handlers.views.text import escape
from policy.model import Guide

_SHOWN_EARLIER = 3
_NOTHING = (
    "Try fewer words, part of a number, or another spelling. Sealed cases are found by those who"
    " work on them; by its number everyone finds that one is there."
)


def found_page(found: Found, guide: Guide, names: Names, today: dt.date) -> kit.Blocks:
    """The likest first, each with a button that shows it."""
    count = f"{found.total or 'nothing'}{' or more' if found.more else ''}"
    head = kit.section(
        f"*“{escape(shorten(found.asked.text, 100))}” · {count}*",
    )
    lines = [row(case, guide, names, today) for case in found.cases]
    blocks: kit.Blocks = [head, *lines]
    if not found.total:
        blocks.append(kit.context(_NOTHING))
    subject = found.asked.text[:1500]
    return blocks + pager("find", subject, found.page, found.pages)


def links(linked: Linked, guide: Guide, names: Names, today: dt.date) -> kit.Blocks:
    """What a case has to do with others, by what."""
    groups = (
        ("Linked by hand", linked.by_hand),
        ("The same account", linked.same_account),
        ("The same reference of the agency", linked.same_reference),
        ("The same agency", linked.same_agency),
    )
    blocks: kit.Blocks = [kit.section(f"*{linked.case.number} · linked cases*")]
    for title, cases in groups:
        if cases:
            blocks.append(kit.section(f"*{title}*"))
            blocks += [row(case, guide, names, today) for case in cases[:10]]
    if len(blocks) == 1:
        text = f"None. Link one by hand: `/case link {linked.case.number} LR-…`."
        blocks.append(kit.section(text))
    return blocks[:45]


def earlier_blocks(earlier: Earlier, guide: Guide, names: Names, today: dt.date) -> kit.Blocks:
    """First of all: the request that may be here already."""
    blocks: kit.Blocks = []
    for why, cases in (
        ("The same file came in before", earlier.by_file),
        ("The same reference of the agency came in before", earlier.by_reference),
    ):
        if cases:
            blocks += _earlier(why, cases, guide, names, today)
    return blocks


def _earlier(
    why: str, cases: Sequence[Case], guide: Guide, names: Names, today: dt.date
) -> kit.Blocks:
    text = f"⚠️ *{why}.* Look at it before you open another case:"
    lines = [row(case, guide, names, today) for case in cases[:_SHOWN_EARLIER]]
    return [kit.section(text), *lines]
