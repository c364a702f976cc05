"""A case under a nondisclosure order is sealed from its first moment."""

from bot.store.database import rows
from tests.scenarios.office import DESK, SEALED, Office, told
from workspace.sight import words

SECRET = "Quiet Court"
LINE = f'/case new search_warrant agency="{SECRET}" order=yes order_until=2027-05-09 country=US'


async def test_outside_its_people_a_sealed_case_is_a_number(office: Office) -> None:
    await told(office.maya, LINE, SEALED)
    card = await office.tom.sees("LR-1 · sealed", DESK)
    assert SECRET not in words(card)
    assert office.tom.messages(DESK, card.ts) == [card]

    answer = await told(office.tom, "/case show LR-1")
    assert "LR-1 · sealed" in answer
    for line in ("/case show LR-1", "/case log LR-1", "/case note LR-1 hm", "/case list all"):
        assert SECRET not in await told(office.tom, line)
    assert "none" in await told(office.tom, "/case list all")
    assert "none" in await told(office.tom, "/case list sealed")


async def test_its_work_goes_on_in_the_private_place(office: Office) -> None:
    await told(office.maya, LINE, SEALED)
    card = await office.ruth.sees(SECRET, SEALED)
    await told(office.maya, "/case note LR-1 order checked", SEALED)
    await office.ruth.sees("order checked", SEALED, card.ts)
    assert SECRET in await told(office.ruth, "/case list sealed", SEALED)


async def test_its_assignee_may_see_it(office: Office) -> None:
    await told(office.maya, LINE, SEALED)
    await told(office.maya, "/case assign LR-1 @tom", SEALED)
    assert SECRET in await told(office.tom, "/case show LR-1")


async def test_reading_it_is_on_record(office: Office) -> None:
    await told(office.maya, LINE, SEALED)
    await told(office.ruth, "/case show LR-1")
    await told(office.ruth, "/case log LR-1")
    read = rows(office.desk.store.db, "SELECT actor FROM audit WHERE action = 'read_sealed'")
    assert [row["actor"] for row in read] == [office.ruth.id] * 2


async def test_a_mistyped_number_does_not_give_it_away(office: Office) -> None:
    await told(office.maya, LINE, SEALED)
    assert "LR-1" not in (await told(office.tom, "/case show LR-11")).replace("LR-11", "")
