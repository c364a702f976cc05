"""The structured copy says what the guide says, once, in two languages, and short."""

import re
import statistics
from collections import Counter

import pytest

from policy.load import GUIDE_DIR
from policy.model import Guide, Text

HAN = re.compile(r"[\u3400-\u9fff]")

SECTIONS = [
    "scope",
    "submission",
    "all_jurisdictions",
    "request_content",
    "us_requests",
    "non_us_requests",
    "interception",
    "preservation",
    "data_account",
    "meeting_content",
    "data_services",
    "user_notice",
    "records_production",
    "user_consent",
    "emergency",
    "restriction",
    "testimony",
]

NON_CONTENT = [
    "name",
    "user_name",
    "email_address",
    "phone_number",
    "account_owner_name",
    "billing_name_and_address",
    "payment_method",
    "ip_address",
    "mac_address",
    "device_id",
    "device_type",
    "operating_system",
    "connection_method",
    "network_performance",
    "client_version",
    "peripherals",
    "meeting_date_time",
    "meeting_duration",
    "participant_identity",
    "join_leave_times",
    "media_usage",
    "rename_events",
    "disconnect_reason",
    "call_numbers",
]

CONTENT = [
    "profile_picture",
    "cloud_recording",
    "transcript",
    "chat_messages",
    "shared_files",
    "sms",
    "voicemail",
    "voicemail_greeting",
    "meeting_title",
    "everything",
    "live_content",
]

LISTED = [
    "name",
    "user_name",
    "email_address",
    "phone_number",
    "account_owner_name",
    "billing_name_and_address",
    "payment_method",
    "ip_address",
    "meeting_date_time",
    "meeting_duration",
    "join_leave_times",
    "call_numbers",
]


def test_the_sections_are_the_guides_in_its_order(guide: Guide) -> None:
    assert [section.id for section in guide.sections] == SECTIONS


def test_each_fact_bears_the_name_of_its_section(guide: Guide) -> None:
    assert all(fact.id.startswith(f"{fact.section}.") for fact in guide.facts)


def test_no_wording_keeps_a_brace_that_was_to_be_filled(guide: Guide) -> None:
    wordings = [fact.text(lang) for fact in guide.facts for lang in ("en", "zh")]
    wordings += [one.ask.en + one.ask.zh for one in guide.requirements if one.ask]
    assert not [text for text in wordings if "{" in text or "}" in text]


def test_each_wording_stands_under_its_language(guide: Guide) -> None:
    for fact in (*guide.facts, *guide.desk_rules):
        assert not HAN.search(fact.text("en")), fact.id
        assert HAN.search(fact.text("zh")), fact.id


def test_each_wording_is_a_sentence(guide: Guide) -> None:
    for fact in (*guide.facts, *guide.desk_rules):
        assert all(sentence[0].isupper() for sentence in fact.sentences("en")), fact.id
        assert all(sentence.endswith(".") for sentence in fact.sentences("en")), fact.id
        assert all(sentence.endswith("。") for sentence in fact.sentences("zh")), fact.id


def test_a_fact_answers_whichever_way_the_question_was_put(guide: Guide) -> None:
    """Whether the answer is yes or no depends on the question, which a fact does not know."""
    opening = re.compile(r"(yes|no)\b,|(是|不|可以|不能|不会),", re.IGNORECASE)
    assert not [fact.id for fact in guide.facts if opening.match(fact.lead.en)]
    assert not [fact.id for fact in guide.facts if opening.match(fact.lead.zh)]


def test_no_two_facts_say_the_same(guide: Guide) -> None:
    for lang in ("en", "zh"):
        said = Counter(fact.lead[lang] for fact in guide.facts)
        assert not [text for text, times in said.items() if times > 1]


def test_facts_leave_room_for_the_citation_in_an_answer(guide: Guide) -> None:
    assert statistics.median(len(fact.text("en")) for fact in guide.facts) <= 200
    assert statistics.median(len(fact.text("zh")) for fact in guide.facts) <= 80


