"""What is asked of every request: how absent, empty, wrong and half-given facts come out."""

from typing import Any

import pytest

from tests.unit.review.samples import finding, reviewed, status

SUBPOENA = "subpoena-complete"
MEETINGS = "Zoom Video Communications, Inc."
PHONE = "Zoom Voice Communications, Inc."


def _cases(*cases: tuple[dict[str, Any], str]) -> pytest.MarkDecorator:
    return pytest.mark.parametrize(("changes", "expected"), cases)


@_cases(
    ({}, "unknown"),
    ({"agent.agency": None}, "unknown"),
    ({"sender_email": "someone@gmail.com"}, "unknown"),
    ({"process": "civil"}, "failed"),
    ({"process": "testimony"}, "unknown"),
    ({"emergency.callback_confirmed": True}, "met"),
    ({"emergency.callback_confirmed": False}, "unknown"),
)
def test_that_a_government_asks_is_for_a_person_to_verify(
    changes: dict[str, Any], expected: str
) -> None:
    assert status(SUBPOENA, "government_requester", changes) == expected


@_cases(
    ({}, "met"),
    ({"channel": None}, "missing"),
    ({"channel": "email"}, "failed"),
    ({"channel": "mail"}, "failed"),
    ({"channel": "fax"}, "failed"),
    ({"channel": "served"}, "failed"),
    ({"channel": "phone"}, "failed"),
)
def test_only_the_portal_is_the_way_in(changes: dict[str, Any], expected: str) -> None:
    assert status(SUBPOENA, "submitted_through_lers", changes) == expected


@_cases(
    ({"language": "en"}, "met"),
    ({"language": "en-GB"}, "met"),
    ({"language": "EN_us"}, "met"),
    ({"language": "English"}, "met"),
    ({"language": "de"}, "failed"),
    ({"language": "enm"}, "failed"),
    ({"language": "und"}, "unknown"),
    ({"language": "mul"}, "unknown"),
    ({"language": " "}, "missing"),
    ({"language": None}, "missing"),
)
def test_english_is_any_tag_of_english(changes: dict[str, Any], expected: str) -> None:
    assert status(SUBPOENA, "in_english", changes) == expected


@_cases(
    ({"format": "pdf"}, "met"),
    ({"format": "docx"}, "failed"),
    ({"format": "paper"}, "failed"),
    ({"format": None}, "missing"),
    ({"process": "emergency_disclosure", "format": "phone"}, "unknown"),
    ({"process": "emergency_disclosure", "format": None}, "unknown"),
    ({"process": "emergency_disclosure", "format": "pdf"}, "met"),
)
def test_a_pdf_is_needed_but_certain_emergencies_are_for_a_person(
    changes: dict[str, Any], expected: str
) -> None:
    assert status(SUBPOENA, "as_pdf", changes) == expected


@_cases(
    ({}, "met"),
    ({"addressee": "ZOOM VIDEO COMMUNICATIONS INC, Attn: Legal"}, "met"),
    ({"addressee": None}, "missing"),
    ({"addressee": "n/a"}, "missing"),
    ({"addressee": "Zoom"}, "failed"),
    ({"addressee": PHONE}, "failed"),
    ({"addressee": PHONE, "product": "phone"}, "met"),
    ({"addressee": MEETINGS, "product": "phone"}, "failed"),
    ({"addressee": MEETINGS, "product": "webinars"}, "met"),
    ({"addressee": PHONE, "product": "contact_center"}, "met"),
    ({"addressee": "Zoom", "product": "webinars"}, "unknown"),
    ({"addressee": None, "product": "contact_center"}, "unknown"),
    ({"address": "9 Elm Street", "product": "webinars"}, "unknown"),
    ({"product": None}, "unknown"),
    ({"product": None, "addressee": "Slack"}, "failed"),
    ({"address": None}, "missing"),
    ({"address": "55 Almaden Blvd., 6th Fl., San José, California 95113, USA"}, "met"),
    ({"address": "55 Almaden Boulevard, San Jose, CA 95113"}, "unknown"),
    ({"address": "55 Almaden Boulevard"}, "unknown"),
    ({"address": "San Jose"}, "failed"),
    ({"address": "55 Almaden Boulevard, Suite 600, San Jose, CA 95113"}, "failed"),
    ({"address": "9 Elm Street, 6th Floor, San Jose, CA 95113"}, "failed"),
)
def test_the_addressee_follows_from_the_product(changes: dict[str, Any], expected: str) -> None:
    assert status(SUBPOENA, "addressee", changes) == expected


