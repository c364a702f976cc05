"""What is asked beside: under US process, from abroad, in emergencies, for restriction."""

from typing import Any

import pytest

from tests.unit.review.samples import reviewed, status

WARRANT = "search-warrant-half-told"


@pytest.mark.parametrize(
    ("seeks", "expected"),
    [
        (["name", "call_numbers", "join_leave_times"], "met"),
        (["name", "mac_address"], "failed"),
        (["cloud_recording"], "failed"),
        (["everything"], "failed"),
        (["live_content"], "failed"),
        (["device_id"], "unknown"),
        (["participant_identity", "meeting_title"], "failed"),
        ([], "not_applicable"),
    ],
)
def test_a_subpoena_reaches_what_the_statute_lists(seeks: list[str], expected: str) -> None:
    assert status("subpoena-complete", "subpoena_scope", {"seeks": seeks}) == expected


@pytest.mark.parametrize(
    ("seeks", "expected"),
    [
        (["mac_address", "device_id", "participant_identity"], "met"),
        (["meeting_title"], "failed"),
        (["profile_picture"], "failed"),
        (["everything"], "failed"),
        ([], "not_applicable"),
    ],
)
def test_a_2703d_order_reaches_all_non_content(seeks: list[str], expected: str) -> None:
    assert status("order-2703d-complete", "order_2703d_scope", {"seeks": seeks}) == expected


def test_a_scope_judges_its_own_process_alone() -> None:
    ids = {finding.id for finding in reviewed("subpoena-complete").findings}
    assert "subpoena_scope" in ids
    assert ids.isdisjoint({"order_2703d_scope", "warrant_basis"})


@pytest.mark.parametrize(
    ("cause", "affidavit", "particular", "expected"),
    [
        (True, True, True, "met"),
        (True, True, None, "unknown"),
        (None, None, None, "unknown"),
        (False, True, True, "failed"),
        (True, False, None, "failed"),
        (True, True, False, "failed"),
    ],
)
def test_a_warrant_needs_cause_affidavit_and_particularity(
    cause: bool | None, affidavit: bool | None, particular: bool | None, expected: str
) -> None:
    changes = {"probable_cause": cause, "affidavit": affidavit, "particular": particular}
    assert status(WARRANT, "warrant_basis", changes) == expected


def test_foreign_privacy_law_is_for_a_person_whenever_user_data_is_asked_for() -> None:
    assert status(WARRANT, "foreign_privacy_conflict") == "unknown"
    assert status(WARRANT, "foreign_privacy_conflict", {"seeks": []}) == "not_applicable"


@pytest.mark.parametrize(
    ("basis", "expected"),
    [
        ("Code of Criminal Procedure, Article 197(2)", "met"),
        ("§ 100j StPO", "met"),
        ("the law of the land", "unknown"),
        (None, "missing"),
        ("n/a", "missing"),
    ],
)
def test_a_direct_request_cites_a_provision(basis: str | None, expected: str) -> None:
    assert status("non-us-direct-complete", "specific_legal_basis", {"legal_basis": basis}) == (
        expected
    )


def test_domestic_law_is_never_met_by_the_machine() -> None:
    assert status("non-us-direct-complete", "domestic_law") == "unknown"


@pytest.mark.parametrize(
    ("criminal", "expected"), [(True, "met"), (False, "failed"), (None, "unknown")]
)
def test_a_direct_request_is_about_a_crime_there(criminal: bool | None, expected: str) -> None:
    assert status(
        "non-us-direct-complete", "bona_fide_criminal", {"criminal_matter": criminal}
    ) == (expected)


def test_a_criminal_matter_binds_no_other_process() -> None:
    assert reviewed("subpoena-complete", {"criminal_matter": False}).verdict == "sufficient"


@pytest.mark.parametrize(
    "item", ["nature", "at_risk", "imminence", "specific_data", "how_it_helps"]
)
@pytest.mark.parametrize(
    ("value", "expected"), [("tonight", "met"), (None, "missing"), ("unknown", "missing")]
)
def test_an_emergency_has_five_items(item: str, value: str | None, expected: str) -> None:
    changes = {f"emergency.{item}": value}
    result = reviewed("emergency-complete", changes)
    assert result.finding(f"emergency_{item}").status == expected
    assert {finding.id for finding in result.not_met} == (
        {f"emergency_{item}"} if expected == "missing" else set()
    )


def test_an_emergency_that_asks_for_everything_beside_is_looked_at_by_a_person() -> None:
    result = reviewed("emergency-complete", {"seeks": ["everything"], "country": "US"})
    assert result.finding("emergency_specific_data").status == "unknown"
    assert [finding.id for finding in result.not_met] == ["specific_scope"]


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({}, "unknown"),
        ({"restriction.cites_law": None}, "unknown"),
        ({"restriction.cites_law": False}, "failed"),
        ({"restriction.jurisdiction": None}, "unknown"),
        ({"restriction.jurisdiction": None, "country": None}, "missing"),
    ],
)
def test_a_restriction_cites_law_and_names_a_jurisdiction(
    changes: dict[str, Any], expected: str
) -> None:
    assert status("restriction-complete", "restriction_valid_scoped_detailed", changes) == expected


@pytest.mark.parametrize(
    ("outside", "violated", "expected"),
    [
        (False, None, "met"),
        (False, False, "met"),
        (True, True, "met"),
        (None, True, "met"),
        (True, False, "failed"),
        (True, None, "unknown"),
        (None, False, "unknown"),
        (None, None, "unknown"),
    ],
)
def test_users_outside_are_not_blocked_unless_they_violated_the_terms(
    outside: bool | None, violated: bool | None, expected: str
) -> None:
    changes = {"restriction.affects_outside": outside, "restriction.terms_violated": violated}
    assert status("restriction-complete", "restriction_jurisdiction_only", changes) == expected


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({"country": "US"}, "not_applicable"),
        ({"country": "PR"}, "not_applicable"),
        ({}, "met"),
        ({"sender_email": "a@keisatsu.example"}, "unknown"),
        ({"sender_email": "a@gmail.com"}, "failed"),
        ({"sender_email": None}, "missing"),
        ({"channel": None}, "missing"),
        ({"channel": "email"}, "failed"),
        ({"channel": "email", "emergency.nature": "A bomb threat in a meeting"}, "unknown"),
    ],
)
def test_a_restriction_from_abroad_comes_through_an_official_account(
    changes: dict[str, Any], expected: str
) -> None:
    assert status("restriction-of-a-violation", "restriction_official_account", changes) == expected


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({}, "failed"),
        ({"product": "webinars"}, "failed"),
        ({"product": "phone"}, "not_applicable"),
        ({"product": "contact_center"}, "not_applicable"),
        ({"product": None}, "unknown"),
        ({"product": None, "identifiers": [{"kind": "meeting_id", "value": "84500"}]}, "failed"),
    ],
)
def test_meetings_and_webinars_are_not_intercepted(changes: dict[str, Any], expected: str) -> None:
    assert status("interception-of-meetings", "no_interception", changes) == expected
