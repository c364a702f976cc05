"""Sealing a case: what was said of it in the open is taken back, and it is found by no way."""

import pytest

from bot.store.database import rows
from tests.scenarios.office import DESK, SEALED, Office, fills, told
from workspace.model import Message
from workspace.sight import words

AGENCY = "Quiet Court of Lakemont"
ACCOUNT = "target@example.net"
LINE = (
    f'/case new subpoena agency="{AGENCY}" reference=LK-77 account_email={ACCOUNT} country=DE'
    " agent=Pike due=2026-11-30"
)
SECRETS = (AGENCY, ACCOUNT, "LK-77", "Pike", "clerk called")


async def sealed_case(office: Office) -> Message:
    """A case that was worked on in the open, with talk in its thread, and then sealed."""
    await told(office.maya, LINE)
    card = await office.maya.sees(AGENCY, DESK)
    await told(office.maya, "/case take LR-1")
    await told(office.maya, "/case note LR-1 the clerk called")
    await office.maya.sees("clerk called", DESK, card.ts)
    office.tom.say(f"I know someone at {AGENCY}", DESK, card.ts)
    await told(office.ruth, "/case seal LR-1", SEALED)
    await office.ruth.sees(AGENCY, SEALED)
    return await office.tom.sees("LR-1 · sealed", DESK)


async def only_people_wrote(office: Office, card: Message) -> list[Message]:
    """The thread of the open card, once the desk's own lines are gone from it."""

    def left() -> list[Message] | None:
        thread = [m for m in office.tom.messages(DESK, card.ts) if m is not card]
        return thread if all(not m.bot_id for m in thread) else None

    return await office.workspace.state.until(left, 5.0)


async def test_what_the_desk_said_in_the_open_is_taken_back(office: Office) -> None:
    card = await sealed_case(office)
    (theirs,) = await only_people_wrote(office, card)
    assert theirs.user == office.tom.id
    assert not any(secret in words(card) for secret in SECRETS)


async def test_an_answer_that_was_shared_in_its_thread_goes_too(office: Office) -> None:
    await told(office.maya, LINE)
    card = await office.maya.sees(AGENCY, DESK)
    office.maya.mention_app("what does a subpoena yield?", DESK, card.ts)
    await office.maya.sees("subpoena yield", DESK, card.ts)
    await told(office.ruth, "/case seal LR-1", SEALED)
    (question,) = await only_people_wrote(office, card)
    assert question.user == office.maya.id


async def test_what_people_wrote_is_named_to_counsel_and_to_nobody_else(office: Office) -> None:
    card = await sealed_case(office)
    (theirs,) = await only_people_wrote(office, card)
    private = await office.ruth.sees("LR-1 · ", SEALED)
    named = await office.ruth.sees("cannot delete what people wrote", SEALED, private.ts)
    assert theirs.ts.replace(".", "") in words(named)
    assert "cannot delete" in await told(office.ruth, "/case log LR-1", SEALED)


async def test_who_sealed_it_is_told_privately_what_people_have_to_delete(office: Office) -> None:
    theirs = office.tom.upload(b"%PDF-1.4 secret", "order.pdf", DESK, "here it is")
    await office.tom.message_shortcut("open_case_from_message", theirs)
    form = await office.tom.sees_view("New case", seconds=20)
    await fills(office.tom, form, {"process": "subpoena", "agency": AGENCY})
    await office.tom.sees(AGENCY, DESK)
    await told(office.ruth, "/case seal LR-1", "general")
    left = await office.ruth.sees("LR-1 is sealed", None)
    assert theirs.ts.replace(".", "") in words(left)
    assert "order.pdf" in str(left.blocks or left.text)
    assert "delete both" in words(left)
    assert not any(secret in words(left) for secret in SECRETS)
    for handle in ("tom", "maya"):
        person = office.workspace.person(handle)
        assert not any("is sealed" in m.text for m in person.messages(None))