EMAILS = [
    ("a.b@dpd.millford.gov", "met"),
    ("a.b@MILLFORD.GOV", "met"),
    ("a@army.mil", "met"),
    ("a@interieur.gouv.fr", "met"),
    ("a@gouv.fr", "met"),
    ("a@npa.go.jp", "met"),
    ("a@met.police.uk", "met"),
    ("k@polizei.beispielland.de", "unknown"),
    ("a@fbi.gov.example.com", "unknown"),
    ("a@notgov", "failed"),
    ("a@sheriffgov.com", "unknown"),
    ("a@millford.gоv", "unknown"),  # the o is Cyrillic
    ("a@gmail.com", "failed"),
    ("a@mail.yahoo.co.uk", "failed"),
    ("a@notgmail.com", "unknown"),
    ("not an address", "failed"),
    ("a@b@millford.gov", "failed"),
    ("Chief <a@millford.gov>", "failed"),
    ("n/a", "missing"),
    (None, "missing"),
]


@pytest.mark.parametrize(("address", "expected"), EMAILS)
def test_an_agents_address_is_judged_by_its_domain(address: str | None, expected: str) -> None:
    assert status(SUBPOENA, "agent_email", {"agent.email": address}) == expected


@pytest.mark.parametrize(("address", "expected"), EMAILS)
def test_a_senders_address_is_judged_alike(address: str | None, expected: str) -> None:
    assert status(SUBPOENA, "official_sender_email", {"sender_email": address}) == expected


@pytest.mark.parametrize("suffix", [".beispielland.de", "beispielland.de", "*.Beispielland.de"])
def test_a_desk_adds_government_suffixes_of_its_own(suffix: str) -> None:
    changes = {"agent.email": "k@polizei.beispielland.de"}
    result = reviewed(SUBPOENA, changes, government_suffixes=[suffix])
    assert result.finding("agent_email").status == "met"


def test_an_empty_suffix_lets_nobody_in() -> None:
    changes = {"agent.email": "k@example.com"}
    result = reviewed(SUBPOENA, changes, government_suffixes=["", ".", "*"])
    assert result.finding("agent_email").status == "unknown"


@_cases(
    ({"channel": "fax", "sender_email": None}, "not_applicable"),
    ({"channel": "mail", "sender_email": None}, "not_applicable"),
    ({"channel": "served", "sender_email": None}, "not_applicable"),
    ({"channel": "phone", "sender_email": None}, "not_applicable"),
    ({"channel": None, "format": "paper", "sender_email": None}, "not_applicable"),
    ({"channel": None, "sender_email": None}, "missing"),
    ({"channel": "email", "sender_email": None}, "missing"),
    ({"channel": "lers", "sender_email": None}, "missing"),
)
def test_the_senders_address_is_not_asked_of_what_came_on_paper(
    changes: dict[str, Any], expected: str
) -> None:
    assert status(SUBPOENA, "official_sender_email", changes) == expected


@pytest.mark.parametrize(
    ("requirement", "fact"),
    [
        ("agent_name", "agent.name"),
        ("agency_name", "agent.agency"),
        ("agent_badge", "agent.badge"),
    ],
)
@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("4471", "met"),
        ("Ödegård", "met"),
        (None, "missing"),
        ("", "missing"),
        ("-", "missing"),
        ("N/A", "missing"),
        ("unknown", "missing"),
        ("not provided.", "missing"),
    ],
)
def test_what_is_given_is_met_and_a_dash_gives_nothing(
    requirement: str, fact: str, value: str | None, expected: str
) -> None:
    assert status(SUBPOENA, requirement, {fact: value}) == expected


