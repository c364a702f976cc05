"""An emergency's way, from half a sentence to the hand that takes it, from the people's side."""

import asyncio

import pytest

from bot.store.database import rows
from tests.scenarios.emergencies import EMERGENCIES, SHORT, actions, raised, wind
from tests.scenarios.office import DESK, Office, fills, told
from workspace.sight import words


async def test_half_a_sentence_pages_the_people_on_call(office: Office) -> None:
    answer = await told(office.ben, SHORT, "general")
    assert "LR-1* is raised" in answer
    alert = await office.ines.sees("Nobody has taken it yet", EMERGENCIES)
    assert "boy on a stream says he will jump" in words(alert)
    assert "Ben Sato" in words(alert)
    page = await office.ines.sees("LR-1 · emergency")
    await office.ruth.sees("LR-1 · emergency")
    assert "boy" not in words(page)
    mention = await office.ines.sees(f"<@{office.ines.id}>", EMERGENCIES, alert.ts)
    assert "boy" not in words(mention)


async def test_what_is_missing_stands_on_the_alert_as_questions(office: Office) -> None:
    alert = await raised(office)
    assert "Who is in danger of death or serious physical injury?" in words(alert)
    assert "What is happening, and how" not in words(alert)
    assert "Not verified" in words(alert)


async def test_what_happens_and_the_button_stand_before_all_else(office: Office) -> None:
    await raised(office)
    told_later = {"at_risk": "a boy", "imminence": "tonight", "how_it_helps": "they go there"}
    alert = await office.ines.sees("Nobody has taken it yet", EMERGENCIES)
    await office.ines.click(alert, "emergency_ask")
    await fills(office.ines, await office.ines.sees_view("LR-1"), told_later)
    alert = await office.ines.sees("they go there", EMERGENCIES)
    kinds = [block["type"] for block in alert.blocks]
    assert kinds[:4] == ["header", "section", "section", "actions"]
    assert "boy on a stream" in str(alert.blocks[1])
    assert alert.blocks[3]["elements"][0]["action_id"] == "emergency_take"


async def test_the_form_asks_for_five_items_and_takes_any_one(office: Office) -> None:
    await office.ben.shortcut("raise_emergency")
    form = await office.ben.sees_view("Raise an emergency")
    empty = await office.ben.submit(form)
    assert empty.payload["errors"]["nature"].startswith("Write at least half a sentence")
    await fills(office.ben, form, {"imminence": "tonight", "sender_email": "agent@gmail.com"})
    alert = await office.ines.sees("Nobody has taken it yet", EMERGENCIES)
    assert "tonight" in words(alert)
    assert "🚩" in words(alert)
    assert "gmail.com is free webmail" in words(alert)
    assert "What is happening, and how do you know of it" in words(alert)


async def test_a_message_becomes_an_emergency_by_its_menu(office: Office) -> None:
    said = office.ben.say("A girl in my class streams that she took pills", "general")
    await office.ben.message_shortcut("raise_emergency_from_message", said)
    await fills(office.ben, await office.ben.sees_view("Raise an emergency"), {})
    await office.ines.sees("she took pills", EMERGENCIES)


async def test_what_cannot_be_used_as_it_stands_does_not_delay_the_page(office: Office) -> None:
    await office.ben.command("/emergency", "general")
    form = await office.ben.sees_view("Raise an emergency")
    await fills(office.ben, form, {"nature": "a threat", "country": "XX", "agency": "Police"})
    alert = await office.ines.sees("a threat", EMERGENCIES)
    assert "XX" in words(alert)


async def test_taking_it_stops_the_paging_and_gives_it_one_owner(office: Office) -> None:
    await raised(office)
    page = await office.ines.sees("LR-1 · emergency")
    late = await office.ruth.sees("LR-1 · emergency")
    await office.ines.click(page, "emergency_take")
    await office.ines.sees("LR-1 is yours")
    await office.ines.sees("Ines Duarte has it", EMERGENCIES)
    await office.ruth.click(late, "emergency_take")
    await office.ruth.sees("LR-1 is taken: Ines Duarte has it")
    wind(office, 6)
    await told(office.maya, "/emergency list")
    assert not [m for m in office.maya.messages() if "LR-1" in words(m)]
    assert "emergency_taken" in actions(office)
    assert "emergency_take_too_late" in actions(office)
    card = await office.maya.sees("LR-1 · ", DESK)
    assert "Ines Duarte" in words(card)


async def test_two_who_take_it_at_once_are_one_owner_and_one_who_is_told(office: Office) -> None:
    await raised(office)
    answers = await asyncio.gather(
        told(office.ruth, "/emergency ack LR-1"), told(office.ines, "/emergency ack 1", DESK)
    )
    assert sum("is yours" in answer for answer in answers) == 1
    assert sum("has it since" in answer for answer in answers) == 1