def test_snapshots_are_kept_90_days_with_one_extension_of_90(guide: Guide) -> None:
    numbers = ("preservation_days", "extension_days", "extensions_offered")
    assert [guide.number(name).value for name in numbers] == [90, 90, 1]
    assert "90 days" in guide.fact("preservation.snapshot_days").text("en")
    assert "90 天" in guide.fact("preservation.extension_days").text("zh")


def test_a_number_of_days_stands_nowhere_but_at_its_fact(guide: Guide) -> None:
    folder = GUIDE_DIR / guide.version.isoformat()
    files = [folder / f"{name}.yaml" for name in ("requirements", "processes", "desk_rules")]
    written = [file.read_text(encoding="utf-8") for file in (*files, *folder.glob("sections/*"))]
    assert not [text for text in written if re.search(r"\d+ (days|天)", text)]


def test_meetings_and_phone_are_addressed_to_their_own_company_at_one_address(
    guide: Guide,
) -> None:
    named = {one.id: one.addressee and guide.term(one.addressee) for one in guide.products}
    assert named == {
        "meetings": "Zoom Video Communications, Inc.",
        "phone": "Zoom Voice Communications, Inc.",
        "webinars": None,
        "contact_center": None,
    }
    assert guide.term("postal_address").startswith("55 Almaden Boulevard, 6th Floor, San Jose")


def test_each_item_has_the_class_of_the_guides_lists(guide: Guide) -> None:
    classes = {"content": CONTENT, "non_content": NON_CONTENT}
    found = {
        name: [item.id for item in guide.catalogue if item.data_class == name] for name in classes
    }
    assert {name: sorted(ids) for name, ids in found.items()} == {
        name: sorted(ids) for name, ids in classes.items()
    }


def test_what_2703_c_2_lists_is_marked_and_two_items_are_for_a_person(guide: Guide) -> None:
    listed = [item.id for item in guide.catalogue if item.listed == "yes"]
    assert sorted(listed) == sorted(LISTED)
    placed = [item.id for item in guide.catalogue if item.listed == "person"]
    assert sorted(placed) == ["device_id", "participant_identity"]


def test_each_item_of_the_lists_is_a_fact_with_its_class(guide: Guide) -> None:
    for item in guide.catalogue:
        if item.kind == "record":
            fact = guide.fact(f"{item.section}.{item.id}")
            assert fact.about.data == (item.id,)
            assert ("non-content" in fact.lead.en) == (item.data_class == "non_content")


def test_an_item_with_a_note_says_it_as_its_condition(guide: Guide) -> None:
    fact = guide.fact("data_account.payment_method")
    assert fact.condition == guide.fact("data_account.no_card_numbers").lead


def test_an_overview_lists_its_members_in_both_languages(guide: Guide) -> None:
    fact = guide.fact("emergency.items")
    assert len(fact.members) == 5
    for member in fact.members:
        label = guide.fact(member).label
        assert isinstance(label, Text)
        assert label.en in fact.lead.en
        assert label.zh in fact.lead.zh


def test_the_list_of_what_a_subpoena_yields_comes_from_the_catalogue(guide: Guide) -> None:
    members = guide.fact("us_requests.subpoena_yields").members
    assert [member.partition(".")[2] for member in members] == LISTED


def test_the_exceptions_to_notice_are_the_four_of_the_guide(guide: Guide) -> None:
    exceptions = ("legal_prohibition", "child_safety", "emergency", "threat")
    assert tuple(guide.vocabulary.exceptions) == exceptions
    members = guide.fact("user_notice.exceptions").members
    assert [guide.fact(member).about.exception for member in members] == [(e,) for e in exceptions]


def test_the_desks_own_rules_are_marked_and_stand_apart(guide: Guide) -> None:
    assert all(rule.desk_rule for rule in guide.desk_rules)
    assert not [fact.id for fact in guide.facts if fact.desk_rule]
    with pytest.raises(KeyError):
        guide.fact("desk.direct_reach")


def test_values_of_the_guide_cannot_be_changed(guide: Guide) -> None:
    with pytest.raises(ValueError, match="frozen"):
        guide.fact("scope.audience").lead.en = "Anyone."  # type: ignore[misc]  # must fail