@pytest.mark.parametrize(
    ("phone", "expected"),
    [
        ("+1 415 555 0100 x12", "met"),
        ("+49 30 5550 110 ext. 41", "met"),
        ("+1-415-555-0100 extension: 7", "met"),
        ("(415) 555-0100 (ext 12)", "met"),
        ("+33 1 55 50 01 23 poste 12", "met"),
        ("tel:+1-415-555-0100;ext=12", "met"),
        ("010-5550-1234 分机 12", "met"),
        ("+1 415 555 0100 #9", "met"),
        ("+14155550100x12", "met"),
        ("415-555-0100 ext12", "met"),
        ("030 5550 110 Durchwahl 41", "met"),
        ("+1 415 555 0100", "unknown"),
        ("+1 415 555 0100 x", "unknown"),
        ("x12", "failed"),
        ("911", "failed"),
        ("call the station", "failed"),
        (None, "missing"),
    ],
)
def test_a_phone_number_without_extension_is_for_a_person(phone: str | None, expected: str) -> None:
    assert status(SUBPOENA, "agent_phone", {"agent.phone": phone}) == expected


@pytest.mark.parametrize(
    ("address", "expected"),
    [
        ("12 Station Road, Millford, WA 98000", "met"),
        ("1 Post Office Square, Boston, MA 02109", "met"),
        ("7 Boxwood Lane, Millford", "met"),
        ("P.O. Box 77, Millford, WA 98000", "failed"),
        ("PO Box 77", "failed"),
        ("p o box 9, Millford", "failed"),
        ("Post Office Box 12", "failed"),
        ("12 Station Road, POB 4, Millford", "failed"),
        ("Postfach 10 01, 10000 Beispielstadt", "failed"),
        ("BP 123, 60000 Beauvillage", "failed"),
        ("Boîte postale 9, Beauvillage", "failed"),
        ("Apartado 3, Madrid", "failed"),
        ("北京市 100000 邮政信箱 12", "failed"),
        ("Millford", "unknown"),
        ("北京市东城区1号", "met"),
        (None, "missing"),
    ],
)
def test_a_po_box_is_no_mailing_address(address: str | None, expected: str) -> None:
    assert status(SUBPOENA, "agent_mailing_address", {"agent.mailing_address": address}) == expected


@_cases(
    ({}, "met"),
    ({"signed": None}, "missing"),
    ({"signed.by": None}, "missing"),
    ({"signed.date": None}, "missing"),
    ({"signed.date": "2027-02-03"}, "met"),
    ({"signed.date": "2027-02-04"}, "met"),  # in Kiritimati it was the 4th already
    ({"signed.date": "2027-02-05"}, "failed"),
    ({"signed.date": "2027-02-05", "received_at": None}, "met"),
)
def test_a_signature_needs_a_name_and_a_date_before_receipt(
    changes: dict[str, Any], expected: str
) -> None:
    assert status(SUBPOENA, "signed_and_dated", changes) == expected


@_cases(
    ({}, "met"),
    ({"respond_by": None}, "missing"),
    ({"respond_by": "2027-01-31"}, "failed"),
    ({"respond_by": "2027-02-02"}, "failed"),
    ({"respond_by": "2027-02-03"}, "met"),
    ({"respond_by": "2027-02-02", "received_at": None}, "met"),
    ({"process": "preservation", "respond_by": None}, "not_applicable"),
    ({"process": "preservation_extension", "respond_by": None}, "not_applicable"),
    ({"process": "emergency_disclosure", "respond_by": None}, "not_applicable"),
    ({"process": "service_restriction", "respond_by": None}, "missing"),
    ({"process": "eu_preservation_order", "respond_by": None}, "missing"),
)
def test_a_return_date_is_asked_where_the_process_sets_one(
    changes: dict[str, Any], expected: str
) -> None:
    assert status(SUBPOENA, "response_deadline", changes) == expected


@_cases(
    ({}, "unknown"),
    ({"legal_basis": None}, "missing"),
    ({"legal_basis": "none"}, "missing"),
    ({"country": "DE"}, "unknown"),
    ({"process": "non_us_direct", "country": "US"}, "unknown"),
    ({"process": "cloud_act", "country": "DE"}, "unknown"),
)
def test_a_lawful_basis_is_cited_and_then_for_a_person(
    changes: dict[str, Any], expected: str
) -> None:
    assert status(SUBPOENA, "lawful_basis", changes) == expected


def test_a_process_that_the_country_does_not_have_is_pointed_out() -> None:
    assert "check the process" in finding(SUBPOENA, "lawful_basis", {"country": "DE"}).why


