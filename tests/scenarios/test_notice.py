"""Telling the user: decided by counsel, never while an order binds, never forgotten."""

from bot.store import letters
from bot.store.database import rows
from tests.scenarios.casework import case_of, opens_sample
from tests.scenarios.office import DESK, SEALED, Office, fills, told
from workspace.sight import words

UNDER_ORDER = {"ordered": True, "until": "2027-05-09", "basis": "18 USC 2705(b)"}


async def test_a_case_does_not_close_with_its_notice_undecided(office: Office) -> None:
    card = await opens_sample(office, "subpoena-complete")
    assert card is not None
    assert "⚠️ undecided" in words(card)
    answer = await told(office.tom, "/case close LR-1 withdrawn")
    assert "is not decided. Counsel decides first: `/case notice LR-1`" in answer
    assert "decided that the user is told" in await told(office.ruth, "/case notice LR-1 notify")
    assert "closed the case" in await told(office.tom, "/case close LR-1 withdrawn")


async def test_counsel_decides_and_nobody_else(office: Office) -> None:
    await opens_sample(office, "subpoena-complete")
    assert "role counsel" in await told(office.tom, "/case notice LR-1 notify")
    await told(office.tom, "/case notice LR-1", "general")
    (page,) = office.tom.ephemerals("general")
    await office.tom.click(page, "notice_decide")
    await office.tom.sees("role counsel", "general")
    assert case_of(office).notice is None


async def test_nobody_is_told_before_counsel_has_decided(office: Office) -> None:
    await opens_sample(office, "subpoena-complete")
    assert "Counsel has not decided" in await told(office.tom, "/case notice LR-1 told")
    await office.tom.command("/case notice LR-1 letter", DESK)
    form = await office.tom.sees_view("LR-1")
    await fills(office.tom, form, {"now": "sent"})
    assert "Counsel has not decided" in str((await office.tom.sees_view("That did not work")).body)
    assert letters.of_case(office.desk.store.db, 1) == []


async def test_while_an_order_binds_nobody_is_told_and_afterwards_it_is_a_task(
    office: Office,
) -> None:
    await opens_sample(office, "search-warrant-complete", nondisclosure=UNDER_ORDER)
    answer = await told(office.ruth, "/case notice LR-1 notify", SEALED)
    assert "binds until 2027-05-09" in answer
    answer = await told(office.ruth, "/case notice LR-1 prohibited", SEALED)
    assert "prohibits telling the user until 2027-05-09" in answer
    assert str(case_of(office).notice_on) == "2027-05-10"
    assert "Nobody tells the user" in await told(office.ruth, "/case notice LR-1 told", SEALED)

    await office.winds(days=165)  # 2027-05-08
    assert "binds until" in await told(office.ruth, "/case notice LR-1 told", SEALED)
    await office.winds(days=2)
    answer = await told(office.ruth, "/case notice LR-1 told", SEALED)
    assert "Ruth Adeyemi told the user" in answer
    assert case_of(office).notice_on is None


async def test_an_order_without_an_end_binds_until_counsel_knows(office: Office) -> None:
    await opens_sample(office, "search-warrant-complete", nondisclosure={"ordered": True})
    answer = await told(office.ruth, "/case notice LR-1 notify", SEALED)
    assert "A nondisclosure order binds" in answer
    await told(office.ruth, "/case notice LR-1 prohibited", SEALED)
    assert case_of(office).notice_on is None
    await office.winds(days=2000)
    assert "has no end" in await told(office.ruth, "/case notice LR-1 told", SEALED)
    await told(office.ruth, "/case notice LR-1 prohibited until=2032-12-01", SEALED)
    assert str(case_of(office).notice_on) == "2032-12-02"


async def test_the_decision_falls_when_what_is_known_of_the_order_changes(
    office: Office,
) -> None:
    await opens_sample(office, "subpoena-complete")
    await told(office.ruth, "/case notice LR-1 notify")
    await office.maya.command("/case edit LR-1", DESK)
    form = await office.maya.sees_view("LR-1")
    await fills(office.maya, form, {"nondisclosure": "yes", "nondisclosure_until": "2027-05-09"})
    answer = await told(office.ruth, "/case notice LR-1", SEALED)
    assert "undecided; an order binds until 2027-05-09" in answer
    assert "Counsel has not decided" in await told(office.ruth, "/case notice LR-1 told", SEALED)


async def test_an_exception_has_its_reason_and_who_approved_it(office: Office) -> None:
    await opens_sample(office, "subpoena-complete")
    await told(office.ruth, "/case notice LR-1", "general")
    (page,) = office.ruth.ephemerals("general")
    await office.ruth.click(page, "notice_decide")
    form = await office.ruth.sees_view("LR-1")
    await fills(office.ruth, form, {"kind": "exception", "exception": "child_safety"})
    assert form.errors["reason"] == "Say why the exception applies."
    await fills(office.ruth, form, {"reason": "The account's owner is the suspect."})
    answer = await told(office.tom, "/case notice LR-1")
    assert "not told: child safety" in answer
    assert "Decided by Ruth Adeyemi" in answer
    assert "The account's owner is the suspect." in answer
    assert "decided on an exception" in await told(office.tom, "/case notice LR-1 told")


async def test_the_letter_to_the_user_is_kept_and_counts_as_telling_them(office: Office) -> None:
    await opens_sample(office, "subpoena-complete")
    await told(office.ruth, "/case notice LR-1 notify")
    await office.tom.command("/case notice LR-1 letter", DESK)
    form = await office.tom.sees_view("LR-1")
    assert "Dear user" in str(form.body)
    await fills(office.tom, form, {"now": "sent"})
    (letter,) = letters.of_case(office.desk.store.db, 1)
    assert (letter.addressee, letter.sent_by) == ("user", office.tom.id)
    await office.maya.sees("✅ user told", DESK)
    assert "was told already" in await told(office.tom, "/case notice LR-1 told")


async def test_a_preservation_calls_for_no_notice(office: Office) -> None:
    card = await opens_sample(office, "preservation-complete")
    assert card is not None
    assert "not called for by the guide" in words(card)
    assert "closed the case" in await told(office.tom, "/case close LR-1 preserved")


async def test_the_notice_of_a_closed_case_is_still_decided_and_done(office: Office) -> None:
    await opens_sample(office, "subpoena-complete")
    await told(office.ruth, "/case notice LR-1 notify 2026-12-24")
    await told(office.tom, "/case close LR-1 no_responsive_records")
    assert "not before" in await told(office.tom, "/case notice LR-1 told")
    await office.winds(days=31)
    assert "told the user" in await told(office.tom, "/case notice LR-1 told")


async def test_a_notice_that_falls_due_is_a_task_that_the_desk_reminds_of(office: Office) -> None:
    card = await opens_sample(office, "subpoena-complete")
    assert card is not None
    await told(office.tom, "/case take LR-1")
    await told(office.ruth, "/case notice LR-1 notify 2026-12-01")
    await told(office.tom, "/case close LR-1 no_responsive_records")
    await office.winds(days=8)
    await office.tom.sees("LR-1", seconds=8)
    await told(office.tom, "/case notice LR-1 told")
    waiting = rows(
        office.desk.store.db,
        "SELECT key FROM reminders WHERE topic = 'notice' AND state = 'waiting'",
    )
    assert waiting == []
