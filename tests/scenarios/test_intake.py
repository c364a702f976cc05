"""A request arrives as a PDF: the form fills itself, a person confirms, nobody answers it twice."""

import asyncio

import pytest

from bot.store.database import rows
from tests.scenarios.office import DESK, SEALED, Office, fills, told
from tests.unit.intake import letters, papers
from workspace.model import View
from workspace.person import Person
from workspace.sight import texts, words


async def opens_form(person: Person, content: bytes, name: str, place: str = DESK) -> View:
    """The person shares a file and opens a case from its message; the form when it is filled."""
    message = person.upload(content, name, place, "This came in by courier.")
    ack = await person.message_shortcut("open_case_from_message", message)
    assert ack.acknowledged, ack.error
    return await person.sees_view("New case", seconds=20)


def said(view: View) -> str:
    return "\n".join(texts(view.blocks))


def held(view: View, name: str) -> object:
    """What an input was filled with."""
    block = next(b for b in view.blocks if b.get("block_id") == name)
    element = block["element"]
    for key in ("initial_value", "initial_date"):
        if key in element:
            return element[key]
    option = element.get("initial_option")
    return option["value"] if option else [o["value"] for o in element.get("initial_options", ())]


def words_under(view: View, name: str) -> str:
    block = next(b for b in view.blocks if b.get("block_id") == name)
    return str(block["hint"]["text"])


async def test_the_form_fills_itself_with_the_words_that_each_fact_was_read_from(
    office: Office,
) -> None:
    form = await opens_form(office.tom, papers.paper(letters.GRAND_JURY), "subpoena.pdf")
    assert held(form, "process") == "subpoena"
    assert held(form, "format") == "pdf"
    assert held(form, "language") == "en"
    assert words_under(form, "format") == "Seen from the file itself"
    assert held(form, "agency") == "United States Attorney, District of Harborview"
    assert held(form, "agent_badge") == "4471"
    assert held(form, "respond_by") == "2026-12-15"
    assert held(form, "identifiers") == "meeting_id: 912 3456 7890"
    assert "join_leave_times" in held(form, "seeks")  # type: ignore[operator]
    assert words_under(form, "agent_badge") == "Read from: “Badge No.: 4471”"
    assert "subpoena.pdf" in said(form)
    assert "1 page read" in said(form)


async def test_a_person_confirms_and_the_file_is_kept_by_its_hash(office: Office) -> None:
    form = await opens_form(office.tom, papers.paper(letters.GRAND_JURY), "../in/subpoena.pdf")
    assert "its name was a path" in said(form)
    assert await office.cards() == []
    await fills(office.tom, form, {"agent_badge": "4472"})
    card = await office.tom.sees("United States Attorney", DESK)
    await office.tom.sees("This came in by courier.", DESK, card.ts)
    (file,) = rows(office.desk.store.db, "SELECT name, size, sha256 FROM case_files")
    assert file["name"] == "subpoena.pdf"
    assert len(file["sha256"]) == 64
    assert "4472" in rows(office.desk.store.db, "SELECT request FROM cases")[0]["request"]


async def test_a_form_opens_at_once_and_fills_itself_when_the_file_is_read(
    office: Office,
) -> None:
    message = office.tom.upload(papers.paper(letters.WARRANT), "warrant.pdf", DESK, "By courier.")
    await office.tom.message_shortcut("open_case_from_message", message)
    reading = office.tom.view()
    assert reading is not None
    assert "Reading warrant.pdf" in said(reading)
    form = await office.tom.sees_view("New case", seconds=20)
    assert held(form, "process") == "search_warrant"
    await office.tom.submit(form)
    card = await office.ruth.sees("LR-1 · ", SEALED)
    await office.ruth.sees("By courier.", SEALED, card.ts)


async def test_who_does_not_wait_fills_in_by_hand_and_is_not_disturbed(office: Office) -> None:
    message = office.tom.upload(papers.paper(letters.WARRANT), "warrant.pdf", DESK)
    await office.tom.message_shortcut("open_case_from_message", message)
    reading = await office.tom.sees_view("Reading…")
    await office.tom.click(reading, "intake_by_hand")
    form = await office.tom.sees_view("New case")
    office.tom.fill(form, {"agency": "Typed by hand"})
    await asyncio.sleep(2)
    assert office.tom.view() is form
    assert held(form, "process") == []


async def test_who_closes_the_form_gets_none(office: Office) -> None:
    message = office.tom.upload(papers.paper(letters.WARRANT), "warrant.pdf", DESK)
    await office.tom.message_shortcut("open_case_from_message", message)
    await office.tom.close(await office.tom.sees_view("Reading…"))
    await asyncio.sleep(2)
    assert office.tom.view() is None


@pytest.mark.parametrize(
    ("content", "why", "what_to_do"),
    [
        (papers.scanned(), "holds pictures of pages and no text", "fill in the form by hand"),
        (papers.locked(letters.WARRANT), "is locked with a password", "without one"),
        (papers.paper(letters.WARRANT)[:-400], "is broken", "send it again"),
        (b"not a pdf at all", "is no PDF", "do not open it"),
        (papers.bomb(), "unpacks to far more", "do not open it"),
        (
            papers.paper(letters.WARRANT, pages=499),
            "the first 60 of 500 pages read",
            "Look through the other pages yourself",
        ),
    ],
    ids=["scanned", "locked", "broken", "no pdf", "bomb", "500 pages"],
)
async def test_what_cannot_be_read_is_said_in_the_form_with_what_to_do(
    office: Office, content: bytes, why: str, what_to_do: str
) -> None:
    form = await opens_form(office.tom, content, "request.pdf")
    assert why in said(form)
    assert what_to_do in said(form)


