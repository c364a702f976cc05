"""The drafted letters say what the findings call for, each point with its section."""

import datetime as dt

import pytest

from policy.letter import BARE, Letterhead
from policy.load import latest
from policy.request import parse_request
from policy.review import SignOff, review
from policy.review.matter import Matter
from policy.review.reply import draft, draft_user_notice
from tests.unit.review.samples import REQUESTS, UTC, request, reviewed


def test_what_is_missing_is_asked_for_under_its_section() -> None:
    reply = reviewed("subpoena-deficient").letter()
    assert (
        "\n\nGuide, Requirements for all jurisdictions\n"
        "- For the requesting agent, give the badge or identification number and mailing address"
        " (not a PO box).\n"
    ) in reply
    assert "administrative subpoena" in reply.lower()


def test_a_letter_bears_its_date_whom_it_is_to_what_it_is_about_and_who_signs() -> None:
    head = Letterhead(dt.date(2027, 2, 5), "LR-42", ("Dana Whitfield", "Counsel"))
    letter = reviewed("subpoena-deficient", {"reference": "HV-2026/7"}).letter(head)
    assert letter.startswith(
        "5 February 2027\n\n"
        "Insp. I. Barrow\nMillford Police Department\nP.O. Box 77, Millford, WA 98000\n\n"
        "Re: Administrative subpoena, received on 3 February 2027\n"
        "Your reference: HV-2026/7\nOur case number: LR-42\n\n"
        "Dear Insp. I. Barrow,\n"
    )
    assert "\n“Guide” means Zoom's Government Requests Guide, updated 28 February 2023.\n" in letter
    assert letter.endswith("Sincerely,\n\nDana Whitfield\nCounsel\n")


@pytest.mark.parametrize(
    "process",
    ["subpoena", "search_warrant", "preservation", "non_us_direct", "emergency_disclosure"],
)
def test_who_gave_almost_nothing_gets_a_letter_of_one_page(process: str) -> None:
    found = review(latest(), parse_request({"process": process}), zone=UTC)
    letter = found.letter()
    assert len(letter.split()) <= 320  # what a page holds
    asked = [line for line in letter.splitlines() if line.startswith("- ")]
    assert len(set(asked)) == len(asked)
    assert sum("requesting agent" in line for line in asked) == 1


def test_nothing_is_asked_for_twice_in_other_words() -> None:
    nothing = {"process": "preservation"}
    letter = review(latest(), parse_request(nothing), zone=UTC).letter()
    assert "Name the specific account, host and/or meeting" in letter
    assert "specific identifiers" not in letter


def test_data_beyond_the_process_is_followed_by_the_process_that_reaches_it() -> None:
    reply = reviewed("subpoena-deficient").letter()
    assert "- MAC addresses; network performance: 2703(d) order (Guide, " in reply


def test_data_that_a_person_placed_beyond_the_process_is_in_the_letter_too() -> None:
    judged = {"subpoena_scope": SignOff("Ana Counsel", dt.date(2027, 2, 4), met=False)}
    result = reviewed("subpoena-for-what-a-person-places", signed_off=judged)
    assert result.verdict == "insufficient"
    assert "A subpoena yields only the non-content" in result.letter()


def test_the_agency_is_not_asked_for_what_the_desk_itself_did_not_write_down() -> None:
    nothing_of_its_arrival = {
        "channel": None,
        "language": None,
        "format": None,
        "sender_email": None,
    }
    result = reviewed("subpoena-complete", nothing_of_its_arrival)
    assert [one.id for one in result.unrecorded] == [
        "submitted_through_lers",
        "in_english",
        "as_pdf",
        "official_sender_email",
    ]
    assert result.verdict == "insufficient"
    assert "acknowledgement of receipt" in result.letter()
    assert "LERS" not in result.letter()

    mixed = reviewed("subpoena-complete", nothing_of_its_arrival | {"agent.badge": None}).letter()
    assert "badge" in mixed
    assert "in English" not in mixed


def test_both_sides_find_their_own_number_in_the_letter() -> None:
    asked = request("subpoena-complete", {"reference": "HV-2026/7"})
    matter = Matter(latest(), asked, UTC, ())
    result = reviewed("subpoena-complete", {"reference": "HV-2026/7"})
    head = Letterhead(case_number="LR-42")
    letter = draft(matter, result, head)
    assert "\nYour reference: HV-2026/7\nOur case number: LR-42\n\n" in letter
    to_user = draft_user_notice(latest(), asked, zone=UTC, head=head)
    assert "Our case number: LR-42" in to_user
    assert "HV-2026/7" not in to_user


@pytest.mark.parametrize("example", sorted(file.stem for file in REQUESTS.glob("*.yaml")))
def test_each_point_stands_under_its_section_or_under_our_own_rule(example: str) -> None:
    """But for the lists of data, targets and ways, whose paragraph names the section."""
    asked = {one.ask.en: one for one in latest().requirements if one.ask and not one.asked_with}
    above = ""
    for line in reviewed(example).letter().splitlines():
        if not line.startswith("- "):
            above = line
        elif one := asked.get(line.removeprefix("- ")):
            section = latest().section(one.section).heading.en
            assert above == ("Our own rule" if one.desk_rule else f"Guide, {section}")


