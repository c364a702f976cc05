"""Which process reaches which data follows from the catalogue and the processes."""

import pytest

from policy.model import Guide
from policy.reach import Reach, reaches, ways


@pytest.mark.parametrize(
    ("process", "item", "answer"),
    [
        ("subpoena", "join_leave_times", Reach.YES),
        ("subpoena", "billing_name_and_address", Reach.YES),
        ("subpoena", "mac_address", Reach.NO),
        ("subpoena", "device_id", Reach.PERSON),
        ("subpoena", "voicemail", Reach.NO),
        ("subpoena", "everything", Reach.NO),
        ("court_order_2703d", "mac_address", Reach.YES),
        ("court_order_2703d", "device_id", Reach.YES),
        ("court_order_2703d", "meeting_title", Reach.NO),
        ("search_warrant", "cloud_recording", Reach.YES),
        ("search_warrant", "everything", Reach.YES),
        ("search_warrant", "live_content", Reach.NO),
        ("preservation", "name", Reach.NO),
        ("pen_register", "call_numbers", Reach.NO),
    ],
)
def test_a_us_process_reaches_what_the_guide_gives_it(
    guide: Guide, process: str, item: str, answer: Reach
) -> None:
    assert reaches(guide.process(process), guide.item(item), outside_us=False) is answer


@pytest.mark.parametrize(
    ("process", "item", "answer"),
    [
        ("non_us_direct", "mac_address", Reach.YES),
        ("non_us_direct", "chat_messages", Reach.NO),
        ("emergency_disclosure", "ip_address", Reach.YES),
        ("emergency_disclosure", "sms", Reach.NO),
        ("mlat", "sms", Reach.YES),
        ("cloud_act", "everything", Reach.YES),
        ("letter_rogatory", "live_content", Reach.NO),
    ],
)
def test_outside_the_united_states_direct_and_emergency_requests_reach_non_content(
    guide: Guide, process: str, item: str, answer: Reach
) -> None:
    assert reaches(guide.process(process), guide.item(item), outside_us=True) is answer


def test_an_emergency_in_the_united_states_reaches_content(guide: Guide) -> None:
    process = guide.process("emergency_disclosure")
    assert reaches(process, guide.item("sms"), outside_us=False) is Reach.YES


@pytest.mark.parametrize(
    ("item", "outside_us", "processes"),
    [
        ("name", False, ["subpoena", "court_order_2703d", "search_warrant"]),
        ("rename_events", False, ["court_order_2703d", "search_warrant"]),
        ("transcript", False, ["search_warrant"]),
        ("transcript", True, ["mlat", "cloud_act", "letter_rogatory"]),
        ("live_content", False, []),
    ],
)
def test_the_ways_to_an_item_are_named_from_the_least_up(
    guide: Guide, item: str, outside_us: bool, processes: list[str]
) -> None:
    found = ways(guide, guide.item(item), outside_us=outside_us)
    assert [process.id for process in found] == processes


@pytest.mark.parametrize(
    ("process", "inside", "outside"),
    [
        ("subpoena", "non_content", "non_content"),
        ("court_order_2703d", "non_content", "non_content"),
        ("search_warrant", "content", "content"),
        ("mlat", "content", "content"),
        ("non_us_direct", "none", "non_content"),
        ("emergency_disclosure", "content", "non_content"),
        ("preservation", "none", "none"),
        ("interception", "none", "none"),
        ("testimony", "none", "none"),
    ],
)
def test_the_data_class_is_the_widest_that_a_process_could_reach(
    guide: Guide, process: str, inside: str, outside: str
) -> None:
    found = guide.process(process)
    assert found.data_class(outside_us=False) == inside
    assert found.data_class(outside_us=True) == outside


def test_a_reach_that_is_the_desks_rule_names_the_rule(guide: Guide) -> None:
    named = {one.id: one.reach_rule for one in guide.processes if one.reach_rule}
    assert named == {
        "non_us_direct": "desk.direct_reach",
        "emergency_disclosure": "desk.emergency_reach",
    }


def test_live_interception_is_refused_for_meetings_and_webinars_alone(guide: Guide) -> None:
    refused = [one for one in guide.processes if one.standing == "refused"]
    assert [(one.id, one.refused_for) for one in refused] == [
        ("interception", ("meetings", "webinars"))
    ]
