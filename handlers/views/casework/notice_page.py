"""What was decided about telling the user, in a line and with what can be done."""

import datetime as dt

from bot.domain.case_review import CaseReview
from bot.domain.cases import Case
from bot.domain.checklist import notice_by_the_guide
from bot.domain.notice import NoticeDecision, NoticeKind, exceptions, may_bind
from handlers.views import kit
from handlers.views.names import Names, name_of
from handlers.views.text import civil, day, escape, quoted
from policy.model import Guide


def notice_line(case: Case, found: CaseReview, today: dt.date) -> str:
    """Where the notice stands, in a few words."""
    decision = case.notice if case.notice_is_decided else None
    if decision is None:
        if not found.notice_called_for:
            return "not called for by the guide"
        return f"⚠️ undecided{_bound(case, today)}"
    if decision.told_at:
        return f"✅ user told {day(decision.told_at)}"
    return _decided(decision, case, found.guide, today if case.is_open else None)


def notice_page(case: Case, found: CaseReview, names: Names, today: dt.date) -> kit.Blocks:
    """The whole of it: who decided what and why, what is next."""
    lines = [f"*{case.number} · user notice*", notice_line(case, found, today)]
    decision = case.notice
    if not case.notice_is_decided and found.notice_called_for:
        lines.append(f"By the guide: {notice_by_the_guide(found.review)}")
    if decision is not None:
        lines.append(f"Decided by {name_of(decision.by, names)} {day(decision.at)}.")
        if not case.notice_is_decided:
            lines.append("What is known of the order has changed since: counsel decides anew.")
        if decision.reason:
            lines.append(quoted(decision.reason, 1500))
    value = str(case.id)
    buttons = [
        kit.button("Decide", "notice_decide", value),
        kit.button("Letter to the user", "notice_letter", value),
    ]
    if decision is not None and decision.told_at is None:
        buttons.append(kit.button("User was told", "notice_told", value))
    actions = kit.actions(buttons, "notice_actions")
    return [kit.section("\n".join(lines)), actions]


def _decided(decision: NoticeDecision, case: Case, guide: Guide, today: dt.date | None) -> str:
    due = f"; tell the user {civil(case.notice_on, today)}" if case.notice_on else ""
    match decision.kind:
        case NoticeKind.NOTIFY:
            return f"tell the user {civil(decision.on, today)}" if decision.on else "tell the user"
        case NoticeKind.PROHIBITED if decision.until:
            return f"🔇 prohibited until {decision.until}{due}"
        case NoticeKind.PROHIBITED:
            return "🔇 prohibited by an order without a known end"
        case _:
            what = exceptions(guide).get(decision.exception or "", "an exception")
            return f"not told: {escape(what)}"


def _bound(case: Case, today: dt.date) -> str:
    if not may_bind(case.request, None, today):
        return ""
    until = case.request.nondisclosure.until
    return f"; an order binds until {until}" if until else "; an order may bind"
