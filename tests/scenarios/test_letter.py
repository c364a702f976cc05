"""Letters: drafted, edited, kept as sent, and never cut."""

from dataclasses import replace
from pathlib import Path

import pytest

from bot.store import letters
from bot.store.letters import Letter
from tests.scenarios.casework import case_of, opens_sample, signs_everything_off
from tests.scenarios.office import DESK, Office, connected, desk_settings, fills, told
from workspace.model import View
from workspace.person import Person
from workspace.workspace import Workspace


def kept(office: Office, number: int = 1) -> list[Letter]:
    return letters.of_case(office.desk.store.db, number)


def draft_in(form: View) -> str:
    """The letter as the form shows it, put together from its inputs."""
    parts = [b["element"] for b in form.blocks if b.get("block_id", "").startswith("letter")]
    return "\n\n".join(part["initial_value"] for part in parts)


async def letter_of(person: Person, line: str = "/case reply LR-1") -> View:
    await person.command(line, DESK)
    return await person.sees_view("LR-1")


async def test_the_draft_is_edited_and_the_version_sent_is_kept(office: Office) -> None:
    card = await opens_sample(office, "subpoena-deficient")
    assert card is not None
    await told(office.tom, "/case take LR-1")
    await office.tom.click(card, "case_reply")
    form = await office.tom.sees_view("LR-1")
    assert "does not yet meet our requirements" in draft_in(form)
    await fills(office.tom, form, {"letter": "Dear officer,\n\nplease sign.", "now": "wait"})

    (letter,) = kept(office)
    assert letter.text == "Dear officer,\n\nplease sign."
    assert letter.sent_by == office.tom.id
    assert case_of(office).status.value == "awaiting_agency"
    log = await told(office.maya, "/case log LR-1")
    assert "Tom Okafor sent the letter to the agency" in log
    assert "to awaiting agency" in log

    (shown_log,) = [m for m in office.maya.ephemerals(DESK) if "timeline" in m.text]
    await office.maya.click(shown_log, "case_letters")
    shown = str((await office.maya.sees_view("LR-1")).body)
    assert "please sign." in shown
    assert "sent by Tom Okafor" in shown


async def test_a_kept_draft_comes_back_until_it_is_sent(office: Office) -> None:
    await opens_sample(office, "subpoena-deficient")
    await fills(office.tom, await letter_of(office.tom), {"letter": "First words."})
    assert draft_in(await letter_of(office.maya)) == "First words."
    fresh = await letter_of(office.ruth, "/case reply LR-1 anew")
    assert "Dear " in draft_in(fresh)
    await fills(office.ruth, fresh, {"letter": "Second words.", "now": "sent"})
    assert [letter.text for letter in kept(office)] == ["Second words.", "First words."]
    assert "Dear " in draft_in(await letter_of(office.maya))


async def test_a_draft_bears_the_days_date_both_numbers_and_who_signs(
    workspace: Workspace, database: Path
) -> None:
    settings = await desk_settings(workspace, database)
    signed = replace(settings, signatory=("Dana Whitfield", "Counsel"))
    async with connected(workspace, signed) as office:
        await opens_sample(office, "subpoena-deficient", reference="MPD-26-118")
        letter = draft_in(await letter_of(office.tom))
        today = workspace.clock.now()
        assert letter.startswith(f"{today.day} {today:%B %Y}\n\nInsp. I. Barrow\n")
        assert "\nYour reference: MPD-26-118\nOur case number: LR-1\n" in letter
        assert letter.endswith("Sincerely,\n\nDana Whitfield\nCounsel\n")


async def test_a_draft_of_another_day_is_pointed_out_for_its_date(office: Office) -> None:
    await opens_sample(office, "subpoena-deficient")
    await fills(office.tom, await letter_of(office.tom), {"letter": "First words."})
    assert "written on an earlier day" not in str((await letter_of(office.maya)).body)
    await office.winds(1)
    assert "written on an earlier day" in str((await letter_of(office.maya)).body)


async def test_a_long_letter_is_shown_and_kept_whole(office: Office) -> None:
    await opens_sample(office, "subpoena-deficient")
    long = "\n\n".join(f"Paragraph {n}: {'word ' * 80}end." for n in range(20))
    version = Letter(
        0, 1, "agency", long, case_of(office).facts, office.tom.id, office.desk.clock.now()
    )
    with office.desk.store.write() as db:
        letters.insert(db, version)
    form = await letter_of(office.tom)
    inputs = [b for b in form.blocks if b.get("block_id", "").startswith("letter")]
    assert len(inputs) > 2
    await office.tom.submit(form)
    assert kept(office)[0].text == long
    assert kept(office)[0].id != kept(office)[1].id
    await office.tom.command("/case letters LR-1", DESK)
    assert "Paragraph 19" in str((await office.tom.sees_view("LR-1")).body)


async def test_who_writes_second_is_told_and_both_versions_are_kept(office: Office) -> None:
    await opens_sample(office, "subpoena-deficient")
    toms, mayas = await letter_of(office.tom), await letter_of(office.maya)
    await fills(office.maya, mayas, {"letter": "Maya's words."})
    await fills(office.tom, toms, {"letter": "Tom's words."})
    again = await office.tom.sees_view("LR-1")
    assert "Maya Lindqvist kept another version" in str(again.body)
    assert draft_in(again) == "Tom's words."
    assert [letter.text for letter in kept(office)] == ["Maya's words."]
    await office.tom.submit(again)
    assert [letter.text for letter in kept(office)] == ["Tom's words.", "Maya's words."]


async def test_a_draft_written_on_other_facts_says_so(office: Office) -> None:
    await opens_sample(office, "subpoena-deficient")
    await fills(office.tom, await letter_of(office.tom), {"letter": "Old."})
    await office.maya.command("/case edit LR-1", DESK)
    form = await office.maya.sees_view("LR-1")
    await fills(office.maya, form, {"agent_badge": "77"})
    assert "The facts changed after this was written" in str((await letter_of(office.tom)).body)


async def test_an_empty_letter_is_refused_where_it_stands(office: Office) -> None:
    await opens_sample(office, "subpoena-deficient")
    form = await letter_of(office.tom)
    await fills(office.tom, form, {"letter": None})
    assert form.errors["letter"] == "The letter is empty."
    assert kept(office) == []


async def test_a_letter_that_promises_records_says_to_wait_for_counsel(office: Office) -> None:
    await opens_sample(office, "subpoena-complete")
    await told(office.tom, "/case take LR-1")
    await signs_everything_off(office.tom, office)
    form = await letter_of(office.tom)
    assert "only after counsel has approved" in str(form.body)
    options = str([b for b in form.blocks if b.get("block_id") == "now"])
    assert "waits for the agency" not in options


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("non-us-direct-refused-with-agreement", "CLOUD Act"),
        ("search-warrant-deficient", "Please"),
        ("interception-of-meetings", "cannot"),
    ],
)
async def test_the_draft_says_what_the_findings_call_for(
    office: Office, name: str, said: str
) -> None:
    await opens_sample(office, name, nondisclosure={})
    assert said in draft_in(await letter_of(office.tom))


async def test_who_may_only_read_writes_no_letters(office: Office) -> None:
    await opens_sample(office, "subpoena-deficient")
    answer = await told(office.ines, "/case reply LR-1")
    assert "you need the role" in answer
