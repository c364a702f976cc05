"""A case as a card: what it is, where it stands, and buttons for what can be done."""

import datetime as dt
from typing import Any

from slack_sdk.models.blocks import (
    ActionsBlock,
    Block,
    ButtonElement,
    ContextBlock,
    MarkdownTextObject,
    Option,
    OverflowMenuElement,
    PlainTextObject,
    SectionBlock,
)

from bot.domain.cases import Case, Status, shorten, words
from bot.domain.preservation import Preservation
from handlers.views import preserve_card
from handlers.views.names import Names, name_of
from handlers.views.text import LABEL, civil, escape, moment
from policy.model import Guide

_MARKS = {
    Status.RECEIVED: "📥",
    Status.IN_REVIEW: "🔎",
    Status.AWAITING_AGENCY: "⏳",
    Status.CONTESTED: "⚖️",
    Status.APPROVED: "✅",
    Status.CLOSED: "📁",
}


def card(
    case: Case,
    guide: Guide,
    names: Names,
    today: dt.date,
    kept: Preservation | None = None,
) -> list[dict[str, Any]]:
    """The whole card, for those who may see the case; `kept` is its preservation."""
    blocks: list[Block] = [
        SectionBlock(text=_title(case, guide), fields=_fields(case, names, today)),
        ContextBlock(elements=[MarkdownTextObject(text=_origin(case, names))]),
    ]
    if outcome := _outcome(case):
        blocks.insert(1, SectionBlock(text=outcome))
    if kept is not None:
        blocks.insert(-1, preserve_card.section(kept, today))
    blocks.append(ActionsBlock(block_id="case_actions", elements=_buttons(case)))
    return [block.to_dict() for block in blocks]


def sealed_card(case: Case) -> list[dict[str, Any]]:
    """All that the open place may say of a sealed case."""
    return [SectionBlock(text=f"🔒 *{case.number} · sealed*").to_dict()]


def unsealed_card(case: Case) -> list[dict[str, Any]]:
    """What is left in the private place of a case that was unsealed."""
    text = f"🔓 *{case.number} · unsealed.* Its card is in the desk's channel again."
    return [SectionBlock(text=text).to_dict()]


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


def _title(case: Case, guide: Guide) -> MarkdownTextObject:
    seal = "🔒 sealed · " if case.sealed else ""
    agency = case.request.agent.agency
    whose = f"\n{escape(shorten(agency, 200))}" if agency else ""
    name = escape(process_name(case, guide))
    return MarkdownTextObject(text=f"{seal}*{case.number} · {name}*{whose}")


def _fields(case: Case, names: Names, today: dt.date) -> list[MarkdownTextObject]:
    due = civil(case.due_on, today) if case.due_on else "none set"
    late = " 🔴 overdue" if case.is_overdue(today) else ""
    fields = {
        "Status": f"{_MARKS[case.status]} {words(case.status)}",
        "Answer due": f"{due}{late}",
        "Assignee": name_of(case.assignee, names),
        "Country": case.request.country or "not given",
    }
    if case.approver:
        fields["Approved by"] = name_of(case.approver, names)
    if case.request.seeks:
        fields["Asks for"] = escape(shorten(", ".join(case.request.seeks), 300))
    return [MarkdownTextObject(text=f"*{name}*\n{value}") for name, value in fields.items()]


def _outcome(case: Case) -> str | None:
    if case.disposition is None or case.disclosed_class is None:
        return None
    why = f"\n{escape(shorten(case.reason, 500))}" if case.reason else ""
    return f"*Outcome:* {words(case.disposition)} · disclosed: {words(case.disclosed_class)}{why}"


def _origin(case: Case, names: Names) -> str:
    return (
        f"Opened {moment(case.opened_at)} by {name_of(case.opened_by, names)}"
        f" · guide of {case.guide_version}"
    )


def _buttons(case: Case) -> list[ButtonElement | OverflowMenuElement]:
    value = str(case.id)
    buttons = [_button("Note", "case_note", value)]
    if case.is_open:
        if case.assignee is None:
            buttons.insert(0, _button("Take", "case_take", value, style="primary"))
        buttons += [
            _button("Status", "case_status", value),
            _button("Due date", "case_due", value),
            _button("Assign", "case_assign", value),
        ]
        if case.status is Status.IN_REVIEW:
            buttons.append(_button("Approve", "case_approve", value))
        buttons.append(_button("Close", "case_close", value))
    else:
        buttons.append(_button("Open again", "case_status", value))
    more = [
        Option(value=f"log:{value}", text="Timeline"),
        Option(value=f"show:{value}", text="Show to me"),
    ]
    return [*buttons, OverflowMenuElement(action_id="case_more", options=more)]


def _button(text: str, action: str, value: str, style: str | None = None) -> ButtonElement:
    label = PlainTextObject(text=shorten(text, LABEL))
    return ButtonElement(text=label, action_id=action, value=value, style=style)
