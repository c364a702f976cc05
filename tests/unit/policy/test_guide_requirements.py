"""The requirements, and which of them each process is held to."""

import pytest

from policy.model import Guide

EVERY_REQUEST = [
    "government_requester",
    "submitted_through_lers",
    "in_english",
    "as_pdf",
    "addressee",
    "official_sender_email",
    "agent_name",
    "agency_name",
    "agent_badge",
    "agent_email",
    "agent_phone",
    "agent_mailing_address",
    "signed_and_dated",
    "response_deadline",
    "lawful_basis",
    "authorized_signatory",
    "specific_scope",
    "identifiers",
    "date_range",
]
EMERGENCY = [
    "emergency_nature",
    "emergency_at_risk",
    "emergency_imminence",
    "emergency_specific_data",
    "emergency_how_it_helps",
]
RESTRICTION = [
    "restriction_valid_scoped_detailed",
    "restriction_jurisdiction_only",
    "restriction_official_account",
]
EXTENSION = ["preservation_target", "extension_formal", "extension_limit", "extension_timely"]

DUTIES = [
    "narrowing_first",
    "review_before_response",
    "case_by_case",
    "principles_conflict",
    "alternative_channels",
    "recording_exists",
    "local_recording_no_access",
    "no_card_numbers",
    "accuracy_disclaimer",
    "depends_on_account",
    "notice_default",
    "notice_exception",
    "exception_assessed",
    "policy_violation_action",
    "electronic_production",
    "cost_reimbursement",
    "user_consent",
    "emergency_discretion",
    "emergency_no_time_promised",
    "emergency_more_information",
    "restriction_minimum",
    "restriction_notice",
    "no_expert_testimony",
    "self_authenticating",
    "special_form_attached",
]


@pytest.mark.parametrize(
    ("process", "beside"),
    [
        ("subpoena", ["subpoena_scope", "foreign_privacy_conflict"]),
        ("court_order_2703d", ["order_2703d_scope", "foreign_privacy_conflict"]),
        ("search_warrant", ["warrant_basis", "foreign_privacy_conflict"]),
        ("non_us_direct", ["specific_legal_basis", "domestic_law", "bona_fide_criminal"]),
        ("mlat", []),
        ("cloud_act", []),
        ("letter_rogatory", []),
        ("emergency_disclosure", EMERGENCY),
        ("preservation", ["preservation_target"]),
        ("preservation_extension", EXTENSION),
        ("service_restriction", RESTRICTION),
        ("interception", ["no_interception"]),
        ("pen_register", []),
        ("national_security", []),
        ("eu_production_order", []),
        ("eu_preservation_order", []),
        ("other", []),
    ],
)
def test_a_process_is_held_to_every_requests_requirements_and_its_own(
    guide: Guide, process: str, beside: list[str]
) -> None:
    asked = [one.id for one in guide.requirements_for(process)]
    assert sorted(asked) == sorted([*EVERY_REQUEST, *beside])


@pytest.mark.parametrize("process", ["civil", "testimony"])
def test_who_asks_is_all_that_is_asked_of_what_the_guide_does_not_serve(
    guide: Guide, process: str
) -> None:
    assert [one.id for one in guide.requirements_for(process)] == ["government_requester"]


def test_the_notice_requirements_stand_apart_for_where_an_order_is_in_play(guide: Guide) -> None:
    notice = [one.id for one in guide.group("user_notice")]
    assert notice == ["nondisclosure_fixed_term", "exception_explained"]


def test_the_duties_are_the_companys_and_never_asked_of_a_request(guide: Guide) -> None:
    duties = [one for one in guide.requirements if one.kind == "duty"]
    assert sorted(one.id for one in duties) == sorted(DUTIES)
    assert not [one.id for one in duties if one.groups or one.ask]


def test_each_requirement_has_its_section_a_checklist_line_and_words_for_a_letter(
    guide: Guide,
) -> None:
    for one in guide.requirements:
        assert guide.section(one.section)
        assert one.what.en
        if one.kind == "requirement":
            assert one.ask is not None


def test_a_fact_knows_the_requirement_that_rests_on_it(guide: Guide) -> None:
    assert guide.fact("all_jurisdictions.in_english").about.requirement == ("in_english",)
    assert "no_card_numbers" in guide.fact("data_account.no_card_numbers").about.duty


def test_what_only_a_person_can_judge_is_marked(guide: Guide) -> None:
    marked = {one.id for one in guide.requirements if one.person}
    assert marked == {
        "lawful_basis",
        "authorized_signatory",
        "specific_scope",
        "domestic_law",
        "foreign_privacy_conflict",
    }


def test_an_extension_in_time_is_the_desks_own_requirement(guide: Guide) -> None:
    assert [one.id for one in guide.requirements if one.desk_rule] == ["extension_timely"]


@pytest.mark.parametrize(
    "process", ["preservation", "preservation_extension", "emergency_disclosure"]
)
def test_no_return_date_is_asked_where_there_is_none_by_a_rule_of_the_desk(
    guide: Guide, process: str
) -> None:
    waiver = guide.waiver("response_deadline", process)
    assert waiver is not None
    assert guide.desk_rule(waiver.rule).desk_rule
    assert guide.waiver("response_deadline", "subpoena") is None
