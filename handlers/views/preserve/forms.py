"""The forms for a preservation: a new one, and one for each thing that can become of it."""

import datetime as dt
from typing import Any

from bot.desk.preservation.results import ShownPreservation
from bot.domain.cases import Case, shorten
from bot.domain.preservation import Preservation, Terms, proposed_until
from handlers.views import inputs, kit
from handlers.views.case.forms import Form, Origin, modal
from handlers.views.preserve import line as preserve_line
from handlers.views.text import SECTION, escape

NEW = "preserve_new_form"
EXTEND = "preserve_extend_form"
DECIDE = "preserve_decide_form"
HOLD = "preserve_hold_form"
RELEASE = "preserve_release_form"

_YES_NO = [("yes", "Yes"), ("no", "No")]


def new_form(
    case: Case | None, target: str, terms: Terms, now: dt.datetime, origin: Origin
) -> Form:
    """For a case, or with a new one."""
    which: kit.Blocks = []
    if case is None:
        which = [
            inputs.text_input(
                "case", "Case", hint="LR-42; leave it empty to open one for this request"
            ),
            inputs.text_input("agency", "Agency", hint="For a new case: as named on the request"),
        ]
    blocks = [
        *which,
        inputs.text_input(
            "target",
            "What is preserved",
            hint="The account, the host or the meeting that the request names",
            initial=target or None,
            optional=False,
            multiline=True,
            most=1000,
        ),
        inputs.moment_input(
            "snapshot_at",
            "Snapshot taken",
            initial=now,
            hint=f"In your own time zone. From this moment {terms.days} days are counted, in the"
            " desk's",
        ),
    ]
    title = case.number if case else "New preservation"
    return modal(NEW, title, "Record", blocks, _meta(case, origin))


def extend_form(shown: ShownPreservation, today: dt.date, origin: Origin) -> Form:
    blocks = [
        _head(shown, today),
        inputs.date_input("received_on", "Received on", initial=today, optional=False),
        inputs.choice_input("formal", "Is it a separate formal request?", _YES_NO, optional=False),
        inputs.text_input("reference", "Its reference", most=200),
    ]
    return modal(EXTEND, shown.case.number, "Extend", blocks, _meta(shown.case, origin))


def decide_form(
    shown: ShownPreservation, kept: Preservation, terms: Terms, today: dt.date, origin: Origin
) -> Form:
    """For counsel; the day proposed is the standing one with the guide's extension on it."""
    blocks = [
        _head(shown, today),
        inputs.choice_input(
            "decision", "Decision", [("grant", "Grant"), ("decline", "Decline")], optional=False
        ),
        inputs.date_input(
            "until",
            "Last day, if granted",
            initial=proposed_until(kept, terms),
            hint=f"Proposed: {terms.extension_days} days from the standing last day",
        ),
        inputs.text_input("reason", "Reason", multiline=True, optional=False),
    ]
    return modal(DECIDE, shown.case.number, "Decide", blocks, _meta(shown.case, origin))


def hold_form(shown: ShownPreservation, today: dt.date, origin: Origin) -> Form:
    blocks = [
        _head(shown, today),
        inputs.text_input(
            "process",
            "Case of the legal process",
            hint="LR-50: while it is open, nothing is deleted",
            optional=False,
            most=20,
        ),
    ]
    return modal(HOLD, shown.case.number, "Hold", blocks, _meta(shown.case, origin))


def release_form(
    shown: ShownPreservation, kept: Preservation, today: dt.date, origin: Origin
) -> Form:
    early = not kept.is_over(today)
    blocks = [
        _head(shown, today),
        inputs.choice_input("deleted", "Has the snapshot been deleted?", _YES_NO, optional=False),
        inputs.text_input(
            "reason",
            "Reason",
            multiline=True,
            optional=not early,
            hint="Needed before its last day" if early else None,
        ),
    ]
    return modal(RELEASE, shown.case.number, "Release", blocks, _meta(shown.case, origin))


def _head(shown: ShownPreservation, today: dt.date) -> kit.Block:
    assert shown.kept is not None
    target = escape(shorten(shown.kept.target, 300))
    state = preserve_line.state(shown.kept, today, held=shown.held)
    return kit.section(shorten(f"{target}\n{state}", SECTION))


def _meta(case: Case | None, origin: Origin) -> dict[str, Any]:
    return {**origin, "case": case.id if case else None}
