"""From findings to the verdict, the data class, what is beyond the process, and other ways."""

import datetime as dt
from typing import Any

import pytest

from policy.request import RequestError
from policy.review import SignOff
from tests.unit.review.samples import reviewed

US, ABROAD = "subpoena-complete", "non-us-direct-complete"


@pytest.mark.parametrize("country", ["US", "PR", "GU", "VI", "AS", "MP", "UM"])
def test_territories_count_as_the_united_states(country: str) -> None:
    result = reviewed("emergency-complete", {"country": country, "seeks": ["cloud_recording"]})
    assert (result.verdict, result.data_class) == ("sufficient", "content")


@pytest.mark.parametrize("country", ["GB", "CA", None])
def test_an_emergency_from_elsewhere_reaches_non_content(country: str | None) -> None:
    changes = {"country": country, "seeks": ["cloud_recording"]}
    result = reviewed("emergency-complete", changes)
    assert (result.verdict, result.data_class) == ("counsel", "non_content")


@pytest.mark.parametrize(
    ("seeks", "beyond", "offer"),
    [
        (["name"], [], []),
        (["name", "name"], [], []),
        (["mac_address"], [("mac_address", ("court_order_2703d",))], ["court_order_2703d"]),
        (
            ["cloud_recording", "mac_address"],
            [("cloud_recording", ("search_warrant",)), ("mac_address", ("court_order_2703d",))],
            ["court_order_2703d", "search_warrant"],
        ),
        (["device_id"], [], []),
        (["everything"], [("everything", ("search_warrant",))], ["search_warrant"]),
        (["live_content"], [("live_content", ())], []),
    ],
)
def test_what_is_beyond_a_subpoena_names_the_least_process_that_reaches_it(
    seeks: list[str], beyond: list[tuple[str, tuple[str, ...]]], offer: list[str]
) -> None:
    result = reviewed(US, {"seeks": seeks})
    assert [(one.item, one.ways) for one in result.beyond_process] == beyond
    assert list(result.offer) == offer


def test_everything_is_within_a_warrant_and_overbroad_all_the_same() -> None:
    result = reviewed("search-warrant-half-told", {"seeks": ["everything"]})
    assert result.beyond_process == ()
    assert [finding.id for finding in result.not_met] == ["specific_scope"]


@pytest.mark.parametrize(
    ("changes", "verdict"),
    [
        ({}, "sufficient"),
        ({"criminal_matter": None}, "sufficient"),
        ({"legal_basis": None}, "refuse"),
        ({"criminal_matter": False}, "refuse"),
        ({"criminal_matter": False, "seeks": ["cloud_recording"]}, "refuse"),
        ({"seeks": ["cloud_recording"]}, "counsel"),
        ({"seeks": ["everything"]}, "counsel"),
        ({"seeks": ["cloud_recording"], "language": "ja"}, "counsel"),
        ({"language": "ja"}, "insufficient"),
    ],
)
def test_a_direct_request_is_refused_first_and_goes_to_counsel_next(
    changes: dict[str, Any], verdict: str
) -> None:
    assert reviewed(ABROAD, changes).verdict == verdict


@pytest.mark.parametrize(
    ("country", "offer"),
    [("DE", ["mlat", "letter_rogatory"]), ("AU", ["mlat", "cloud_act", "letter_rogatory"])],
)
def test_a_refused_direct_request_is_offered_the_ways_that_are_open(
    country: str, offer: list[str]
) -> None:
    result = reviewed(ABROAD, {"legal_basis": None, "country": country})
    assert list(result.offer) == offer
    assert result.data_class == "none"


@pytest.mark.parametrize("process", ["search_warrant", "subpoena", "other", "service_restriction"])
def test_content_for_a_foreign_authority_goes_to_counsel_under_any_other_name(process: str) -> None:
    changes = {"process": process, "country": "BR", "seeks": ["cloud_recording"]}
    result = reviewed("search-warrant-half-told", changes)
    assert result.verdict == "counsel"
    assert {"mlat", "letter_rogatory"} <= set(result.offer)


@pytest.mark.parametrize("process", ["mlat", "cloud_act", "letter_rogatory"])
def test_the_channels_carry_content_abroad(process: str) -> None:
    result = reviewed("mlat-complete", {"process": process, "country": "GB"})
    assert (result.verdict, result.data_class) == ("sufficient", "content")


def test_a_preservation_of_content_from_abroad_discloses_nothing() -> None:
    result = reviewed("preservation-complete", {"seeks": ["cloud_recording"]})
    assert (result.verdict, result.data_class) == ("sufficient", "none")
    assert [one.item for one in result.beyond_process] == ["cloud_recording"]


@pytest.mark.parametrize(
    ("product", "verdict"), [("meetings", "refuse"), ("webinars", "refuse"), ("phone", "counsel")]
)
def test_live_content_under_a_warrant_is_judged_as_interception(product: str, verdict: str) -> None:
    changes = {"seeks": ["live_content"], "product": product}
    assert reviewed("search-warrant-complete", changes).verdict == verdict


def test_interception_of_something_not_told_is_for_counsel() -> None:
    assert reviewed("interception-of-meetings", {"product": None}).verdict == "counsel"


def test_a_private_party_is_for_counsel_even_where_a_meeting_is_to_be_watched() -> None:
    result = reviewed("civil-complete", {"seeks": ["live_content"]})
    assert result.verdict == "counsel"
    assert [finding.id for finding in result.findings] == ["government_requester"]


def test_an_unknown_kind_of_data_is_refused_with_the_nearest_one() -> None:
    with pytest.raises(
        RequestError, match=r"seeks\.1: .*cloud_recordin.*did you mean cloud_record"
    ):
        reviewed(US, {"seeks": ["name", "cloud_recordin"]})


def test_what_a_person_signed_off_counts_as_met_by_that_person() -> None:
    signed_off = {"lawful_basis": SignOff("Ana Counsel", dt.date(2027, 2, 4))}
    finding = reviewed(US, signed_off=signed_off).finding("lawful_basis")
    assert finding.status == "met"
    assert finding.why == "Ana Counsel judged it met on 2027-02-04."


def test_what_a_person_judged_not_met_is_failed_and_weighs_in_the_verdict() -> None:
    signed_off = {"domestic_law": SignOff("Ana Counsel", dt.date(2027, 2, 4), met=False)}
    result = reviewed(ABROAD, signed_off=signed_off)
    assert result.finding("domestic_law").status == "failed"
    assert result.verdict == "refuse"


def test_a_signature_changes_nothing_that_the_machine_can_tell() -> None:
    signed_off = {"agent_badge": SignOff("Ana Counsel", dt.date(2027, 2, 4))}
    result = reviewed(US, {"agent.badge": None}, signed_off=signed_off)
    assert result.finding("agent_badge").status == "missing"


def test_the_contract_holds_these_keys_and_plain_values() -> None:
    said = reviewed("search-warrant-complete").to_json()
    assert list(said) == [
        "verdict",
        "data_class",
        "findings",
        "beyond_process",
        "offer",
        "notice",
        "preserved_until",
        "reply",
    ]
    assert list(said["findings"][0]) == ["id", "status", "section", "why"]
    assert list(said["notice"]) == ["default", "exception", "barred_until", "due_on"]
