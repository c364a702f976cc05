"""Deciding an emergency: asking the agency, disclosing, declining, or letting it come back."""

from bot.store.database import row
from tests.scenarios.emergencies import EMERGENCIES, actions, raised, wind
from tests.scenarios.office import Office, fills, told
from workspace.sight import words


async def test_taken_and_not_decided_it_comes_back_after_half_an_hour(office: Office) -> None:
    await raised(office)
    await told(office.ines, "/emergency ack LR-1")
    await office.ines.sees("Ines Duarte has it", EMERGENCIES)
    wind(office, 31)
    alert = await office.ines.sees("did not decide in time", EMERGENCIES)
    assert "Nobody has taken it yet" in words(alert)
    again = [m for m in office.ruth.messages() if "LR-1 · emergency" in words(m)]
    assert len(again) >= 1
    await told(office.ruth, "/emergency ack LR-1")
    await office.ines.sees("Ruth Adeyemi has it", EMERGENCIES)


async def test_the_agencys_answers_take_the_questions_off_the_alert(office: Office) -> None:
    alert = await raised(office)
    await office.ines.click(alert, "emergency_take")
    await office.ines.click(alert, "emergency_ask")
    form = await office.ines.sees_view("LR-1")
    assert "We have your emergency request" in str(form.body)
    answers = {"at_risk": "A minor, aged 15", "callback": "yes"}
    await fills(office.ines, form, answers)
    alert = await office.ines.sees("A minor, aged 15", EMERGENCIES)
    assert "Who is in danger of death" not in words(alert)
    assert "Verified by calling back" in words(alert)


async def test_counsel_discloses_alone_and_another_looks_at_it_again(office: Office) -> None:
    alert = await raised(office)
    await told(office.ruth, "/emergency ack LR-1")
    await office.ruth.sees("Ruth Adeyemi has it", EMERGENCIES)
    await office.ruth.click(alert, "emergency_decide")
    form = await office.ruth.sees_view("Decide LR-1")
    short = await fills(office.ruth, form, {"decision": "disclose", "belief": "yes"})
    assert "items" in short.payload["errors"]
    belief = "The stream shows the boy on the roof and he gives a time; we believe him."
    unverified = await fills(office.ruth, form, {"items": ["ip_address", "name"], "belief": belief})
    assert "not verified" in unverified.payload["errors"]["reason"]
    await fills(office.ruth, form, {"reason": "Their line is engaged, and it is in 20 minutes."})
    alert = await office.maya.sees("Ruth Adeyemi decided", EMERGENCIES)
    assert "The requester was not verified" in words(alert)
    assert "Their line is engaged" in words(alert)
    assert belief in words(alert)
    assert "ask the requester now" not in words(alert), "it is decided"
    assert "2702(b)(8)" in words(alert)
    assert "Second look by another counsel" in words(alert)
    shown = await told(office.maya, "/case show LR-1")
    assert "approved" in shown
    await told(office.ruth, "/emergency look LR-1")
    assert "another counsel's" in await told(office.ruth, "/emergency look LR-1")
    await told(office.maya, "/emergency look LR-1")
    await office.maya.sees("Second look: Maya Lindqvist", EMERGENCIES)
    closed = await told(office.tom, '/case close LR-1 disclosed items="ip_address: 3; name: 1"')
    assert "closed the case" in closed
    kept = row(office.desk.store.db, "SELECT due_on, approver FROM cases WHERE id = 1")
    assert kept is not None
    assert kept["due_on"]
    assert kept["approver"] == office.ruth.id


async def test_the_form_to_decide_says_how_this_very_case_stands(office: Office) -> None:
    alert = await raised(office)
    await office.ruth.click(alert, "emergency_decide")
    before = str((await office.ruth.sees_view("Decide LR-1")).body["blocks"])
    assert "Not verified" in before
    assert "boy on a stream" in before, "on a telephone the form hides the alert"
    assert "Who is in danger of death" in before
    await office.ruth.click(alert, "emergency_ask")
    form = await office.ruth.sees_view("LR-1")
    answers = {"at_risk": "a boy", "imminence": "now", "specific_data": "his account's name"}
    called = {"how_it_helps": "police go there", "callback": "yes"}
    await fills(office.ruth, form, answers | called)
    await office.ruth.click(alert, "emergency_decide")
    after = str((await office.ruth.sees_view("Decide LR-1")).body["blocks"])
    assert "Verified by calling back" in after
    assert "The five items are there" in after
    belief = "The stream shows the boy on the roof and he gives a time; we believe him."
    disclosed = {"decision": "disclose", "items": ["name"], "belief": belief}
    await fills(office.ruth, await office.ruth.sees_view("Decide LR-1"), disclosed)
    shown = await office.maya.sees("Ruth Adeyemi decided", EMERGENCIES)
    assert "was not verified" not in words(shown)


async def test_counsel_declines_with_a_reason_and_the_case_closes(office: Office) -> None:
    alert = await raised(office)
    await office.ruth.click(alert, "emergency_decide")
    form = await office.ruth.sees_view("Decide LR-1")
    without = await fills(office.ruth, form, {"decision": "decline"})
    assert "Say why" in without.payload["errors"]["reason"]
    await fills(office.ruth, form, {"reason": "The number called back knows of no such case."})
    await office.ines.sees("Ruth Adeyemi declined it", EMERGENCIES)
    assert "rejected" in await told(office.maya, "/case show LR-1")


async def test_who_is_no_counsel_can_only_ask_for_more(office: Office) -> None:
    alert = await raised(office)
    await office.ines.click(alert, "emergency_take")
    await office.ines.click(alert, "emergency_decide")
    form = await office.ines.sees_view("Decide LR-1")
    assert "Disclose" not in str(form.body["blocks"])
    await fills(office.ines, form, {"decision": "need_more", "reason": "Which account?"})
    await office.ines.sees("Ines Duarte has it", EMERGENCIES)
    assert "emergency_asked" in actions(office)


async def test_a_false_alarm_is_ended_with_a_reason(office: Office) -> None:
    await raised(office)
    assert "Say why" in await told(office.tom, "/emergency resolve LR-1")
    await told(office.tom, "/emergency resolve LR-1 it was a film scene")
    await office.ines.sees("it was a film scene", EMERGENCIES)
