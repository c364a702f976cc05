"""A case as a card: what it is, where it stands, and buttons for what can be done."""

import datetime as dt

from bot.domain.case_review import CaseReview
from bot.domain.cases import Case, DisclosedClass, Status, shorten, words
from bot.domain.checklist import headline
from bot.domain.emergency import Emergency
from bot.domain.preservation import Preservation
from handlers.views import kit
from handlers.views.casework.notice_page import notice_line
from handlers.views.casework.review_page import MARKS
from handlers.views.emergency.running import show_button, state_line
from handlers.views.names import Names, name_of
from handlers.views.preserve import card as preserve_card
from handlers.views.text import civil, day, escape, moment
from policy.countries import country_name
from policy.model import Guide
from policy.review import Finding

_MARKS = {
    Status.RECEIVED: "📥",
    Status.IN_REVIEW: "🔎",
    Status.AWAITING_AGENCY: "⏳",
    Status.CONTESTED: "⚖️",
    Status.APPROVED: "✅",
    Status.CLOSED: "📁",
}

_DISCLOSED = {
    DisclosedClass.NONE: "",
    DisclosedClass.NON_CONTENT: ": non-content",
    DisclosedClass.CONTENT: ": content",
}
_POINTS_SHOWN = 3


def card(
    case: Case,
    found: CaseReview,
    names: Names,
    today: dt.date,
    kept: Preservation | None = None,
    emergency: Emergency | None = None,
) -> kit.Blocks:
    """The whole card, for those who may see the case; `kept` is its preservation.

    While its `emergency` runs, the alert is where it is worked on: the card points there, and has
    no way of its own to disclose or to close.
    """
    runs = emergency if emergency is not None and emergency.is_open else None
    guide = found.guide
    blocks: kit.Blocks = [kit.section(_title(case, guide), fields=_fields(case, names, today))]
    if outcome := _outcome(case):
        blocks.append(kit.section(outcome))
    if runs is not None:
        blocks.append(_alert(runs, names))
    elif case.is_open:
        blocks.append(_review(case, found))
    if kept is not None:
        blocks.append(preserve_card.section(kept, today))
    blocks += [
        kit.context(_steps(case, found, today)),
        kit.context(_origin(case, names)),
        kit.actions(_buttons(case, kept, runs=runs is not None), "case_actions"),
    ]
    return blocks


def sealed_card(case: Case) -> kit.Blocks:
    """All that the open place may say of a sealed case."""
    return [kit.section(f"🔒 *{case.number} · sealed*")]


def unsealed_card(case: Case) -> kit.Blocks:
    """What is left in the private place of a case that was unsealed."""
    text = f"🔓 *{case.number} · unsealed.* Its card is in the desk's channel again."
    return [kit.section(text)]


def summary(case: Case, guide: Guide) -> str:
    """The card in a line: the notification's text."""
    return f"{case.number} · {process_name(case, guide)} · {words(case.status)}"


def process_name(case: Case, guide: Guide) -> str:
    return guide.process(case.request.process).name.en


def line(case: Case, guide: Guide, names: Names, today: dt.date) -> str:
    """The case as a line of a list."""
    agency = escape(shorten(case.request.agent.agency or "agency unknown", 60))
    late = "🔴 " if case.is_overdue(today) else ""
    due = f"{late}due {civil(case.due_on, today)}" if case.due_on else "no due date"
    seal = "🔒 " if case.sealed else ""
    return (
        f"{_MARKS[case.status]} {seal}*{case.number}* · {escape(process_name(case, guide))}"
        f" · {agency}\n{words(case.status)} · {due} · {name_of(case.assignee, names)}"
    )


def _title(case: Case, guide: Guide) -> str:
    seal = "🔒 sealed · " if case.sealed else ""
    lines = [f"{seal}*{case.number} · {escape(process_name(case, guide))}*"]
    if case.request.agent.agency:
        lines.append(escape(shorten(case.request.agent.agency, 200)))
    if case.request.reference:
        lines.append(f"Its reference: {escape(shorten(case.request.reference, 100))}")
    if case.request.seeks:
        asked = ", ".join(guide.item(one).name.en for one in case.request.seeks)
        lines.append(f"Asks for {escape(shorten(asked, 200))}")
    return "\n".join(lines)


