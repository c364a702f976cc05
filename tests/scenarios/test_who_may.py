"""Who may do what, and what the others are told."""

import pytest

from bot.store.database import rows
from tests.scenarios.office import DESK, Office, told
from workspace.sight import words


async def test_an_employee_without_a_role_may_ask_and_nothing_else(office: Office) -> None:
    await office.opens()
    for line in ("/case list", "/case show LR-1", "/case new subpoena country=US", "/case new"):
        assert "you need the role" in await told(office.ben, line, "general")
    assert "subpoena" in await told(office.ben, "/policy what does a subpoena yield?", "general")
    assert office.ben.view() is None
    assert len(await office.cards()) == 1


async def test_a_guest_may_do_nothing(office: Office) -> None:
    for line in ("/case list", "/policy what does a subpoena yield?"):
        assert "Guests of this workspace cannot" in await told(office.gus, line, "general")


async def test_a_stranger_from_another_workspace_may_do_nothing(office: Office) -> None:
    office.workspace.admin.add_stranger("sven", "Sven Elsewhere", ["general"])
    assert "its own workspace only" in await told(office.sven, "/case list", "general")


async def test_a_payload_that_names_another_team_is_refused(office: Office) -> None:
    office.workspace.faults.disguise(team_id="T0ELSEWHERE")
    assert "its own workspace only" in await told(office.maya, "/case list")


async def test_who_becomes_a_guest_may_do_nothing_from_then_on(office: Office) -> None:
    assert "none" in await told(office.tom, "/case list")
    office.workspace.admin.change_user("tom", is_restricted=True)
    await office.hears()
    assert "Guests" in await told(office.tom, "/case list")


async def test_who_leaves_the_group_is_refused_at_the_next_click(office: Office) -> None:
    card = await office.opens()
    office.workspace.admin.set_group("legal", ["maya", "ruth", "ada"])
    await office.hears()
    await office.tom.click(card, "case_take")
    await office.tom.sees("you need the role", DESK)
    assert "nobody yet" in words((await office.cards())[0])


async def test_every_refusal_is_on_record(office: Office) -> None:
    await told(office.ben, "/case list", "general")
    await told(office.gus, "/policy what does a subpoena yield?", "general")
    denied = rows(office.desk.store.db, "SELECT actor FROM audit WHERE action = 'denied'")
    assert [row["actor"] for row in denied] == [office.ben.id, office.gus.id]


async def test_the_assignee_cannot_approve_and_an_analyst_neither(office: Office) -> None:
    await office.opens()
    await told(office.maya, "/case take LR-1")
    assert "takes two people" in await told(office.maya, "/case approve LR-1")
    assert "you need the role counsel" in await told(office.tom, "/case approve LR-1")
    reason = 'reason="the original is on its way"'
    assert "approved the disclosure" in await told(office.ruth, f"/case approve LR-1 {reason}")


async def test_nothing_is_disclosed_before_it_is_approved(office: Office) -> None:
    await office.opens()
    await told(office.tom, "/case take LR-1")
    answer = await told(office.tom, '/case close LR-1 disclosed items="name: 1"')
    assert "counsel who is not the assignee approves it" in answer
    assert "in review" in await told(office.tom, "/case show LR-1")


async def test_a_case_is_assigned_to_the_legal_team_only(office: Office) -> None:
    await office.opens()
    assert "Only people of the legal team" in await told(office.maya, "/case assign LR-1 @ben")
    assert "to Tom Okafor" in await told(office.maya, "/case assign LR-1 @tom")


@pytest.mark.parametrize("handle", ["maya", "tom", "ines", "ada"])
async def test_the_help_page_is_for_everyone_with_a_question(office: Office, handle: str) -> None:
    answer = await told(office.workspace.person(handle), "/case help")
    assert "/case new" in answer
    assert "become its assignee" in answer
