"""Two people at one case: who sends a form second is told first, and loses nothing they typed."""

import pytest

from tests.scenarios.casework import CALLED_BACK, case_of, is_ready, opens_sample
from tests.scenarios.office import DESK, Office, fills, told
from workspace.model import View
from workspace.person import Person


async def form_of(person: Person, button: str) -> View:
    """The form that a button of the person's own copy of the card opens."""
    await told(person, "/case show LR-1")
    copy = person.ephemerals(DESK)[-1]
    await person.click(copy, button)
    return await person.sees_view("LR-1")


async def test_a_second_decision_on_notice_is_not_taken_before_the_first_was_seen(
    office: Office,
) -> None:
    await opens_sample(office, "subpoena-complete")
    await told(office.maya, "/case notice LR-1")
    await office.maya.click(office.maya.ephemerals(DESK)[-1], "notice_decide")
    mayas = await office.maya.sees_view("LR-1")
    await told(office.ruth, '/case notice LR-1 exception threat reason="It names our staff."')
    await fills(office.maya, mayas, {"kind": "notify", "reason": "Typed by Maya"})

    again = await office.maya.sees_view("LR-1")
    assert "While this form was open" in str(again.body)
    assert "Ruth Adeyemi decided" in str(again.body)
    decision = case_of(office).notice
    assert decision is not None
    assert decision.by == office.ruth.id

    await office.maya.submit(again)
    decision = case_of(office).notice
    assert decision is not None
    assert (decision.by, decision.kind.value) == (office.maya.id, "notify")
    assert decision.reason == "Typed by Maya"


@pytest.mark.parametrize(
    ("button", "values", "change", "said"),
    [
        ("case_due", {"date": "2027-03-01"}, "due LR-1 2027-02-01", "2027-02-01"),
        ("case_status", {"status": "contested"}, "status LR-1 awaiting_agency", "awaiting agency"),
        ("case_assign", {"person": "tom"}, "take LR-1", "took the case"),
        ("case_close", {"outcome": "withdrawn"}, "due LR-1 2027-02-01", "2027-02-01"),
    ],
)
async def test_who_sends_second_is_told_what_changed(
    office: Office, button: str, values: dict[str, str], change: str, said: str
) -> None:
    await is_ready(office)
    toms = await form_of(office.tom, button)
    await told(office.maya, f"/case {change}")
    before = case_of(office)
    if button == "case_assign":
        values = {"person": office.tom.id}
    await fills(office.tom, toms, values)
    again = await office.tom.sees_view("LR-1")
    assert "While this form was open" in str(again.body)
    assert said in str(again.body)
    assert case_of(office) == before


async def test_what_does_not_bear_on_a_form_does_not_stop_it(office: Office) -> None:
    """One's own changes, a note, and a change from before the form was opened."""
    await opens_sample(office, "subpoena-complete")
    await told(office.maya, "/case due LR-1 2027-02-01")
    await office.tom.command("/case verify LR-1", DESK)
    form = await office.tom.sees_view("LR-1")
    await told(office.tom, "/case take LR-1")
    await told(office.maya, "/case note LR-1 called the clerk")
    await fills(office.tom, form, CALLED_BACK)
    assert office.tom.view() is None
    assert case_of(office).verified
