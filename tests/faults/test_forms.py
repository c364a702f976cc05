"""A form that Slack does not open or exchange: nothing is lost, and it can be tried again."""

from handlers.again import offer
from handlers.views import kit
from tests.scenarios.office import DESK, Office, fills, told


async def test_a_command_whose_trigger_has_expired_has_a_button_to_try_it_again_as_it_was_typed(
    office: Office,
) -> None:
    await office.opens()
    office.workspace.faults.expire_triggers()
    assert "Please try again" in await told(office.tom, "/case reply LR-1")
    assert office.tom.view() is None
    offered = await office.tom.sees("Please try again", DESK)
    await office.tom.click(offered, "again")
    form = await office.tom.sees_view("LR-1")
    assert form.body["callback_id"] == "case_letter_form"


def test_what_is_too_long_for_a_button_is_asked_for_again() -> None:
    long = f"/case note LR-1 {'word ' * 500}"
    assert offer("Please try again.", "/case", long) == [kit.section("Please try again.")]


async def test_a_button_that_names_no_command_does_nothing(office: Office) -> None:
    office.workspace.faults.expire_triggers()
    await told(office.tom, "/case new")
    offered = await office.tom.sees("Please try again", DESK)
    offered.blocks[-1]["elements"][0]["value"] = "/nothing"
    await office.tom.click(offered, "again")
    await office.tom.sees("older version", DESK)


async def test_a_button_whose_trigger_has_expired_says_so_and_can_be_pressed_again(
    office: Office,
) -> None:
    card = await office.opens()
    office.workspace.faults.expire_triggers()
    ack = await office.tom.click(card, "case_note")
    assert ack.acknowledged
    await office.tom.sees("Please try again", DESK)
    await office.tom.click(card, "case_note")
    await office.tom.sees_view("LR-1")


async def test_where_the_form_has_changed_meanwhile_it_stays_and_can_be_filled_in_by_hand(
    office: Office,
) -> None:
    office.workspace.faults.refuse("views.update", "hash_conflict")
    message = office.tom.upload(b"%PDF-1.4 that nobody can read", "letter.pdf", DESK)
    await office.tom.message_shortcut("open_case_from_message", message)
    reading = await office.tom.sees_view("Reading…")
    await office.tom.click(reading, "intake_by_hand")
    form = await office.tom.sees_view("New case")
    typed = {"process": "subpoena", "note": "the clerk called twice"}
    assert (await fills(office.tom, form, typed)).acknowledged
    card = await office.maya.sees("LR-1 · ", DESK)
    await office.maya.sees("the clerk called twice", DESK, card.ts)