def _fields(case: Case, names: Names, today: dt.date) -> list[str]:
    # A closed case's card is not drawn anew each morning, so it counts no days.
    due = civil(case.due_on, today if case.is_open else None) if case.due_on else "none set"
    late = " 🔴 overdue" if case.is_overdue(today) else ""
    fields = {
        "Status": f"{_MARKS[case.status]} {words(case.status)}",
        "Answer due": f"{due}{late}",
        "Assignee": name_of(case.assignee, names),
        "Country": country_name(case.request.country or "not given"),
    }
    if case.approver:
        overridden = case.approval is not None and case.approval.override is not None
        note = " · with something open" if overridden else ""
        fields["Approved by"] = f"{name_of(case.approver, names)}{note}"
    return [f"*{name}*\n{value}" for name, value in fields.items()]


def _review(case: Case, found: CaseReview) -> kit.Block:
    """What keeps the case from being approved, in a few lines; all of it is one click away."""
    review = found.review
    lines = [f"{MARKS[review.verdict]} *{escape(headline(review))}*"]
    lines += _few("✗", [_what(found, finding) for finding in review.to_mend])
    lines += _few("✏️ not on record:", [_what(found, finding) for finding in review.unrecorded])
    lines += _few("👤", [_what(found, finding) for finding in review.for_a_person])
    return kit.section(
        "\n".join(lines), accessory=kit.button("Review", "case_review", str(case.id))
    )


def _few(mark: str, points: list[str]) -> list[str]:
    """The first points on one line, and how many more there are."""
    if not points:
        return []
    more = len(points) - _POINTS_SHOWN
    rest = f" · and {more} more" if more > 0 else ""
    return [f"{mark} {' · '.join(points[:_POINTS_SHOWN])}{rest}"]


def _what(found: CaseReview, finding: Finding) -> str:
    return escape(found.guide.requirement(finding.id).what.en)


def _steps(case: Case, found: CaseReview, today: dt.date) -> str:
    """Who asks, and whether the user is told: each a step of its own."""
    notice = notice_line(case, found, today)
    return f"*Requester:* {_requester(case, found)}  ·  *User notice:* {notice}"


def _requester(case: Case, found: CaseReview) -> str:
    verification = case.verification
    if verification is None and found.requester_is_confirmed:
        return "✅ confirmed by a call back"
    if verification is None:
        return "⚠️ not verified"
    if case.verified:
        return f"✅ verified by {escape(verification.name)} {day(verification.at)}"
    if verification.verified:
        return "⚠️ is another since it was verified"
    return "⚠️ could not be verified"


def _outcome(case: Case) -> str | None:
    if case.disposition is None or case.disclosed_class is None:
        return None
    why = f"\n{escape(shorten(case.reason, 500))}" if case.reason else ""
    return f"*Outcome:* {words(case.disposition)}{_DISCLOSED[case.disclosed_class]}{why}"


def _origin(case: Case, names: Names) -> str:
    return (
        f"Opened {moment(case.opened_at)} by {name_of(case.opened_by, names)}"
        f" · guide of {case.guide_version}"
    )


def _alert(emergency: Emergency, names: Names) -> kit.Block:
    says = f"{state_line(emergency, names)}\nIts alert says what is missing. Decide there."
    return kit.section(says, accessory=show_button(emergency))


def _buttons(case: Case, kept: Preservation | None, *, runs: bool) -> list[kit.Element]:
    value = str(case.id)
    if runs:
        buttons = [
            kit.button("Note", "case_note", value),
            kit.button("Preserve", "preserve_new", value),
        ]
        ways = {"edit": "Edit facts", "verify": "Verify requester"}
    elif not case.is_open:
        buttons = [
            kit.button("Note", "case_note", value),
            kit.button("Open again", "case_status", value),
        ]
        ways = {"letters": "Letters", "notice": "User notice"}
    else:
        buttons = [
            kit.button("Letter", "case_reply", value),
            kit.button("Note", "case_note", value),
            kit.button("Status", "case_status", value),
            kit.button("Due date", "case_due", value),
            kit.button("Assign", "case_assign", value),
        ]
        if case.assignee is None:
            buttons.insert(0, kit.button("Take", "case_take", value, style="primary"))
        if case.status is Status.IN_REVIEW:
            buttons.append(kit.button("Approve", "case_approve", value))
        if kept is None or not kept.is_standing:
            buttons.append(kit.button("Preserve", "preserve_new", value))
        buttons.append(kit.button("Close", "case_close", value))
        ways = {"edit": "Edit facts", "verify": "Verify requester", "notice": "User notice"}
    ways |= {"log": "Timeline", "show": "Show to me"}
    more = {f"{what}:{value}": label for what, label in ways.items()}
    return [*buttons, kit.menu("case_more", more)]