async def test_nobody_takes_it_so_it_goes_through_every_tier_to_the_fallback(
    office: Office,
) -> None:
    alert = await raised(office)
    assert "page *counsel* (Maya Lindqvist and Ruth Adeyemi)" in words(alert)
    wind(office, 5)
    await office.maya.sees("LR-1 · emergency")
    alert = await office.ines.sees("page *on call*", EMERGENCIES)
    wind(office, 5)  # the second round
    await office.ines.sees("page *counsel*", EMERGENCIES)
    wind(office, 5)
    await office.ines.sees("page *everyone*", EMERGENCIES)
    wind(office, 5)
    await office.ada.sees("LR-1 · emergency")
    for _ in range(2):
        await _one_more(office, "ada", minutes=5)
    pages = rows(
        office.desk.store.db,
        "SELECT round, step, way, target, count(*) AS n FROM emergency_pages GROUP BY 1, 2, 3, 4",
    )
    assert {each["n"] for each in pages} == {1}
    assert {each["step"] for each in pages} >= {0, 1, 2, 3, 4, 5}


async def _one_more(office: Office, handle: str, minutes: int) -> None:
    """Time goes by, and the person gets another direct message."""
    person = office.workspace.person(handle)
    before = len(person.messages())

    def came() -> bool | None:
        return len(person.messages()) > before or None

    wind(office, minutes)
    await office.workspace.state.until(came, 5)


async def test_it_is_handed_over_to_somebody_whose_half_hour_begins(office: Office) -> None:
    alert = await raised(office)
    await office.ines.click(alert, "emergency_take")
    await office.ines.sees("Ines Duarte has it", EMERGENCIES)
    await office.ines.click(alert, "emergency_hand_over")
    await fills(office.ines, await office.ines.sees_view("LR-1"), {"person": "@ruth"})
    await office.ines.sees("Ruth Adeyemi has it", EMERGENCIES)
    assert "only they and counsel" in await told(office.tom, "/emergency hand LR-1 @ines")


async def test_a_drill_pages_for_real_and_reports_who_took_it_and_how_fast(
    office: Office,
) -> None:
    answer = await told(office.tom, "/emergency drill")
    assert "DRILL-1" in answer
    alert = await office.ines.sees("THIS IS A DRILL", EMERGENCIES)
    page = await office.ines.sees("this is a drill")
    await office.ines.click(page, "emergency_take")
    await office.ines.sees("Ines Duarte has it", EMERGENCIES)
    await office.ines.click(alert, "emergency_end_drill")
    report = await office.ines.sees("The drill is over", EMERGENCIES)
    assert "Ines Duarte took it" in words(report)
    assert "after it was raised" in words(report)
    assert await office.cards() == []


async def test_guests_raise_nothing_and_outsiders_work_on_nothing(office: Office) -> None:
    assert "Guests" in await told(office.gus, SHORT, "general")
    await raised(office)
    assert "Only the legal team" in await told(office.ben, "/emergency ack LR-1", "general")
    assert "you need the role" in await told(office.ben, "/emergency list", "general")
    assert "denied" in actions(office)


@pytest.mark.parametrize(
    ("line", "answer"),
    [
        ("/emergency lsit", "Did you mean `list`"),
        ("/emergency ack", "Say which one"),
        ("/emergency ack LR-7", "is no emergency"),
        ("/emergency 7", "write what is happening"),
        ("/emergency help", "/emergency drill"),
        ("/emergency list", "There was no emergency yet"),
    ],
)
async def test_a_slip_pages_nobody(office: Office, line: str, answer: str) -> None:
    assert answer in await told(office.tom, line)
    assert not office.ines.messages(EMERGENCIES)


async def test_the_same_words_twice_are_one_emergency(office: Office) -> None:
    await told(office.ben, SHORT, "general")
    assert "LR-1" in await told(office.ben, SHORT, "general")
    assert len(rows(office.desk.store.db, "SELECT id FROM emergencies")) == 1


async def test_of_a_sealed_case_the_alert_says_the_number_only(office: Office) -> None:
    await raised(office)
    await told(office.maya, "/case seal LR-1")
    alert = await office.ines.sees("its facts stand in its own place", EMERGENCIES)
    assert "jump" not in words(alert)
    assert "LR-1" in words(alert)


async def test_a_typed_mention_pings_nobody(office: Office) -> None:
    await told(office.ben, "/emergency <!channel> help he is dying", "general")
    alert = await office.ines.sees("he is dying", EMERGENCIES)
    assert "<!channel>" not in words(alert)
