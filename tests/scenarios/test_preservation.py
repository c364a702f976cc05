"""A snapshot, from the day it is taken to the day it is deleted."""

from tests.scenarios.mornings import TARGET, day, preserved
from tests.scenarios.office import DESK, Office, fills, told


async def test_a_snapshot_is_kept_for_the_guides_days_and_the_card_shows_how_many_are_left(
    office: Office,
) -> None:
    await office.opens(TARGET)
    said = await told(office.tom, "/preserve new LR-1 snapshot=now")
    assert f"kept until {day(office, 90)}" in said
    assert "90 days left" in said
    assert "▰▰▰▰▰▰▰▰▰▰▰▰" in said
    await office.tom.sees("90 days left", DESK)


async def test_the_days_left_on_the_card_are_fewer_on_the_next_day(office: Office) -> None:
    await preserved(office)
    await office.tom.sees("90 days left", DESK)
    office.wind(1)
    await office.tom.sees("89 days left", DESK)


async def test_a_snapshot_without_a_case_opens_one(office: Office) -> None:
    await office.tom.command("/preserve new", DESK)
    form = await office.tom.sees_view("New preservation")
    await fills(office.tom, form, {"agency": "Harbor Police", "target": "host h@example.com"})
    await office.tom.sees("kept until", DESK)
    shown = await told(office.tom, "/case show LR-1")
    assert "Harbor Police" in shown
    assert "host h@example.com" in shown


async def test_the_cards_button_asks_for_the_snapshot_of_that_case(office: Office) -> None:
    card = await office.opens(TARGET)
    await office.tom.click(card, "preserve_new")
    form = await office.tom.sees_view("LR-1")
    await fills(office.tom, form, {})
    await office.tom.sees("account email a@example.com", DESK)


async def test_an_extension_runs_from_the_first_expiry_and_takes_a_formal_request(
    office: Office,
) -> None:
    await preserved(office)
    said = await told(office.tom, "/preserve extend LR-1 formal=no")
    assert "separate formal request" in said
    said = await told(office.tom, "/preserve extend LR-1 formal=yes")
    assert f"from {day(office, 90)} to {day(office, 180)}" in said
    assert "extended once" in await told(office.tom, "/preserve show LR-1")


async def test_a_second_extension_waits_for_counsel_and_nothing_is_released_meanwhile(
    office: Office,
) -> None:
    await preserved(office)
    await told(office.tom, "/preserve extend LR-1 formal=yes")
    said = await told(office.tom, "/preserve extend LR-1 formal=yes")
    assert "counsel" in said
    refused = await told(office.tom, "/preserve release LR-1 deleted=yes reason=x")
    assert "Counsel has an extension of LR-1 to decide" in refused
    assert "role counsel" in await told(office.tom, "/preserve decide LR-1 decline reason=x")
    last = day(office, 200)
    said = await told(office.maya, f'/preserve decide LR-1 grant until={last} reason="new charges"')
    assert f"until {last}" in said
    assert "new charges" in await told(office.maya, "/case log LR-1")


async def test_a_late_extension_goes_to_counsel_who_may_decline_it(office: Office) -> None:
    await preserved(office)
    office.wind(91)
    said = await told(office.tom, "/preserve extend LR-1 formal=yes")
    assert "late" in said
    await told(office.maya, '/preserve decide LR-1 decline reason="no open matter"')
    said = await told(office.tom, "/preserve release LR-1 deleted=yes")
    assert "released the preservation" in said


async def test_counsel_decides_in_a_form_that_proposes_the_guides_days(office: Office) -> None:
    await preserved(office)
    office.wind(91)
    await told(office.tom, "/preserve extend LR-1 formal=yes")
    await office.maya.command("/preserve decide LR-1", DESK)
    form = await office.maya.sees_view("LR-1")
    await fills(office.maya, form, {"decision": "grant", "reason": "trial date set"})
    await office.maya.sees("granted the extension", DESK)


async def test_release_takes_a_persons_word_that_the_snapshot_was_deleted(office: Office) -> None:
    await preserved(office)
    office.wind(91)
    said = await told(office.tom, "/preserve release LR-1 deleted=no")
    assert "Delete the snapshot first" in said
    await told(office.tom, "/preserve release LR-1 deleted=yes")
    assert "Released" in await told(office.tom, "/preserve show LR-1")
    assert "· none" in await told(office.tom, "/preserve list")


async def test_release_before_the_last_day_takes_a_reason(office: Office) -> None:
    await preserved(office)
    assert "say why" in await told(office.tom, "/preserve release LR-1 deleted=yes")
    said = await told(office.tom, '/preserve release LR-1 deleted=yes reason="withdrawn"')
    assert "released the preservation" in said


async def test_open_legal_process_holds_the_snapshot_until_it_is_closed(office: Office) -> None:
    await preserved(office)
    await office.opens("search_warrant country=US agency=Harbor")
    await told(office.tom, "/preserve hold LR-1 LR-2")
    office.wind(91)
    said = await told(office.tom, "/preserve release LR-1 deleted=yes")
    assert "is held" in said
    assert "held while legal process is open" in await told(office.tom, "/preserve list")
    await told(office.maya, '/case notice LR-2 exception threat reason="fraud"')
    await told(office.tom, "/case close LR-2 withdrawn")
    said = await told(office.tom, "/preserve release LR-1 deleted=yes")
    assert "released the preservation" in said


async def test_a_sealed_cases_snapshot_is_listed_for_its_own_people_and_counsel_alone(
    office: Office,
) -> None:
    await office.opens("preservation country=US order=yes account_email=secret@example.com", "maya")
    await told(office.maya, "/preserve new LR-1 snapshot=now")
    assert "secret@example.com" in await told(office.maya, "/preserve list")
    said = await told(office.tom, "/preserve list")
    assert "secret" not in said
    assert "LR-1" not in said
    assert "sealed" in await told(office.tom, "/preserve show LR-1")


async def test_people_outside_the_legal_team_learn_nothing(office: Office) -> None:
    await preserved(office)
    for line in ("/preserve list", "/preserve show LR-1", "/preserve new LR-1 snapshot=now"):
        assert "you need the role" in await told(office.ben, line, "general")


async def test_a_mistyped_command_points_at_the_word(office: Office) -> None:
    await preserved(office)
    assert "`extend`" in await told(office.tom, "/preserve extnd LR-1")
    assert "formal=yes" in await told(office.tom, "/preserve extend LR-1 received=today")
    assert "two dates" in await told(office.tom, "/preserve new LR-1 snapshot=01/02/2027")
    assert "already" in await told(office.tom, "/preserve new LR-1 snapshot=now")
    await office.opens(TARGET)
    assert "taken first" in await told(office.tom, "/preserve new LR-2 snapshot=tomorrow")
