"""App Home: what waits for its person, fresh when it is opened and after each change."""

import json

from tests.scenarios.casework import is_ready, opens_sample
from tests.scenarios.office import DESK, SEALED, Office, fills, told
from workspace.model import View


def said(home: View) -> str:
    return json.dumps(home.body, ensure_ascii=False)


async def test_it_is_fresh_after_each_change_by_whomever(office: Office) -> None:
    await opens_sample(office, "subpoena-complete")
    office.tom.open_home()
    await office.tom.sees_home("Your open cases: none")
    await told(office.maya, "/case assign LR-1 @tom")
    home = await office.tom.sees_home("*Your open cases* · 1")
    assert "LR-1" in said(home)
    await told(office.maya, "/case status LR-1 awaiting_agency")
    await office.tom.sees_home("*Waiting for the agency* · 1")


async def test_what_is_ready_stands_before_counsel_and_not_before_its_assignee(
    office: Office,
) -> None:
    await is_ready(office)
    office.ruth.open_home()
    await office.ruth.sees_home("*For you to approve* · 1")
    office.tom.open_home()
    assert "to approve" not in said(await office.tom.sees_home("*Your open cases* · 1"))
    await told(office.ruth, "/case approve LR-1")
    await office.ruth.sees_home("For you to approve: none")


async def test_a_case_is_worked_on_from_home(office: Office) -> None:
    await is_ready(office)
    office.ruth.open_home()
    home = await office.ruth.sees_home("*For you to approve* · 1")
    await office.ruth.click(home, "case_show")
    card = await office.ruth.sees_view("Writdesk")
    assert "Sufficient" in said(card)
    await office.ruth.click(card, "case_approve")
    await office.ruth.submit(await office.ruth.sees_view("LR-1"))
    await office.tom.sees("✅ approved", DESK)


async def test_a_card_in_a_window_renews_itself_under_ones_click(office: Office) -> None:
    await opens_sample(office, "subpoena-complete", respond_by="2026-11-27")
    office.tom.open_home()
    home = await office.tom.sees_home("*Due within a week, or overdue* · 1")
    await office.tom.click(home, "case_show")
    card = await office.tom.sees_view("Writdesk")
    await office.tom.click(card, "case_take")
    assert "in review" in said(await office.tom.sees_view("Writdesk"))
    await office.tom.click(await office.tom.sees_view("Writdesk"), "case_note")
    await fills(office.tom, await office.tom.sees_view("LR-1"), {"text": "From my Home."})
    await office.tom.close(await office.tom.sees_view("Writdesk"))
    assert office.tom.view() is None, "the card below was drawn before the note"
    assert "From my Home." in await told(office.tom, "/case log LR-1")


async def test_from_home_a_case_is_opened_cases_are_listed_and_an_emergency_is_raised(
    office: Office,
) -> None:
    await opens_sample(office, "subpoena-complete")
    office.tom.open_home()
    home = await office.tom.sees_home("Your open cases")
    await office.tom.click(home, "home_list")
    listed = await office.tom.sees_view("Writdesk")
    assert "LR-1" in said(listed)
    await office.tom.close(listed)
    await office.tom.click(home, "home_new_case")
    await office.tom.close(await office.tom.sees_view("New case"))

    office.ben.open_home()
    await office.ben.click(await office.ben.sees_home("Ask the government"), "home_emergency")
    form = await office.ben.sees_view("Raise an emergency")
    await fills(office.ben, form, {"nature": "He says that he will jump tonight."})
    await office.tom.sees("LR-2 · Emergency", "emergencies")


async def test_what_expires_is_there_with_its_last_day(office: Office) -> None:
    await opens_sample(office, "preservation-complete")
    await told(office.maya, "/preserve new LR-1 snapshot=now")
    await office.winds(62)
    office.tom.open_home()
    home = await office.tom.sees_home("*Preservations that expire* · 1")
    assert "Kept through" in said(home)
    assert "(in 28 days)" in said(home)


async def test_a_notice_that_falls_due_is_there_for_everyone_who_may_see_it(
    office: Office,
) -> None:
    await opens_sample(office, "subpoena-complete")
    await told(office.ruth, "/case notice LR-1 notify 2026-12-01")
    await told(office.tom, "/case close LR-1 no_responsive_records")
    office.tom.open_home()
    assert "Tell the user 2026-12-01" in said(await office.tom.sees_home("*Users to tell* · 1"))


async def test_a_sealed_case_is_on_no_outsiders_home_and_in_no_count(office: Office) -> None:
    until = {"ordered": True, "until": "2026-12-01"}
    await opens_sample(office, "search-warrant-complete", nondisclosure=until)
    await told(office.ruth, "/case take LR-1", SEALED)
    office.tom.open_home()
    home = await office.tom.sees_home("Your open cases: none")
    assert "LR-1" not in said(home)
    assert "Users to tell: none" in said(home)
    office.maya.open_home()
    await office.maya.sees_home("*Users to tell* · 1")


async def test_who_loses_the_role_loses_the_cases_on_their_home(office: Office) -> None:
    await opens_sample(office, "subpoena-complete")
    await told(office.tom, "/case take LR-1")
    office.tom.open_home()
    await office.tom.sees_home("*Your open cases* · 1")
    office.workspace.admin.set_group("legal", ["maya", "ruth", "ada"])
    await office.hears()
    await told(office.maya, "/case note LR-1 Tom has left the team")

    def cleared() -> View | None:
        home = office.tom.home()
        return home if home is not None and "LR-1" not in said(home) else None

    await office.workspace.state.until(cleared, 5)
