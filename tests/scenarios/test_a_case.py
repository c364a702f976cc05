"""A request's way through the desk, told from the people's side."""

from tests.scenarios.office import DESK, Office, fills, told
from workspace.sight import words


async def test_a_case_opened_by_a_line_has_one_card_that_is_edited_in_place(office: Office) -> None:
    answer = await told(
        office.maya,
        '/case new subpoena agency="District Court of Harborview" due=2027-02-01 country=US',
        "general",
    )
    assert "LR-1" in answer
    assert "Maya Lindqvist opened the case" in answer
    card = await office.tom.sees("District Court of Harborview", DESK)
    assert "2027-02-01" in words(card)

    await office.tom.click(card, "case_take")
    await office.maya.sees("🔎 in review", DESK)
    (only,) = await office.cards()
    assert only.ts == card.ts
    assert "Tom Okafor" in words(only)


async def test_the_timeline_stands_in_the_cards_thread(office: Office) -> None:
    card = await office.opens()
    await told(office.tom, "/case take LR-1")
    await told(office.tom, "/case note LR-1 the clerk called back")
    await office.maya.sees("Maya Lindqvist opened the case.", DESK, card.ts)
    await office.maya.sees("Tom Okafor took the case.", DESK, card.ts)
    await office.maya.sees("the clerk called back", DESK, card.ts)


async def test_a_case_goes_from_the_form_to_its_closing(office: Office) -> None:
    await office.tom.command("/case new", "general")
    form = await office.tom.sees_view("New case")
    await fills(
        office.tom,
        form,
        {
            "process": "search_warrant",
            "agency": "Lakemont Police Department",
            "country": "us",
            "respond_by": "2027-03-01",
            "identifiers": "account_email: target@example.net\nmeeting id: 912 3456 7890",
            "seeks": ["cloud_recording", "ip_address"],
            "nondisclosure": "no",
            "note": "Came by courier this morning.",
        },
    )
    await office.tom.sees("LR-1* · Tom Okafor opened the case.", "general")
    card = await office.tom.sees("Lakemont Police Department", DESK)
    await office.tom.sees("Came by courier this morning.", DESK, card.ts)

    await office.tom.click(card, "case_take")
    await office.tom.sees("in review", DESK)
    reason = 'reason="the judge has it on file"'
    assert "approved the disclosure" in await told(office.maya, f"/case approve LR-1 {reason}")
    await told(office.maya, "/case notice LR-1 notify")
    answer = await told(office.tom, '/case close LR-1 disclosed items="cloud_recording: 2"')
    assert "closed the case: disclosed" in answer
    await office.tom.sees("📁 closed", DESK)
    assert "none" in await told(office.tom, "/case list")
    assert "LR-1" in await told(office.tom, "/case list closed")


async def test_the_cards_buttons_do_what_the_commands_do(office: Office) -> None:
    card = await office.opens()
    await office.maya.click(card, "case_take")
    await office.maya.sees("in review", DESK)

    await office.maya.click(card, "case_note")
    await fills(office.maya, await office.maya.sees_view("LR-1"), {"text": "Asked for the order."})
    await office.maya.sees("Asked for the order.", DESK, card.ts)

    await office.maya.click(card, "case_due")
    await fills(office.maya, await office.maya.sees_view("LR-1"), {"date": "2027-06-30"})
    await office.maya.sees("2027-06-30", DESK)

    await office.maya.click(card, "case_assign")
    await fills(office.maya, await office.maya.sees_view("LR-1"), {"person": "@tom"})
    await office.maya.sees("Tom Okafor", DESK)

    await office.maya.click(card, "case_status")
    form = await office.maya.sees_view("LR-1")
    await fills(office.maya, form, {"status": "awaiting_agency", "reason": "Which account?"})
    await office.maya.sees("⏳ awaiting agency", DESK)

    await told(office.maya, "/case notice LR-1 notify")
    await office.maya.click(card, "case_close")
    form = await office.maya.sees_view("LR-1")
    await fills(office.maya, form, {"outcome": "rejected", "reason": "No answer came."})
    await office.maya.sees("No answer came.", DESK)


async def test_a_closed_case_opens_again_with_a_reason_only(office: Office) -> None:
    await office.opens()
    await told(office.maya, "/case notice LR-1 notify")
    await told(office.tom, '/case close LR-1 withdrawn reason="the agency took it back"')
    assert "say why" in await told(office.tom, "/case status LR-1 in_review")
    answer = await told(office.tom, "/case status LR-1 in_review a new subpoena came")
    assert "from closed to in review" in answer


async def test_ones_own_copy_of_the_card_is_renewed_where_it_stands(office: Office) -> None:
    await office.opens()
    await told(office.tom, "/case show LR-1", "general")
    (copy,) = office.tom.ephemerals("general")
    await office.tom.click(copy, "case_take")
    renewed = await office.tom.sees("in review", "general")
    assert "Tom Okafor" in words(renewed)
    assert len(office.tom.ephemerals("general")) == 1


async def test_a_long_list_is_turned_page_by_page(office: Office) -> None:
    for number in range(12):
        await told(office.maya, f'/case new subpoena agency="Agency {number}" due=+{number + 1}d')
    first = await told(office.maya, "/case list", "general")
    assert "Page 1 of 2" in first
    assert "Agency 0" in first
    assert "Agency 11" not in first
    (shown,) = office.maya.ephemerals("general")
    await office.maya.click(shown, "page_list_on")
    second = await office.maya.sees("Page 2 of 2", "general")
    assert "Agency 11" in words(second)


async def test_lists_narrow_by_whose_what_and_where(office: Office) -> None:
    await told(office.maya, '/case new subpoena agency="First Court" country=US')
    await told(office.maya, '/case new mlat agency="Second Court" country=DE')
    await told(office.tom, "/case take LR-2")
    assert "Second Court" in await told(office.tom, "/case list mine")
    assert "First Court" not in await told(office.tom, "/case list mine")
    assert "Second Court" not in await told(office.tom, "/case list type=subpoena")
    assert "Second Court" in await told(office.tom, "/case list country=de")
    assert "Second Court" in await told(office.maya, "/case list person=@tom")
    assert "First Court" in await told(office.tom, "/case list status=received")


async def test_what_is_past_its_date_is_listed_as_overdue(office: Office) -> None:
    await told(office.maya, '/case new subpoena agency="Slow Court" due=+10d')
    assert "Slow Court" not in await told(office.maya, "/case list overdue")
    await office.winds(days=11)
    assert "Slow Court" in await told(office.maya, "/case list overdue")
    assert "1 day ago" in await told(office.maya, "/case show LR-1")


async def test_home_shows_what_waits_for_its_person(office: Office) -> None:
    await told(office.maya, '/case new subpoena agency="Harborview Court"')
    await told(office.tom, "/case take LR-1")
    office.tom.open_home()
    home = await office.tom.sees_home("Harborview Court")
    await office.tom.click(home, "home_new_case")
    await office.tom.sees_view("New case")
    office.ben.open_home()
    everyone = await office.ben.sees_home("/policy")
    assert "Harborview" not in str(everyone.body)


async def test_a_case_opened_from_a_message_keeps_its_words_as_a_note(office: Office) -> None:
    message = office.ben.say("The sheriff just faxed us <something> about LR", "general")
    await office.tom.message_shortcut("open_case_from_message", message)
    await fills(office.tom, await office.tom.sees_view("New case"), {"process": "other"})
    card = await office.tom.sees("LR-1 · ", DESK)
    await office.tom.sees("The sheriff just faxed us &lt;something&gt;", DESK, card.ts)