@_cases(
    ({}, "unknown"),
    ({"signed.date": None}, "unknown"),
    ({"signed.by": None}, "not_applicable"),
    ({"signed": None}, "not_applicable"),
)
def test_whether_a_signatory_is_authorised_is_for_a_person(
    changes: dict[str, Any], expected: str
) -> None:
    assert status(SUBPOENA, "authorized_signatory", changes) == expected


@_cases(
    ({}, "unknown"),
    ({"seeks": ["everything"]}, "failed"),
    ({"seeks": ["name", "everything"]}, "failed"),
    ({"seeks": []}, "missing"),
    ({"seeks": [], "process": "preservation"}, "unknown"),
    ({"seeks": [], "process": "service_restriction"}, "unknown"),
    ({"seeks": [], "process": "other"}, "unknown"),
    ({"seeks": [], "process": "emergency_disclosure"}, "missing"),
    (
        {"seeks": [], "process": "emergency_disclosure", "emergency.specific_data": "the IP"},
        "unknown",
    ),
)
def test_asking_for_everything_or_for_nothing_is_not_specific(
    changes: dict[str, Any], expected: str
) -> None:
    assert status(SUBPOENA, "specific_scope", changes) == expected


@_cases(
    ({}, "met"),
    ({"identifiers": None}, "missing"),
    ({"identifiers": []}, "missing"),
    ({"identifiers": [{"kind": "meeting_id", "value": "912 3456 7890"}]}, "met"),
    ({"identifiers": [{"kind": "host", "value": "J. Host"}]}, "met"),
    ({"identifiers": [{"kind": "phone_number", "value": "+1 206 555 0188"}]}, "met"),
    ({"identifiers": [{"kind": "phone_number", "value": "him"}]}, "failed"),
    ({"identifiers": [{"kind": "account_email", "value": "his account"}]}, "failed"),
    ({"identifiers": [{"kind": "username", "value": "unknown"}]}, "failed"),
    (
        {
            "identifiers": [
                {"kind": "account_email", "value": "his account"},
                {"kind": "username", "value": "j_5"},
            ]
        },
        "met",
    ),
    ({"identifiers": None, "product": "webinars"}, "missing"),
    ({"identifiers": None, "product": None}, "missing"),
    ({"identifiers": None, "product": "phone"}, "unknown"),
    ({"identifiers": None, "process": "service_restriction"}, "not_applicable"),
    ({"identifiers": None, "process": "preservation"}, "missing"),
)
def test_one_identifier_that_identifies_is_enough(changes: dict[str, Any], expected: str) -> None:
    assert status(SUBPOENA, "identifiers", changes) == expected


@_cases(
    ({"seeks": ["ip_address"]}, "met"),
    ({"seeks": ["name", "billing_name_and_address"], "period": None}, "not_applicable"),
    ({"seeks": ["profile_picture"], "period": None}, "not_applicable"),
    ({"seeks": [], "period": None}, "not_applicable"),
    ({"seeks": ["cloud_recording"], "period": None}, "missing"),
    ({"seeks": ["everything"], "period": None}, "missing"),
    ({"period.from": None}, "missing"),
    ({"period.to": None}, "missing"),
    ({"period.to": "2027-01-01T00:00:00Z"}, "failed"),
    ({"period.from": "2027-03-01T00:00:00Z", "period.to": "2027-04-01T00:00:00Z"}, "failed"),
    ({"period.to": "2027-04-01T00:00:00Z"}, "unknown"),
    (
        {
            "process": "pen_register",  # which looks ahead by its nature
            "period.from": "2027-03-01T00:00:00Z",
            "period.to": "2027-04-01T00:00:00Z",
        },
        "unknown",
    ),
    ({"process": "emergency_disclosure", "period": None}, "not_applicable"),
    ({"process": "preservation", "period": None}, "not_applicable"),
    ({"process": "preservation_extension", "period": None}, "not_applicable"),
    ({"process": "service_restriction", "period": None}, "not_applicable"),
)
def test_a_date_range_is_asked_for_what_accrues_over_time(
    changes: dict[str, Any], expected: str
) -> None:
    assert status(SUBPOENA, "date_range", changes) == expected
