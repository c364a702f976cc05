"""What a request's words propose: facts, each with the words that say it, and no guesses."""

import datetime as dt

import pytest

from bot.intake.find import Proposal, Text, of_the_file, propose
from bot.intake.find.dates import read_date
from policy.answer.lexicon import load_lexicon
from policy.load import GUIDE_DIR, latest
from tests.unit.intake import letters

GUIDE = latest()
LEXICON = load_lexicon(GUIDE_DIR / str(GUIDE.version))
CATALOGUE = frozenset(item.id for item in GUIDE.catalogue)


def found(words: str, fields: dict[str, str] | None = None) -> dict[str, Proposal]:
    return propose(Text(words, fields or {}), LEXICON, CATALOGUE)


def values(words: str) -> dict[str, str | tuple[str, ...]]:
    return {fact: proposal.value for fact, proposal in found(words).items()}


def test_a_grand_jury_subpoena_proposes_what_it_says() -> None:
    assert values(letters.GRAND_JURY) == {
        "process": "subpoena",
        "subpoena_kind": "grand_jury",
        "legal_basis": "Fed. R. Crim. P. 17; 18 U.S.C. § 2703(c)(2)",
        "country": "US",
        "reference": "26-GJ-118",
        "addressee": "Zoom Video Communications, Inc.",
        "address": "55 Almaden Boulevard, 6th Floor, San Jose, CA 95113",
        "agent.name": "Dana Whitlock",
        "agent.agency": "United States Attorney, District of Harborview",
        "agent.badge": "4471",
        "agent.email": "dwhitlock@justice.harborview.gov",
        "agent.phone": "+1 415 555 0100 x12",
        "agent.mailing_address": "200 Court Street, Harborview, CA 94000",
        "signed.by": "Clerk of Court, District of Harborview",
        "signed.date": "2026-11-19",
        "respond_by": "2026-12-15",
        "identifiers": ("meeting_id: 912 3456 7890",),
        "period.from": "2026-10-03 14:00",
        "period.to": "2026-10-03 15:00",
        "seeks": (
            "name",
            "email_address",
            "participant_identity",
            "billing_name_and_address",
            "join_leave_times",
        ),
    }


def test_a_warrant_proposes_its_secrecy_order_and_when_it_ends() -> None:
    read = values(letters.WARRANT)
    assert read["process"] == "search_warrant"
    assert read["nondisclosure"] == "yes"
    assert read["nondisclosure.until"] == "2027-05-09"
    assert read["nondisclosure.basis"] == "18 U.S.C. § 2705(b)"
    assert read["identifiers"] == ("account_email: suspect@example.org",)
    assert read["seeks"] == ("cloud_recording", "transcript", "ip_address", "meeting_title")
    assert read["agent.agency"] == "Federal Bureau of Fictional Investigation"
    assert read["agent.name"] == "Terry Lane"


def test_silence_that_nobody_ordered_is_asked_for_and_no_order() -> None:
    assert values(letters.PRESERVATION)["nondisclosure"] == "asked"


def test_an_order_for_a_term_ends_when_the_term_does() -> None:
    read = values(
        "SEARCH WARRANT\nDated: November 10, 2026\nIT IS ORDERED under 18 U.S.C. 2705(b) that you"
        " shall not disclose this warrant for a period of one year."
    )
    assert read["nondisclosure.until"] == "2027-11-10"


def test_every_proposal_carries_words_that_stand_in_the_document() -> None:
    text = Text(letters.GRAND_JURY)
    for proposal in found(letters.GRAND_JURY).values():
        for words in proposal.words.split(" · "):
            assert words.rstrip("…") in text.flat, proposal


def test_the_companys_address_does_not_make_a_request_american() -> None:
    to = "To: Zoom Video Communications, Inc.\n55 Almaden Boulevard\nSan Jose, CA 95113\n"
    assert "country" not in found(f"{to}Please produce the following records: names.")
    assert found(f"{to}Country: Deutschland")["country"].value == "DE"
    own = "Mailing address: 1 Court Street, Harborview, NY 10001"
    assert found(f"{to}{own}")["country"].value == "US"


@pytest.mark.parametrize(
    ("words", "language"),
    [
        (letters.GRAND_JURY, "en"),
        (
            "Die Staatsanwaltschaft ersucht um die Herausgabe der Daten des Nutzers, die für das"
            " Verfahren von Bedeutung sind, und bittet darum, dass der Nutzer nicht von der"
            " Anfrage unterrichtet wird, bis die Frist abgelaufen ist.",
            "de",
        ),
        ("请提供下列账户的注册信息和登录记录。", "zh"),
        ("26-GJ-118", None),
    ],
)
def test_the_language_is_seen_from_the_text_where_it_is_plain(
    words: str, language: str | None
) -> None:
    seen = of_the_file(Text(words))
    assert seen["format"].value == "pdf"
    assert (seen["language"].value if "language" in seen else None) == language


def test_the_fields_of_a_form_are_read_by_their_names() -> None:
    read = found("Emergency Disclosure Request", {"agentName": "Ana Pike", "Badge_Number": "77"})
    assert read["agent.name"] == Proposal("agent.name", "Ana Pike", "agent name: Ana Pike")
    assert read["agent.badge"].value == "77"


@pytest.mark.parametrize(
    "words", ["", "Lunch menu\nSoup of the day", "x" * 100_000, "::::\n" * 900]
)
def test_what_is_no_request_proposes_nothing(words: str) -> None:
    assert found(words) == {}


@pytest.mark.parametrize(
    ("said", "date"),
    [
        ("November 19, 2026", dt.date(2026, 11, 19)),
        ("Nov. 3rd, 2026", dt.date(2026, 11, 3)),
        ("19 November 2026", dt.date(2026, 11, 19)),
        ("19th day of November, 2026", dt.date(2026, 11, 19)),
        ("2026-11-19", dt.date(2026, 11, 19)),
        ("11/19/2026", dt.date(2026, 11, 19)),
        ("19/11/2026", dt.date(2026, 11, 19)),
        ("03/04/2026", None),
        ("February 30, 2026", None),
    ],
)
def test_dates_are_read_unless_they_could_be_two(said: str, date: dt.date | None) -> None:
    assert read_date(said) == date
