"""What people mistype: a clear sentence to them alone, nothing changed, nobody pinged."""

from datetime import timedelta

import pytest

from tests.scenarios.office import DESK, Office, told
from workspace.sight import words


@pytest.mark.parametrize(
    ("line", "answer"),
    [
        ("/case", "How /case is written"),
        ("/case lsit", "Did you mean `list`?"),
        ("/case show", "Say which case"),
        ("/case show seven", "is no case number"),
        ("/case show LR-1 LR-2", "Nothing stands behind the number"),
        ("/case due LR-1 2027-02-30", "There is no 2027-02-30 in the calendar"),
        ("/case due LR-1 01/02/2027", "can be read as two dates"),
        ("/case due LR-1 someday", "is not a date I understand"),
        ("/case due LR-1 2020-01-01", "is in the past"),
        ("/case status LR-1 awaiting_agency", "cannot become awaiting agency from there"),
        ("/case status LR-1 in_reveiw", "Did you mean `in_review`?"),
        ("/case status LR-1 closed", "`/case close LR-1`"),
        ("/case note LR-1", "Write the note"),
        ("/case assign LR-1 Tom", "Mention the person with `@`"),
        ("/case new subpena", "Did you mean `subpoena`?"),
        ("/case new subpoena agncy=Court", "Did you mean `agency`?"),
        ('/case new subpoena agency="Court', "quotation mark is opened here"),
        ("/case new subpoena country=Germny", "did you mean Germany?"),
        ("/case new subpoena District Court", "every fact is written `key=value`"),
        ("/case close LR-1 rejected", "Say why it is rejected"),
        ('/case close LR-1 withdrawn items="name: 1"', "discloses nothing"),
        ('/case close LR-1 disclosed items="name"', "Write the kind of data and the number"),
        ("/case close LR-1 disclosed class=content", "Behind the outcome stand"),
        ("/case close LR-1 withdrawn", "is not decided"),
        ("/case approve LR-1", "cannot become approved from there"),
        ("/case review LR-1 met", "Say which requirement"),
        ("/case review LR-1 met in_english", "Nothing is left to a person there"),
        ("/case review LR-1 met government_requester", "`/case verify LR-1`"),
        ("/case notice LR-1 prohibited", "The facts name no nondisclosure order"),
        ("/case notice LR-1 exception", "Say which of the guide's exceptions"),
        ('/case notice LR-1 exception rain reason="wet"', "the guide's exception that applies"),
        ("/case notice LR-1 exception threat", "Say why the exception applies"),
        ("/case notice LR-1 notify 2020-01-01", "is in the past"),
        ("/case notice LR-1 told", "Counsel has not decided"),
        ("/case new subpoena seeks=shoe_size", "no kind of data “shoe_size”"),
        ("/case new subpoena email=nobody", "is no e-mail address"),
        ("/case list page=0", "A page is a number"),
        ("/policy", "Ask the government requests guide"),
    ],
)
async def test_a_slip_is_answered_with_what_to_do(office: Office, line: str, answer: str) -> None:
    card = await office.opens()
    before = words(card)
    assert answer in await told(office.maya, line, "general")
    assert words((await office.cards())[0]) == before
    assert len(await office.cards()) == 1
    assert [m for m in office.ben.messages("general") if m.bot_id] == []


async def test_the_bad_word_is_pointed_at(office: Office) -> None:
    answer = await told(office.maya, "/case status LR-1 in_reveiw")
    assert "status LR-1 in_reveiw\n            ^^^^^^^^^" in answer


async def test_an_unknown_case_is_answered_with_the_nearest(office: Office) -> None:
    for _ in range(3):
        await told(office.maya, f'/case new subpoena agency="Court {_}"')
    assert "Did you mean `LR-1`" in await told(office.maya, "/case show LR-11")
    assert "There is no LR-900" in await told(office.maya, "/case show LR-900")


@pytest.mark.parametrize(
    ("said", "date"),
    [("2028-02-29", "2028-02-29"), ("1 Feb 2027", "2027-02-01"), ("feb 1, 2027", "2027-02-01")],
)
async def test_dates_are_understood_and_shown_back(office: Office, said: str, date: str) -> None:
    await office.opens()
    assert date in await told(office.maya, f"/case due LR-1 {said}")


async def test_a_date_typed_with_a_new_case_is_shown_back(office: Office) -> None:
    today = office.desk.clock.now().date()
    answer = await told(office.maya, "/case new subpoena country=US due=+10d")
    assert f"due {today + timedelta(days=10)} (in 10 days)" in answer


async def test_a_long_text_is_refused_where_it_is_too_long_and_kept_whole_where_not(
    office: Office,
) -> None:
    await office.opens()
    assert "10,000 fit" in await told(office.maya, f"/case note LR-1 {'x' * 40_000}")
    long = "The clerk said: " + "y" * 5000 + " and hung up."
    await told(office.maya, f"/case note LR-1 {long}")
    shown = await office.maya.sees("The clerk said", DESK, (await office.cards())[0].ts)
    assert len(shown.text) < 3000
    assert "…" in shown.text


async def test_nobody_is_pinged_by_what_people_write(office: Office) -> None:
    await told(
        office.maya,
        '/case new subpoena agency="<!channel> <!here> *Court* <https://evil.example|click>"',
    )
    await told(office.maya, "/case note LR-1 <!everyone> call @ben")
    card = await office.maya.sees("LR-1 · ", DESK)
    await office.maya.sees("call", DESK, card.ts)
    shown = words(card) + "".join(words(m) for m in office.maya.messages(DESK, card.ts))
    for broadcast in ("<!channel>", "<!here>", "<!everyone>", "<https://evil", "<@"):
        assert broadcast not in shown


async def test_a_form_says_at_the_field_what_is_wrong_and_keeps_the_rest(office: Office) -> None:
    await office.tom.command("/case new", DESK)
    form = await office.tom.sees_view("New case")
    office.tom.fill(form, {"process": "subpoena", "agency": "Court", "identifiers": "912 345"})
    await office.tom.submit(form)
    assert "meeting: 912 345" in form.errors["identifiers"]
    office.tom.fill(form, {"identifiers": "", "country": "XX"})
    await office.tom.submit(form)
    assert "country" in form.errors
    office.tom.fill(form, {"country": "US"})
    await office.tom.submit(form)
    await office.tom.sees("Court", DESK)


async def test_a_page_that_is_not_there_names_those_that_are(office: Office) -> None:
    await office.opens()
    for line in ("/case log LR-1 page=99", "/case list page=99", "/case find subpoena page=99"):
        assert "There is no page 99: page 1 is all there is." in await told(office.maya, line)
    for number in range(15):
        await told(office.maya, f"/case note LR-1 call {number}")
    answer = await told(office.maya, "/case log LR-1 page=99")
    assert "There is no page 99: there are pages 1 to 2." in answer


async def test_a_judgement_is_typed_in_the_words_of_the_requirement(office: Office) -> None:
    await office.opens("subpoena country=US basis=2703(c)(2)")
    await told(office.maya, "/case take LR-1")
    answer = await told(office.maya, "/case review LR-1 met something else")
    assert "a lawful basis in the requester's jurisdiction (`lawful basis`)" in answer
    assert "government_requester" not in answer
    assert "judged" in await told(office.maya, "/case review LR-1 met lawful basis")
