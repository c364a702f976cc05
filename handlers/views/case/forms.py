"""The forms for a case: a new one, and one for each thing that can be done to it.

A form remembers in `private_metadata` which case it is about and where it began: the answer goes
there by its response URL, which works also where the bot is no member.
"""

import json
from collections.abc import Mapping
from typing import Any

from bot.domain.cases import MOVES, Case, Status, words
from handlers.reading import Held, taking_apart
from handlers.views import inputs, kit
from handlers.views.case.fact_form import fact_blocks
from handlers.views.text import TITLE
from policy.model import Guide

NEW = "case_new_form"
ANOTHER = "case_another_form"
NOTE = "case_note_form"
STATUS = "case_status_form"
DUE = "case_due_form"
ASSIGN = "case_assign_form"

MOST_NOTE = inputs.MOST
VERSION = "version"  # in a form's memory: the case's, when the form was opened

Form = dict[str, Any]
Origin = Mapping[str, str | None]  # `channel` and `respond` (a response URL) of where it began


def new_form(
    guide: Guide,
    *,
    origin: Origin,
    process: str | None = None,
    note: str | None = None,
    facts: Mapping[str, Any] | None = None,
) -> Form:
    """The facts of a request; only the process must be given.

    `note` is a text that is kept as the case's first note, such as the message it was opened
    from. `facts` are shown in their fields, as in `handlers.facts.shown`.
    """
    values = {**(facts or {}), **({"process": process} if process else {})}
    blocks = fact_blocks(guide, values, process=values.get("process"))
    blocks.append(
        inputs.text_input("note", "Note", multiline=True, hint="Kept in the timeline", initial=note)
    )
    return modal(NEW, "New case", "Open case", blocks, dict(origin))


def repeated_form(case: Case, origin: Origin) -> Form:
    """Shown when the same form came twice within seconds; another press makes another case."""
    text = kit.section(
        f"You opened *{case.number}* with the same facts a moment ago, so this is still that"
        " case. If it is another request, make another."
    )
    meta = {**origin, "case": case.id}
    return modal(ANOTHER, case.number, "Make another", [text], meta)


def note_form(case: Case, origin: Origin) -> Form:
    block = inputs.text_input("text", "Note", multiline=True, optional=False)
    return about(case, origin, NOTE, "Add note", [block])


def status_form(case: Case, origin: Origin) -> Form:
    """Only the moves that are possible from where the case stands."""
    ways = [s for s in MOVES[case.status] if s not in (Status.APPROVED, Status.CLOSED)]
    blocks: kit.Blocks = [
        inputs.choice_input(
            "status", "New status", [(s.value, words(s)) for s in ways], optional=False
        ),
        inputs.text_input("reason", "Reason", optional=case.is_open, multiline=True),
    ]
    return about(case, origin, STATUS, "Move", blocks)


def due_form(case: Case, origin: Origin) -> Form:
    block = inputs.date_input(
        "date", "Answer due", initial=case.due_on, hint="Leave it empty to take the date away"
    )
    return about(case, origin, DUE, "Set", [block])


def assign_form(case: Case, origin: Origin) -> Form:
    block = inputs.person_input("person", "Assignee", initial=case.assignee)
    return about(case, origin, ASSIGN, "Assign", [block])


@taking_apart()
def read_meta(view: Form) -> Held:
    """What the form remembered: its origin, and `case` where it is about one."""
    return Held(json.loads(view.get("private_metadata") or "{}"))


def message_modal(title: str, text: str) -> Form:
    """A sentence to a person who is in a form, or where no channel can hold it."""
    return modal("message", title, None, [kit.section(text)], {})


def about(
    case: Case, origin: Origin, callback: str, submit: str, blocks: kit.Blocks, **more: Any
) -> Form:
    """A form about a case; it remembers which, as it was just now, and `more`."""
    head = kit.context(f"{case.number} · {words(case.status)}")
    meta = {**origin, "case": case.id, VERSION: case.version, **more}
    return modal(callback, case.number, submit, [head, *blocks], meta)


def meanwhile_note() -> kit.Block:
    """Above what somebody else changed while the form was open."""
    return kit.section("⚠️ *While this form was open:*\nSend it again if what you put still holds.")


def again(view: Form, head: kit.Blocks, **more: Any) -> Form:
    """The form that was sent, with `head` above it; it remembers `more`, too.

    Slack keeps what was put into its inputs, since they stay what they were.
    """
    kept = ("type", "callback_id", "title", "close", "submit")
    meta = json.dumps(read_meta(view) | more, ensure_ascii=False)
    parts = {name: view[name] for name in kept if view.get(name)}
    return {**parts, "blocks": [*head, *view["blocks"]], "private_metadata": meta}


def modal(
    callback: str, title: str, submit: str | None, blocks: kit.Blocks, meta: dict[str, Any]
) -> Form:
    """A form, or without `submit` something to read; it remembers `meta`."""
    form: Form = {
        "type": "modal",
        "callback_id": callback,
        "title": kit.plain(title, TITLE),
        "close": kit.plain("Cancel" if submit else "Close"),
        "blocks": blocks,
        "private_metadata": json.dumps(meta, ensure_ascii=False),
    }
    if submit:
        form["submit"] = {"type": "plain_text", "text": submit}
    return form
