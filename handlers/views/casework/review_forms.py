"""The forms of casework: verifying the requester, approving, deciding the notice, closing."""

import datetime as dt
from collections import Counter

from bot.domain.case_review import CaseReview, judgements
from bot.domain.cases import Case, Disposition, words
from bot.domain.checklist import headline, notice_by_the_guide, sentence_case
from bot.domain.disclosure import asked_for
from bot.domain.notice import NoticeKind, exceptions, may_bind
from bot.domain.verification import sender_domain
from handlers.views import inputs, kit
from handlers.views.case.forms import Form, Origin, about
from handlers.views.casework.review_page import MARKS
from handlers.views.text import SECTION, escape, fitted

VERIFY = "case_verify_form"
APPROVE = "case_approve_form"
NOTICE = "case_notice_form"
CLOSE = "case_close_form"

ITEM = "item."  # before the catalogue's id in the block id of a number of records
_YES_NO = (("yes", "Verified"), ("no", "Could not be verified"))


def verify_form(case: Case, origin: Origin) -> Form:
    """How it was found out that the requester is who they say."""
    request = case.request
    who = ", ".join(escape(t) for t in (request.agent.name, request.agent.agency) if t)
    named = f"Named on the request: {who or 'nobody'}."
    if request.agent.phone:
        named += f" Its own number, not to be called: {escape(request.agent.phone)}."
    blocks: kit.Blocks = [
        kit.section(fitted_markdown(named)),
        inputs.choice_input("verified", "Outcome", _YES_NO, optional=False, initial="yes"),
        inputs.text_input("domain", "Domain it came from", initial=sender_domain(request)),
        inputs.text_input(
            "how",
            "How you know",
            multiline=True,
            hint="That the domain is the agency's; or why it could not be verified",
        ),
        inputs.text_input("number", "Number called back"),
        inputs.text_input(
            "found_in", "Where the number was found", hint="Independently of the request"
        ),
        inputs.text_input("spoke_to", "Who confirmed the request"),
    ]
    return about(case, origin, VERIFY, "Keep", blocks)


def approve_form(case: Case, found: CaseReview, origin: Origin) -> Form:
    """What counsel approves: the facts as they are, and what is open about them."""
    mark, open_points = MARKS[found.review.verdict], found.open_points
    blocks: kit.Blocks = [
        kit.section(f"{mark} {escape(headline(found.review))}"),
        kit.section(fitted_markdown(_asked(case, found))),
    ]
    if judged := Counter(one.name for one in judgements(case).values() if one.met):
        who = ", ".join(f"{escape(name)} ({count})" for name, count in judged.items())
        blocks.append(kit.context(f"Judged met by {who} · `/case review {case.number}` has each"))
    if open_points:
        listed = "\n".join(f"• {escape(point)}" for point in open_points)
        blocks += [
            kit.section(fitted_markdown(f"*Open*\n{listed}")),
            inputs.text_input(
                "reason",
                "Why it may go ahead all the same",
                multiline=True,
                optional=False,
                hint="Stays on record",
            ),
        ]
    return about(case, origin, APPROVE, "Approve", blocks, seen=case.facts)


def notice_form(case: Case, found: CaseReview, origin: Origin, today: dt.date) -> Form:
    """Counsel's decision, with what the facts suggest."""
    order = may_bind(case.request, None, today)
    excepted = found.review.notice.exception
    kind = NoticeKind.NOTIFY
    if order:
        kind = NoticeKind.PROHIBITED
    elif excepted:
        kind = NoticeKind.EXCEPTION
    kinds = [
        (NoticeKind.NOTIFY.value, "Tell the user"),
        (NoticeKind.PROHIBITED.value, "Prohibited by an order"),
        (NoticeKind.EXCEPTION.value, "One of the guide's exceptions"),
    ]
    blocks: kit.Blocks = [
        kit.context(f"By the guide: {notice_by_the_guide(found.review)}"),
        inputs.choice_input("kind", "Decision", kinds, optional=False, initial=kind.value),
        inputs.date_input("on", "Tell the user on", hint="Empty: today"),
        inputs.date_input(
            "until",
            "The order's last day",
            initial=case.request.nondisclosure.until,
            hint="The notice falls due the day after",
        ),
        inputs.choice_input(
            "exception",
            "Exception",
            list(exceptions(found.guide).items()),
            initial=None if order else excepted,
        ),
        inputs.text_input("reason", "Why", multiline=True, hint="Needed for an exception"),
    ]
    return about(case, origin, NOTICE, "Decide", blocks)


def close_form(case: Case, found: CaseReview, origin: Origin) -> Form:
    """The outcome; for a disclosure, how many records of each kind that was asked for."""
    blocks: kit.Blocks = [
        inputs.choice_input(
            "outcome", "Outcome", [(d.value, words(d)) for d in Disposition], optional=False
        ),
        inputs.text_input("reason", "Reason", multiline=True, hint="Needed for a rejection"),
    ]
    if asked := asked_for(case.request, found.guide):
        blocks.append(kit.section("*Records disclosed*, if any: how many, never what."))
        blocks += [inputs.number_input(f"{ITEM}{item.id}", item.name.en) for item in asked]
    return about(case, origin, CLOSE, "Close case", blocks)


def fitted_markdown(text: str) -> str:
    """Text with marks of our own, shortened visibly where Slack would refuse it."""
    return text if len(text) <= SECTION else f"{text[: SECTION - 1]}…"


def _asked(case: Case, found: CaseReview) -> str:
    items = [found.guide.item(one).name.en for one in case.request.seeks]
    agency = case.request.agent.agency or "an agency not named"
    process = found.guide.process(case.request.process).name.en
    asked = escape(", ".join(items)) or "nothing that is recorded"
    return f"*{escape(sentence_case(process))}* of {fitted(agency, 300)}\n*Asks for:* {asked}"
