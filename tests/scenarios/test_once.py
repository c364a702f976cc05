"""One effect per cause, however often Slack or an impatient person sends it."""

from datetime import timedelta

from tests.scenarios.office import DESK, Office, fills, told
from workspace.workspace import Workspace

TWO_MINUTES = timedelta(minutes=2)


async def test_the_same_form_twice_within_seconds_is_one_case(office: Office) -> None:
    for _ in range(2):
        await office.tom.command("/case new", DESK)
        form = await office.tom.sees_view("New case")
        await fills(office.tom, form, {"process": "subpoena", "agency": "Twice Court"})
    again = await office.tom.sees_view("LR-1")
    assert "a moment ago" in str(again.body)
    assert len(await office.cards()) == 1

    await office.tom.submit(again)
    await office.tom.sees("LR-2 · ", DESK)


async def test_the_same_line_twice_within_seconds_is_one_case(office: Office) -> None:
    await told(office.tom, '/case new subpoena agency="Court"')
    assert "done already" in await told(office.tom, '/case new subpoena agency="Court"')
    office.wind(days=1)
    assert "LR-2" in await told(office.tom, '/case new subpoena agency="Court"')


async def test_an_envelope_that_comes_again_has_one_effect(office: Office) -> None:
    await office.opens()
    await told(office.tom, "/case note LR-1 only once")
    for _ in range(3):
        await office.workspace.faults.deliver_again()
    log = await told(office.tom, "/case log LR-1")
    assert log.count("only once") == 1


async def test_an_event_that_comes_four_times_is_answered_once(office: Office) -> None:
    message = office.ben.direct("what does a subpoena yield?")
    await office.ben.sees("non-content", thread_ts=message.ts)
    for _ in range(3):
        await office.workspace.faults.deliver_again()
    answers = [m for m in office.ben.messages(thread_ts=message.ts) if m.bot_id]
    assert len(answers) == 1


async def test_a_lost_acknowledgement_does_no_harm(office: Office) -> None:
    await office.opens()
    office.workspace.faults.lose_acks()
    await office.tom.command("/case note LR-1 heard once", DESK)
    await office.workspace.faults.deliver_again()
    log = await told(office.tom, "/case log LR-1")
    assert log.count("heard once") == 1


async def test_a_post_whose_answer_was_lost_stands_once(office: Office) -> None:
    office.workspace.faults.lose_response("chat.postMessage")
    await told(office.maya, '/case new subpoena agency="Lost Court"')
    await office.maya.sees("Lost Court", DESK)
    office.workspace.clock.wind(TWO_MINUTES)
    await office.maya.sees("opened the case.", DESK, (await office.cards())[0].ts)
    assert len(await office.cards()) == 1


async def test_what_was_owed_before_the_desk_ended_is_posted_when_it_is_back(
    workspace: Workspace, office: Office
) -> None:
    office.workspace.faults.refuse("chat.postMessage", "internal_error", times=None)
    await told(office.maya, '/case new subpoena agency="Patient Court"')
    assert await office.cards() == []
    office.workspace.faults.clear()
    workspace.clock.wind(TWO_MINUTES)
    await office.maya.sees("Patient Court", DESK)


async def test_a_card_deleted_in_slack_is_posted_again_once(office: Office) -> None:
    card = await office.opens()
    office.workspace.admin.delete(card)
    await told(office.tom, "/case take LR-1")
    await office.maya.sees("in review", DESK)
    assert len(await office.cards()) == 1
