"""The form in which a case's facts are changed."""

from collections.abc import Mapping, Sequence
from typing import Any

from bot.domain.cases import Case
from handlers.facts.shown import shown
from handlers.views import kit
from handlers.views.case.fact_form import fact_blocks
from handlers.views.case.forms import Form, Origin, about
from policy.model import Guide

EDIT = "case_edit_form"


def edit_form(
    case: Case,
    guide: Guide,
    origin: Origin,
    *,
    values: Mapping[str, Any] | None = None,
    notes: Sequence[str] = (),
) -> Form:
    """The facts of a case, to be changed; it remembers which facts it showed.

    `values` stand in the fields in place of the case's own, under `notes` that say why.
    """
    process = case.request.process
    filled = shown(case.request) if values is None else values
    mark = f".{case.facts[:8]}" if notes else ""
    told: kit.Blocks = [kit.section(text) for text in notes]
    asked = fact_blocks(guide, filled, process=process, mark=mark)
    return about(case, origin, EDIT, "Save", [*told, *asked], shown=case.facts)