async def test_its_work_goes_on_in_the_private_place_and_nowhere_else(office: Office) -> None:
    card = await sealed_case(office)
    await only_people_wrote(office, card)
    private = await office.ruth.sees(AGENCY, SEALED)
    await told(office.ruth, "/case note LR-1 order checked", SEALED)
    await office.ruth.sees("order checked", SEALED, private.ts)
    assert len(office.tom.messages(DESK, card.ts)) == 2


@pytest.mark.parametrize(
    "line",
    [
        "/case show LR-1",
        "/case log LR-1",
        "/case review LR-1",
        "/case people LR-1",
        "/case take LR-1",
        "/case note LR-1 hm",
        "/case reply LR-1",
        "/case notice LR-1",
        "/case link LR-1",
        "/case link LR-2 LR-1",
        "/case link LR-1 LR-2",
    ],
)
async def test_outside_it_is_a_number_and_sealed(office: Office, line: str) -> None:
    await sealed_case(office)
    await told(office.tom, "/case new subpoena country=US")
    answer = await told(office.tom, line)
    assert "LR-1 · sealed" in answer
    assert not any(secret in answer for secret in SECRETS)


@pytest.mark.parametrize(
    "line",
    [
        "/case list all",
        "/case list sealed",
        "/case list overdue",
        "/case list type=subpoena",
        "/case list status=in_review",
        "/case list country=DE",
        "/case list person=@maya",
        "/case list due=+30d",
        "/case find quiet court",
        "/case find target@example.net",
        "/case find LK-77",
        "/case find clerk called",
        "/case find 1",
        "/case find LR-1",
    ],
)
async def test_no_list_and_no_search_of_an_outsider_shows_or_counts_it(
    office: Office, line: str
) -> None:
    await sealed_case(office)
    answer = (await told(office.tom, line)).lower()
    assert "none" in answer or "nothing" in answer
    assert not any(
        secret.lower() in answer for secret in SECRETS if secret.lower() not in line.lower()
    )


async def test_it_does_not_bear_on_what_an_outsider_finds(office: Office) -> None:
    """A word that only a sealed case has is to an outsider as mistyped as any other."""
    await sealed_case(office)
    await told(office.maya, '/case new subpoena agency="Quiett Court of Lakemont" country=US')
    before = await told(office.tom, "/case find quiot lakemont")
    after = await told(office.tom, "/case find quiet lakemont")
    assert "LR-2" in before
    assert after.replace("quiet", "quiot") == before


async def test_links_and_shared_accounts_show_to_those_who_may_see_both(office: Office) -> None:
    await sealed_case(office)
    await told(office.tom, f"/case new subpoena account_email={ACCOUNT} country=US")
    await told(office.ruth, "/case link LR-2 LR-1", SEALED)
    assert "LR-1" in await told(office.ruth, "/case link LR-2", SEALED)
    answer = await told(office.tom, "/case link LR-2")
    assert "LR-1" not in answer
    assert "None" in answer
    assert "linked" not in await told(office.tom, "/case log LR-2")


async def test_its_app_home_forgets_it(office: Office) -> None:
    await told(office.maya, LINE)
    await told(office.tom, "/case take LR-1")
    office.tom.open_home()
    await office.tom.sees_home("LR-1")
    await told(office.maya, "/case assign LR-1 @maya")
    await told(office.ruth, "/case seal LR-1", SEALED)
    office.tom.open_home()
    home = await office.tom.sees_home("Your open cases")

    def gone() -> bool | None:
        now = office.tom.home()
        return True if now is not None and AGENCY not in str(now.blocks) else None

    assert await office.workspace.state.until(gone, 5.0)
    assert home is not None


