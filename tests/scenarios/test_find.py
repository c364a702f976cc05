"""Finding a case again by what is remembered of it, and seeing what it has to do with others."""

import pytest

from tests.scenarios.office import DESK, Office, told

CASES = (
    '/case new subpoena agency="District Court of Harborview" agent="Dana Whitlock" badge=4471'
    ' reference=HV-2026-118 meeting_id="912 3456 7890" country=US due=2026-12-01',
    '/case new mlat agency="東京地方檢察廳" agent="佐藤" country=JP'
    " account_email=night.owl@example.net",
    '/case new search_warrant agency="Lakemont Police Department" country=US'
    " account_email=night.owl@example.net due=2027-03-01",
)


@pytest.mark.parametrize(
    ("typed", "number"),
    [
        ("harborview", "LR-1"),
        ("harborveiw cuort", "LR-1"),
        ("HARBOR", "LR-1"),
        ("whitlok", "LR-1"),
        ("4471", "LR-1"),
        ("HV-2026-118", "LR-1"),
        ("912 3456 7890", "LR-1"),
        ("91234567890", "LR-1"),
        ("912 3456 7899", "LR-1"),
        ("東京", "LR-2"),
        ("東京地檢", "LR-2"),
        ("佐藤", "LR-2"),
        ("lakemont polcie", "LR-3"),
        ("the clerk of chambers", "LR-3"),
    ],
)
async def test_a_case_is_found_by_its_words_with_slips_and_in_both_scripts(
    office: Office, typed: str, number: str
) -> None:
    for line in CASES:
        await told(office.maya, line)
    await told(office.maya, "/case note LR-3 the clerk of chambers called back")
    answer = await told(office.tom, f"/case find {typed}")
    assert number in answer, answer
    assert "· 1*" in answer


async def test_all_cases_with_an_account_are_found_by_it(office: Office) -> None:
    for line in CASES:
        await told(office.maya, line)
    answer = await told(office.tom, "/case find night.owl@example.net")
    assert "LR-2" in answer
    assert "LR-3" in answer
    assert "LR-1" not in answer


@pytest.mark.parametrize("typed", ["zzzzz", "quantum ledger", "台北", "* OR NOT (", "= @ #"])
async def test_what_is_not_there_is_not_found(office: Office, typed: str) -> None:
    for line in CASES:
        await told(office.maya, line)
    answer = await told(office.tom, f"/case find {typed}")
    assert "nothing" in answer or "Say what to look for" in answer


async def test_what_is_found_is_turned_page_by_page(office: Office) -> None:
    for number in range(12):
        await told(office.maya, f'/case new subpoena agency="Greenford" badge={number + 100}')
    first = await told(office.maya, "/case find greenford", "general")
    assert "Page 1 of 2" in first
    (shown,) = office.maya.ephemerals("general")
    await office.maya.click(shown, "page_find_on")
    await office.maya.sees("Page 2 of 2", "general")


async def test_a_list_narrows_by_when_the_answer_is_due(office: Office) -> None:
    for line in CASES:
        await told(office.maya, line)
    answer = await told(office.tom, "/case list due=2026-12-31")
    assert "LR-1" in answer
    assert "LR-3" not in answer
    assert "due by 2026-12-31" in answer


async def test_cases_are_linked_by_hand_and_the_link_is_taken_away(office: Office) -> None:
    for line in CASES:
        await told(office.maya, line)
    assert "linked the case" in await told(office.tom, "/case link LR-1 LR-2")
    assert "linked already" in await told(office.tom, "/case link LR-2 LR-1")
    assert "Linked by hand" in await told(office.tom, "/case link LR-2")
    assert "took a link" in await told(office.tom, "/case unlink LR-2 LR-1")
    assert "None" in await told(office.tom, "/case link LR-1")
    assert "two different cases" in await told(office.tom, "/case link LR-1 LR-1")
    assert "There is no LR-9" in await told(office.tom, "/case link LR-1 LR-9")


async def test_a_shared_account_links_by_itself(office: Office) -> None:
    for line in CASES:
        await told(office.maya, line)
    answer = await told(office.tom, "/case link LR-3")
    assert "The same account" in answer
    assert "LR-2" in answer


async def test_a_shared_agency_links_by_itself_however_it_is_written(office: Office) -> None:
    await told(office.maya, '/case new subpoena agency="Court of Ironhaven" country=US')
    await told(office.maya, '/case new mlat agency="COURT  of Ironhaven." country=US')
    answer = await told(office.tom, "/case link LR-1")
    assert "The same agency" in answer
    assert "LR-2" in answer


async def test_changed_facts_are_found_by_what_they_are_now(office: Office) -> None:
    await told(office.maya, CASES[0])
    await office.maya.command("/case edit LR-1", DESK)
    form = await office.maya.sees_view("LR-1")
    office.maya.fill(form, {"agency": "Court of Ironhaven"})
    await office.maya.submit(form)
    await office.maya.sees("Ironhaven", DESK)
    assert "LR-1" in await told(office.tom, "/case find ironhaven")
    assert "nothing" in await told(office.tom, "/case find harborview")