def test_nothing_in_an_emergency_waits_for_what_is_still_asked() -> None:
    reply = reviewed("emergency-deficient").letter()
    assert "Please give us the following at once" in reply
    assert "produce no records" not in reply


def test_counsel_is_not_forestalled_by_an_offer_of_other_process() -> None:
    result = reviewed("pen-register-complete")
    assert result.offer == ("subpoena",)
    assert "does not reach" not in result.letter()


def test_narrowing_is_asked_for_apart_from_what_is_missing() -> None:
    reply = reviewed("mlat-deficient").letter()
    assert "Please narrow the request:" in reply
    assert "does not yet meet" not in reply


def test_a_refusal_offers_the_other_ways_and_says_what_else_to_mend() -> None:
    reply = reviewed("non-us-direct-refused-with-agreement").letter()
    assert "We decline the request in its present form." in reply
    for way in ("MLAT request", "CLOUD Act agreement order", "letters rogatory"):
        assert f"- {way}\n" in reply
    assert "Should you make the request again" not in reply  # the legal basis is asked for above
    badge = reviewed("non-us-direct-refused-with-agreement", {"agent.badge": None}).letter()
    assert "Should you make the request again" in badge


def test_an_acceptance_lists_what_will_be_produced_and_what_to_note() -> None:
    reply = reviewed("subpoena-complete").letter()
    assert "- IP addresses\n" in reply
    assert "credit card" in reply
    assert "Our policy is to tell users" in reply


def test_an_acceptance_under_an_order_says_until_when_the_user_is_not_told() -> None:
    order = {"nondisclosure": {"ordered": True, "until": "2027-12-31"}}
    reply = reviewed("subpoena-complete", order).letter()
    assert "through 31 December 2027" in reply
    assert "Our policy is to tell users" not in reply


def test_a_preservation_is_confirmed_with_its_last_day() -> None:
    reply = reviewed("preservation-complete").letter()
    assert "- account cible@example.org" in reply
    assert "through 14 March 2028" in reply


def test_a_late_extension_is_told_that_the_expiry_stands_by_a_rule_of_our_own() -> None:
    reply = reviewed("extension-late").letter()
    assert "\nOur own rule\n- The extension was received after" in reply
    assert "stands through 15 March 2027" in reply


def test_interception_is_refused_without_an_offer() -> None:
    reply = reviewed("interception-of-meetings").letter()
    assert "We cannot assist with the interception" in reply
    assert "in one of these ways" not in reply


def test_content_from_abroad_is_told_of_the_channels_that_carry_it() -> None:
    reply = reviewed("emergency-for-content-from-abroad").letter()
    assert "- MLAT request\n- CLOUD Act agreement order\n- letters rogatory\n" in reply


def test_a_private_party_is_told_whom_the_guide_serves() -> None:
    reply = reviewed("civil-complete").letter()
    assert "serves law enforcement and government agencies alone" in reply
    assert "does not yet meet" not in reply


def test_testimony_is_told_that_records_authenticate_themselves() -> None:
    assert "self-authenticating" in reviewed("testimony-complete").letter()


def test_facts_of_a_request_stay_on_their_line_and_fill_no_placeholder() -> None:
    changes = {"agent.name": "Eve\n\nP.S. ${body} $company", "signed.by": None}
    reply = reviewed("subpoena-complete", changes).letter()
    assert reply.startswith("Eve P.S. ${body} $company\nMillford Police Department\n")
    assert "\nDear Eve P.S. ${body} $company,\n" in reply


def test_whoever_gives_no_name_is_greeted_all_the_same() -> None:
    assert "\nDear Sir or Madam,\n" in reviewed("testimony-deficient").letter()


@pytest.mark.parametrize("example", sorted(file.stem for file in REQUESTS.glob("*.yaml")))
def test_a_letter_is_whole(example: str) -> None:
    reply = reviewed(example).letter()
    assert "None" not in reply
    assert "\n\n\n" not in reply
    assert ":\n\n\n" not in reply
    assert reply.endswith("Zoom Legal\n")


@pytest.mark.parametrize(
    ("example", "order", "words"),
    [
        ("subpoena-complete", None, "asks for the following information"),
        ("subpoena-complete", "2027-12-31", "prohibited us from doing so through 31 December 2027"),
        ("restriction-complete", None, "concerns your account or a meeting"),
    ],
)
def test_the_user_is_told_what_was_asked_and_why_so_late(
    example: str, order: str | None, words: str
) -> None:
    changes = {"nondisclosure": {"ordered": True, "until": order} if order else None}
    letter = draft_user_notice(latest(), request(example, changes), zone=UTC, head=BARE)
    assert words in letter
    assert "3 February 2027" in letter