async def test_facts_that_come_to_have_an_order_seal_the_case(office: Office) -> None:
    await told(office.tom, LINE)
    await office.tom.sees(AGENCY, DESK)
    await office.tom.command("/case edit LR-1", DESK)
    form = await office.tom.sees_view("LR-1")
    office.tom.fill(form, {"nondisclosure": "yes", "nondisclosure_until": "2027-05-09"})
    await office.tom.submit(form)
    await office.tom.sees("LR-1 · sealed", DESK)
    assert AGENCY in await told(office.tom, "/case show LR-1"), "who made it known stays with it"


async def test_while_an_order_binds_nobody_unseals_and_its_end_unseals_nothing(
    office: Office,
) -> None:
    await told(office.maya, f"{LINE} order=yes order_until=2026-12-24", SEALED)
    assert "binds LR-1 until 2026-12-24" in await told(office.ruth, "/case unseal LR-1", SEALED)
    office.wind(60)
    assert "LR-1 · sealed" in await told(office.tom, "/case show LR-1")
    assert "unsealed the case" in await told(office.ruth, "/case unseal LR-1", SEALED)
    assert AGENCY in await told(office.tom, "/case show LR-1")
    await office.tom.sees(AGENCY, DESK)
    left = await office.ruth.sees("LR-1 · unsealed", SEALED)
    assert AGENCY not in words(left)


async def test_only_counsel_seals_unseals_and_chooses_people(office: Office) -> None:
    await told(office.tom, LINE)
    for line in ("seal LR-1", "unseal LR-1", "people LR-1 add @ines"):
        assert "you need the role counsel" in await told(office.tom, f"/case {line}")


async def test_who_was_counsel_a_second_ago_cannot_unseal(office: Office) -> None:
    await sealed_case(office)
    office.workspace.state.group_named("counsel").users.remove(office.ruth.id)
    assert "you need the role counsel" in await told(office.ruth, "/case unseal LR-1", SEALED)


async def test_without_slacks_word_on_the_role_nothing_is_unsealed(office: Office) -> None:
    await sealed_case(office)
    office.workspace.faults.refuse("usergroups.users.list", "internal_error")
    assert "cannot confirm your role" in await told(office.ruth, "/case unseal LR-1", SEALED)
    assert "LR-1 · sealed" in await told(office.tom, "/case show LR-1")


async def test_people_are_added_to_it_and_taken_off_again(office: Office) -> None:
    await sealed_case(office)
    assert "let Tom Okafor work" in await told(office.ruth, "/case people LR-1 add @tom", SEALED)
    assert AGENCY in await told(office.tom, "/case show LR-1")
    assert "LR-1" in await told(office.tom, "/case find quiet court")
    assert "Tom Okafor" in await told(office.ruth, "/case people LR-1", SEALED)
    assert "took Tom Okafor off" in await told(office.ruth, "/case people LR-1 remove @tom", SEALED)
    assert "LR-1 · sealed" in await told(office.tom, "/case show LR-1")
    assert "a role at the desk" in await told(office.ruth, "/case people LR-1 add @ben", SEALED)


async def test_every_reading_of_it_is_on_record(office: Office) -> None:
    await sealed_case(office)
    before = len(rows(office.desk.store.db, "SELECT 1 FROM audit WHERE action = 'read_sealed'"))
    for line in ("show LR-1", "log LR-1", "people LR-1", "link LR-1"):
        await told(office.ruth, f"/case {line}", SEALED)
    read = rows(office.desk.store.db, "SELECT actor FROM audit WHERE action = 'read_sealed'")
    assert [row["actor"] for row in read[before:]] == [office.ruth.id] * 4


async def test_a_card_whose_post_was_in_doubt_when_it_was_sealed_is_edited(
    office: Office,
) -> None:
    office.workspace.faults.lose_response("chat.postMessage")
    await told(office.maya, LINE)
    await told(office.ruth, "/case seal LR-1", SEALED)
    office.wind(1)
    card = await office.tom.sees("LR-1 · sealed", DESK, seconds=20)
    assert AGENCY not in words(card)
    assert len(await office.cards()) == 1
