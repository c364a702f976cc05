"""`/policy gaps` and `/policy answers`: what counsel learns from what people ask."""

import pytest

from tests.scenarios.office import DESK, Office, told
from tests.scenarios.test_policy_asking import actions, answer_to, asks
from tests.scenarios.test_policy_counsel import (
    SILENT,
    asks_counsel,
    counsel_answers,
    publishes,
)
from workspace.sight import words


async def test_the_same_questions_are_one_gap_and_what_is_asked_most_comes_first(
    office: Office,
) -> None:
    for line in (SILENT, "What does a LERS account cost, in dollars", "is there a fax number?"):
        await asks(office, line)
    await asks(office, "what does a subpoena yield?")
    listed = await told(office.maya, "/policy gaps")
    assert "What the guide does not answer* · 2 · most asked first" in listed
    assert "Asked 2 times, last on" in listed
    assert "Asked once, on" in listed
    assert listed.index("cost") < listed.index("fax number")
    assert "4 asked · 1 answered from the guide · 3 not in the guide" in listed
    assert "Ben" not in listed

    newest = await told(office.maya, "/policy gaps newest")
    assert newest.index("fax number") < newest.index("cost")


async def test_a_greeting_is_no_gap(office: Office) -> None:
    for said in ("hello!", "thanks", SILENT):
        message = office.ben.direct(said)
        await answer_to(office, office.ben, message)
    listed = await told(office.maya, "/policy gaps")
    assert "What the guide does not answer* · 1 · most asked first" in listed
    assert "2 no question" in listed


async def test_the_order_is_turned_by_a_button(office: Office) -> None:
    for line in (SILENT, SILENT, "is there a fax number?"):
        await asks(office, line)
    await told(office.maya, "/policy gaps")
    listed = office.maya.ephemerals(DESK)[-1]
    await office.maya.click(listed, "policy_gaps_order")
    assert "newest first" in words(listed)
    await office.maya.click(listed, "policy_gaps_order")
    assert "most asked first" in words(listed)


async def test_a_long_list_is_paged(office: Office) -> None:
    for number in range(12):
        await asks(office, f"what does LERS account number {number} cost in dollars?")
    await told(office.maya, "/policy gaps newest")
    listed = office.maya.ephemerals(DESK)[-1]
    assert "number 11 cost" in words(listed)
    assert "number 1 cost" not in words(listed)
    await office.maya.click(listed, "page_gaps_on")
    assert "number 1 cost" in words(listed)
    assert "newest first" in words(listed)
    assert "Page 2 of 2" in words(listed)


async def test_a_gap_says_whether_counsel_was_asked_and_has_answered(office: Office) -> None:
    post = await asks_counsel(office)
    assert "waits for counsel" in await told(office.maya, "/policy gaps")
    await counsel_answers(office, post)
    assert "waits for counsel" not in await told(office.maya, "/policy gaps")
    await publishes(office, post)
    assert "counsel's answer is shown" in await told(office.maya, "/policy gaps")

    gaps = office.maya.ephemerals(DESK)[-1]
    await office.maya.click(gaps, "policy_withdraw")
    await office.maya.sees("Withdrawn: nobody is shown it", DESK)
    assert "counsel's answer is shown" not in await told(office.maya, "/policy gaps")


async def test_what_counsel_answered_for_everyone_is_listed_and_withdrawn(office: Office) -> None:
    assert "are shown* · none" in await told(office.maya, "/policy answers")
    post = await asks_counsel(office)
    await counsel_answers(office, post)
    await publishes(office, post, answer="A LERS account is free.")
    assert "A LERS account is free." in await told(office.ruth, "/policy answers")
    listed = office.ruth.ephemerals(DESK)[-1]
    await office.ruth.click(listed, "policy_withdraw")
    await office.ruth.sees("Withdrawn: nobody is shown it", DESK)
    assert "are shown* · none" in await told(office.ruth, "/policy answers")
    assert actions(await asks(office, SILENT, "ines")) == {"policy_ask_counsel"}


@pytest.mark.parametrize("line", ["/policy gaps", "/policy gaps newest", "/policy answers"])
async def test_gaps_are_for_counsel(office: Office, line: str) -> None:
    for person in (office.ben, office.tom):
        assert "you need the role counsel" in await told(person, line, "general")


async def test_what_is_older_than_a_year_is_not_counted_any_more(office: Office) -> None:
    await asks(office, SILENT)
    office.wind(days=400)
    await asks(office, "is there a fax number?")
    listed = await told(office.maya, "/policy gaps")
    assert "fax number" in listed
    assert "LERS" not in listed


async def test_a_question_as_typed_is_kept_for_a_week(office: Office) -> None:
    answer = await asks(office, SILENT)
    office.wind(days=8)
    await asks(office, "is there a fax number?")
    await office.ben.click(answer, "policy_ask_counsel")
    await office.ben.sees("no longer kept. Ask it again", "general")
