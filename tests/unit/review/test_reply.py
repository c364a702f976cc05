"""The drafted letters say what the findings call for, each point with its section."""

import datetime as dt

import pytest

from policy.load import latest
from policy.review import SignOff
from policy.review.matter import Matter
from policy.review.reply import draft, draft_user_notice
from tests.unit.review.samples import REQUESTS, UTC, request, reviewed


def test_what_is_missing_is_asked_for_with_its_section() -> None:
    reply = reviewed("subpoena-deficient").reply
    assert "- Please give the requesting agent's badge or identification number. (Guide: " in reply
    assert reply.startswith("Dear Insp. I. Barrow,\n")
    assert "administrative subpoena" in reply


def test_data_beyond_the_process_is_followed_by_the_process_that_reaches_it() -> None:
    reply = reviewed("subpoena-deficient").reply
    assert "- MAC addresses: 2703(d) order (Guide: " in reply


def test_data_that_a_person_placed_beyond_the_process_is_in_the_letter_too() -> None:
    judged = {"subpoena_scope": SignOff("Ana Counsel", dt.date(2027, 2, 4), met=False)}
    result = reviewed("subpoena-for-what-a-person-places", signed_off=judged)
    assert result.verdict == "insufficient"
    assert "A subpoena yields only the non-content" in result.reply


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
    assert "acknowledgement of receipt" in result.reply
    assert "LERS" not in result.reply

    mixed = reviewed("subpoena-complete", nothing_of_its_arrival | {"agent.badge": None}).reply
    assert "badge" in mixed
    assert "in English" not in mixed


def test_both_sides_find_their_own_number_in_the_letter() -> None:
    asked = request("subpoena-complete", {"reference": "HV-2026/7"})
    matter = Matter(latest(), asked, UTC, ())
    result = reviewed("subpoena-complete", {"reference": "HV-2026/7"})
    letter = draft(matter, result, our_reference="LR-42")
    assert "\nYour reference: HV-2026/7\nOur reference: LR-42\n\n" in letter
    to_user = draft_user_notice(latest(), asked, zone=UTC, our_reference="LR-42")
    assert "Our reference: LR-42" in to_user
    assert "HV-2026/7" not in to_user


@pytest.mark.parametrize("example", sorted(file.stem for file in REQUESTS.glob("*.yaml")))
def test_each_point_names_its_section_or_says_that_the_rule_is_ours(example: str) -> None:
    """But for the lists of data, targets and ways, whose paragraph names the section."""
    result = reviewed(example)
    asked = [one.ask.en for one in latest().requirements if one.ask]
    for line in result.reply.splitlines():
        if any(line.startswith(f"- {ask}") for ask in asked):
            assert line.endswith(")"), line
            assert "(Guide: " in line or "(our own rule)" in line


def test_nothing_in_an_emergency_waits_for_what_is_still_asked() -> None:
    reply = reviewed("emergency-deficient").reply
    assert "Please give us the following at once" in reply
    assert "produce no records" not in reply


def test_counsel_is_not_forestalled_by_an_offer_of_other_process() -> None:
    result = reviewed("pen-register-complete")
    assert result.offer == ("subpoena",)
    assert "does not reach" not in result.reply


def test_narrowing_is_asked_for_apart_from_what_is_missing() -> None:
    reply = reviewed("mlat-deficient").reply
    assert "Please narrow the request:" in reply
    assert "does not yet meet" not in reply


def test_a_refusal_offers_the_other_ways_and_says_what_else_to_mend() -> None:
    reply = reviewed("non-us-direct-refused-with-agreement").reply
    assert "We decline the request in its present form." in reply
    for way in ("MLAT request", "CLOUD Act agreement order", "letters rogatory"):
        assert f"- {way}\n" in reply
    assert "Should you make the request again" in reply


def test_an_acceptance_lists_what_will_be_produced_and_what_to_note() -> None:
    reply = reviewed("subpoena-complete").reply
    assert "- IP addresses\n" in reply
    assert "credit card" in reply
    assert "Our policy is to tell users" in reply


def test_an_acceptance_under_an_order_says_until_when_the_user_is_not_told() -> None:
    order = {"nondisclosure": {"ordered": True, "until": "2027-12-31"}}
    reply = reviewed("subpoena-complete", order).reply
    assert "through 31 December 2027" in reply
    assert "Our policy is to tell users" not in reply


def test_a_preservation_is_confirmed_with_its_last_day() -> None:
    reply = reviewed("preservation-complete").reply
    assert "- account email cible@example.org" in reply
    assert "through 14 March 2028" in reply


def test_a_late_extension_is_told_that_the_expiry_stands_by_a_rule_of_our_own() -> None:
    reply = reviewed("extension-late").reply
    assert "(our own rule)" in reply
    assert "stands through 15 March 2027" in reply


def test_interception_is_refused_without_an_offer() -> None:
    reply = reviewed("interception-of-meetings").reply
    assert "We cannot assist with the interception" in reply
    assert "in one of these ways" not in reply


def test_content_from_abroad_is_told_of_the_channels_that_carry_it() -> None:
    reply = reviewed("emergency-for-content-from-abroad").reply
    assert "- MLAT request\n- CLOUD Act agreement order\n- letters rogatory\n" in reply


def test_a_private_party_is_told_whom_the_guide_serves() -> None:
    reply = reviewed("civil-complete").reply
    assert "serves law enforcement and government agencies alone" in reply
    assert "does not yet meet" not in reply


def test_testimony_is_told_that_records_authenticate_themselves() -> None:
    assert "self-authenticating" in reviewed("testimony-complete").reply


def test_facts_of_a_request_stay_on_their_line_and_fill_no_placeholder() -> None:
    changes = {"agent.name": "Eve\n\nP.S. ${body} $company", "signed.by": None}
    reply = reviewed("subpoena-complete", changes).reply
    assert reply.startswith("Dear Eve P.S. ${body} $company,\n\nRe: ")


def test_whoever_gives_no_name_is_greeted_all_the_same() -> None:
    assert reviewed("testimony-deficient").reply.startswith("Dear Sir or Madam,")


@pytest.mark.parametrize("example", sorted(file.stem for file in REQUESTS.glob("*.yaml")))
def test_a_letter_is_whole(example: str) -> None:
    reply = reviewed(example).reply
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
    letter = draft_user_notice(latest(), request(example, changes), zone=UTC)
    assert words in letter
    assert "3 February 2027" in letter
