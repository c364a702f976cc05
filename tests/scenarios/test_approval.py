"""Two people for every disclosure, asked for afresh, and bound to what was reviewed."""

from bot.store import disclosures
from tests.scenarios.casework import case_of, is_ready, opens_sample
from tests.scenarios.office import DESK, Office, fills, told
from workspace.sight import words

ITEMS = '/case close LR-1 disclosed items="user_name: 1; ip_address: 14"'


async def test_nothing_open_is_approved_with_a_word(office: Office) -> None:
    await is_ready(office)
    assert "approved the disclosure." in await told(office.ruth, "/case approve LR-1")
    case = case_of(office)
    assert case.approval is not None
    assert (case.approver, case.approval.facts, case.approval.override) == (
        office.ruth.id,
        case.facts,
        None,
    )
    await office.tom.sees("✅ approved", DESK)


async def test_with_something_open_it_takes_a_reason_that_stays_on_record(office: Office) -> None:
    card = await opens_sample(office, "subpoena-deficient")
    assert card is not None
    await told(office.tom, "/case take LR-1")
    answer = await told(office.ruth, "/case approve LR-1")
    assert "cannot be approved yet. Open:" in answer

    card = await office.ruth.sees("in review", DESK)
    await office.ruth.click(card, "case_approve")
    form = await office.ruth.sees_view("LR-1")
    await office.ruth.submit(form)
    assert "reason" in form.errors
    await fills(office.ruth, form, {"reason": "The original was seen at the court."})
    card = await office.tom.sees("Ruth Adeyemi · with something open", DESK)
    log = await told(office.tom, "/case log LR-1")
    assert "though this was open:" in log
    assert "The original was seen at the court." in log
    assert "The original" not in words(card)


async def test_the_assignee_approves_nothing_whoever_they_are(office: Office) -> None:
    await is_ready(office)
    await told(office.maya, "/case assign LR-1 @maya")
    assert "takes two people" in await told(office.maya, "/case approve LR-1")
    await told(office.tom, "/case take LR-1")
    await told(office.maya, "/case approve LR-1")
    assert "cannot become its assignee" in await told(office.maya, "/case take LR-1")
    assert "cannot become its assignee" in await told(office.tom, "/case assign LR-1 @maya")


async def test_a_case_that_nobody_works_on_is_not_approved_by_one_alone(office: Office) -> None:
    await office.opens()
    await told(office.maya, "/case notice LR-1 notify")
    await told(office.maya, "/case close LR-1 withdrawn")
    await told(office.maya, "/case status LR-1 in_review new process")
    answer = await told(office.maya, '/case approve LR-1 reason="all is well"')
    assert "Nobody works on LR-1" in answer


async def test_who_lost_the_role_a_second_ago_approves_nothing(office: Office) -> None:
    await is_ready(office)
    office.workspace.admin.set_group("counsel", ["maya"])
    assert "you need the role counsel" in await told(office.ruth, "/case approve LR-1")
    assert case_of(office).status.value == "in_review"


async def test_it_fails_closed_while_slack_cannot_say(office: Office) -> None:
    await is_ready(office)
    office.workspace.faults.refuse("usergroups.users.list", "internal_error", times=None)
    assert "cannot confirm your role" in await told(office.ruth, "/case approve LR-1")
    assert case_of(office).status.value == "in_review"
    office.workspace.faults.clear()
    assert "approved" in await told(office.ruth, "/case approve LR-1")


async def test_what_counsel_saw_is_what_they_approve(office: Office) -> None:
    await is_ready(office)
    card = await office.ruth.sees("in review", DESK)
    await office.ruth.click(card, "case_approve")
    form = await office.ruth.sees_view("LR-1")
    await office.tom.command("/case edit LR-1", DESK)
    edit = await office.tom.sees_view("LR-1")
    await fills(office.tom, edit, {"agent_badge": "1"})
    await office.ruth.submit(form)
    told_her = await office.ruth.sees_view("That did not work")
    assert "changed while you looked at them" in str(told_her.body)
    assert case_of(office).approval is None


async def test_a_judgement_against_an_approved_case_takes_the_approval_back(
    office: Office,
) -> None:
    await is_ready(office)
    await told(office.ruth, "/case approve LR-1")
    answer = await told(office.tom, "/case review LR-1 not_met lawful_basis")
    assert "The approval no longer holds" in answer
    assert case_of(office).status.value == "in_review"


async def test_what_was_disclosed_is_recorded_by_kind_and_number(office: Office) -> None:
    await is_ready(office)
    await told(office.ruth, "/case approve LR-1")
    card = await office.tom.sees("✅ approved", DESK)
    await office.tom.click(card, "case_close")
    form = await office.tom.sees_view("LR-1")
    await fills(
        office.tom, form, {"outcome": "disclosed", "item.user_name": 1, "item.ip_address": 14}
    )
    card = await office.tom.sees("📁 closed", DESK)
    assert "disclosed: non-content" in words(card)
    assert disclosures.of_case(office.desk.store.db, 1) == {"ip_address": 14, "user_name": 1}
    assert "user name: 1, ip address: 14" in await told(office.tom, "/case log LR-1")


async def test_nothing_beyond_what_was_approved_is_recorded_as_disclosed(office: Office) -> None:
    await is_ready(office)
    await told(office.ruth, "/case approve LR-1")
    for items, complaint in (
        ("voicemail: 1", "was not asked for"),
        ("user_name: 0", "Say what was disclosed"),
        ("user_name: 99999999999", "cannot be"),
        ("name: 1; name: 2", "is there twice"),
        ("name: Ann", "Never the data itself"),
    ):
        line = f'/case close LR-1 disclosed items="{items}"'
        assert complaint in await told(office.tom, line)
    assert case_of(office).status.value == "approved"
    assert "closed the case" in await told(office.tom, ITEMS)


async def test_content_is_not_recorded_under_a_process_that_does_not_reach_it(
    office: Office,
) -> None:
    await opens_sample(office, "subpoena-complete", seeks=["name", "chat_messages"])
    await told(office.tom, "/case take LR-1")
    await told(office.ruth, "/case notice LR-1 notify")
    await told(office.ruth, '/case approve LR-1 reason="consent of the user is on file"')
    answer = await told(office.tom, '/case close LR-1 disclosed items="chat_messages: 3"')
    assert "closed the case" in answer
    assert case_of(office).disclosed_class is not None
    assert case_of(office).disclosed_class == "content"