async def test_a_reference_typed_by_hand_shows_the_earlier_case_before_a_second_is_opened(
    office: Office,
) -> None:
    await office.opens("subpoena country=US reference=HV-2026-118")
    await office.tom.command("/case new", DESK)
    form = await office.tom.sees_view("New case")
    put = {"process": "search_warrant", "reference": "hv 2026 118", "agency": "Typed once"}
    await fills(office.tom, form, put)
    warned = await office.tom.sees_view("New case")
    assert "The same reference of the agency came in before" in said(warned)
    assert "LR-1" in said(warned)
    assert len(await office.cards()) == 1
    await office.tom.submit(warned)
    await office.tom.sees("LR-2 · search warrant", DESK)
    assert "Typed once" in rows(office.desk.store.db, "SELECT request FROM cases")[1]["request"]
    line = "/case new subpoena country=US reference=HV-2026-118"
    assert "came in before: LR-2, LR-1." in await told(office.tom, line)


async def test_several_files_fill_one_form(office: Office) -> None:
    message = office.tom.upload(papers.paper(letters.GRAND_JURY), "one.pdf", DESK)
    more = office.tom.upload(papers.paper(letters.PRESERVATION), "two.pdf", DESK)
    message.files.extend(more.files)
    await office.tom.message_shortcut("open_case_from_message", message)
    form = await office.tom.sees_view("New case", seconds=20)
    assert held(form, "identifiers") == "meeting_id: 912 3456 7890\nusername: night.owl"
    assert held(form, "process") == "subpoena"
    assert "one.pdf" in said(form)
    assert "two.pdf" in said(form)


async def test_a_file_that_the_desk_may_not_read_is_asked_for_directly(office: Office) -> None:
    form = await opens_form(
        office.ruth, papers.paper(letters.WARRANT), "warrant.pdf", "board-matters"
    )
    assert "Send it to me directly" in said(form)
    assert held(form, "process") == []


async def test_a_pdf_sent_directly_is_offered_as_a_case(office: Office) -> None:
    message = office.tom.upload(papers.paper(letters.GRAND_JURY), "subpoena.pdf")
    offer = await office.tom.sees("Shall I open a case", None, message.ts)
    await office.tom.click(offer, "intake_open")
    form = await office.tom.sees_view("New case", seconds=20)
    assert held(form, "agent_badge") == "4471"
    await office.tom.submit(form)
    await office.maya.sees("United States Attorney", DESK)


async def test_a_pdf_from_somebody_without_a_role_is_no_case(office: Office) -> None:
    message = office.ben.upload(papers.paper(letters.GRAND_JURY), "subpoena.pdf", "general")
    await office.ben.message_shortcut("open_case_from_message", message)
    await office.ben.sees("you need the role", "general")


async def test_the_same_file_and_the_same_reference_show_the_earlier_case_first(
    office: Office,
) -> None:
    content = papers.paper(letters.GRAND_JURY)
    await office.tom.submit(await opens_form(office.tom, content, "first.pdf"))
    await office.tom.sees("LR-1 · ", DESK)
    again = await opens_form(office.tom, content, "again.pdf")
    assert "The same file came in before" in str(again.blocks[0])
    assert "LR-1" in str(again.blocks[1])
    await office.tom.close(again)
    other = papers.paper(letters.GRAND_JURY + "\nAmended.")
    same_number = await opens_form(office.tom, other, "amended.pdf")
    assert "The same reference of the agency" in str(same_number.blocks[0])


async def test_an_earlier_case_that_is_sealed_shows_to_nobody_outside(office: Office) -> None:
    content = papers.paper(letters.WARRANT)
    form = await opens_form(office.ruth, content, "warrant.pdf")
    await office.ruth.submit(form)
    await office.tom.sees("LR-1 · sealed", DESK)
    toms = await opens_form(office.tom, content, "warrant.pdf")
    assert "LR-1" not in said(toms)
    assert "before" not in said(toms)
    ruths = await opens_form(office.ruth, content, "warrant.pdf")
    assert "LR-1" in said(ruths)


async def test_the_message_it_came_from_is_named_when_the_case_is_sealed(office: Office) -> None:
    message = office.tom.say("The Quiet Court wants records of target@example.net", DESK)
    await office.tom.message_shortcut("open_case_from_message", message)
    form = await office.tom.sees_view("New case")
    await fills(office.tom, form, {"process": "subpoena"})
    await office.tom.sees("LR-1 · ", DESK)
    await told(office.ruth, "/case seal LR-1", SEALED)
    private = await office.ruth.sees("LR-1 · ", SEALED)
    named = await office.ruth.sees("cannot delete what people wrote", SEALED, private.ts)
    assert message.ts.replace(".", "") in words(named)


async def test_the_message_of_a_case_that_is_sealed_from_the_start_is_named_at_once(
    office: Office,
) -> None:
    form = await opens_form(office.tom, papers.paper(letters.WARRANT), "warrant.pdf")
    await office.tom.submit(form)
    private = await office.ruth.sees("LR-1 · ", SEALED)
    await office.ruth.sees("cannot delete what people wrote", SEALED, private.ts)
