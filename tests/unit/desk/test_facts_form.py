"""What a form for a request's facts holds, and what comes of what is put into it."""

from datetime import date
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.errors import InvalidForm
from handlers.facts.fields import FIELDS
from handlers.facts.patch import changes_in, new_request, patched
from handlers.facts.shown import changed, shown
from handlers.views import inputs
from handlers.views.case.fact_form import fact_blocks
from policy.load import latest
from policy.request import Request, parse_request

TODAY = date(2026, 11, 24)
SAMPLES = sorted((Path(__file__).parents[2] / "requests").glob("*.yaml"))


def sample(name: str) -> Request:
    file = next(one for one in SAMPLES if one.stem == name)
    return parse_request(yaml.safe_load(file.read_text()))


@pytest.mark.parametrize("file", SAMPLES, ids=lambda file: file.stem)
def test_a_form_that_is_sent_back_untouched_changes_nothing(file: Path) -> None:
    request = parse_request(yaml.safe_load(file.read_text()))
    put = shown(request)
    assert changes_in(request, put, [field.name for field in FIELDS]) == {}
    assert patched(request, {}, TODAY) == request


# A period that ends before it begins is a finding in a file, and refused in a form.
FITTING = [file for file in SAMPLES if file.stem != "letter-rogatory-deficient"]


@pytest.mark.parametrize("file", FITTING, ids=lambda file: file.stem)
def test_what_a_form_shows_is_what_it_makes(file: Path) -> None:
    request = parse_request(yaml.safe_load(file.read_text()))
    assert changed(request, new_request(shown(request), TODAY)) == []


def test_changing_one_field_leaves_every_other_fact_as_it_was() -> None:
    before = sample("search-warrant-complete")
    after = patched(before, {"agent_badge": "7"}, TODAY)
    assert changed(before, after) == ["agent_badge"]
    assert after.period == before.period


def test_no_order_leaves_no_trace_of_one() -> None:
    request = new_request({"process": "subpoena", "nondisclosure": "no"}, TODAY)
    assert request.nondisclosure.ordered is None
    assert "nondisclosure" not in request.to_json()


def test_silence_without_an_order_is_a_choice_of_its_own() -> None:
    put = {"process": "subpoena", "nondisclosure": "asked"}
    assert new_request(put, TODAY).nondisclosure.ordered is False
    assert shown(new_request(put, TODAY))["nondisclosure"] == "asked"


def test_taking_an_order_back_takes_its_end_with_it() -> None:
    before = new_request(
        {"process": "subpoena", "nondisclosure": "yes", "nondisclosure_until": "2027-05-09"}, TODAY
    )
    after = patched(before, {"nondisclosure": "no"}, TODAY)
    assert after.nondisclosure == Request(process="subpoena").nondisclosure


def test_a_time_of_day_is_kept_and_a_whole_day_is_shown_as_one() -> None:
    put = {"process": "subpoena", "period_from": "2026-10-03 14:00", "period_to": "2026-10-04"}
    request = new_request(put, TODAY)
    assert request.period.start is not None
    assert request.period.end is not None
    assert request.period.start.isoformat() == "2026-10-03T14:00:00+00:00"
    assert request.period.end.isoformat() == "2026-10-04T23:59:59+00:00"
    assert shown(request)["period_from"] == "2026-10-03 14:00"
    assert shown(request)["period_to"] == "2026-10-04"


@pytest.mark.parametrize(
    ("put", "field"),
    [
        ({"agent_email": "dwhitlock"}, "agent_email"),
        ({"sender_email": "Dana <d@agency.gov>"}, "sender_email"),
        ({"agent_mailing_address": "here"}, "agent_mailing_address"),
        ({"agent_mailing_address": "d@agency.gov"}, "agent_mailing_address"),
        ({"country": "XX"}, "country"),
        ({"period_from": "2026-10-04", "period_to": "2026-10-03"}, "period_to"),
        ({"period_from": "2026-02-30"}, "period_from"),
        ({"received_at": "2026-10-04 25:00"}, "received_at"),
        ({"nondisclosure_until": "2027-01-01"}, "nondisclosure"),
        ({"identifiers": "912 345"}, "identifiers"),
        ({"extensions_so_far": "one"}, "extensions_so_far"),
    ],
)
def test_what_cannot_be_is_refused_at_its_field(put: dict[str, Any], field: str) -> None:
    with pytest.raises(InvalidForm) as refused:
        new_request({"process": "preservation_extension", **put}, TODAY)
    assert [problem.field for problem in refused.value.problems] == [field]


def test_everything_that_is_wrong_is_said_at_once() -> None:
    put = {"agent_email": "nobody", "country": "XX", "respond_by": "2026-11-01", "agency": "Court"}
    with pytest.raises(InvalidForm) as refused:
        new_request({"process": "subpoena", **put}, TODAY)
    assert {problem.field for problem in refused.value.problems} == {"agent_email", "country"}
    with pytest.raises(InvalidForm, match="2026-11-01 is in the past"):
        new_request({"process": "subpoena", "respond_by": "2026-11-01"}, TODAY)


def test_what_came_in_long_ago_may_have_been_due_long_ago() -> None:
    put = {"process": "subpoena", "respond_by": "2026-11-01", "received_at": "2026-10-20"}
    assert new_request(put, TODAY).respond_by == date(2026, 11, 1)
    old = parse_request({"process": "subpoena", "respond_by": "2026-11-01"})
    assert patched(old, {"agency": "Court"}, TODAY).respond_by == date(2026, 11, 1)


@pytest.mark.parametrize(
    ("typed", "kind", "value"),
    [
        ("912 3456 7890", "meeting_id", "912 3456 7890"),
        ("meeting: 123 456 7890", "meeting_id", "123 456 7890"),
        ("ana@example.com", "account_email", "ana@example.com"),
        ("email: ana@example.com", "account_email", "ana@example.com"),
        ("E-mail：ana@example.com", "account_email", "ana@example.com"),
        ("+1 (415) 555-0100", "phone_number", "+1 (415) 555-0100"),
        ("Phone: 415 555 0100", "phone_number", "415 555 0100"),
        ("User name: night.owl", "username", "night.owl"),
        ("account_id: abc123", "account_id", "abc123"),
        ("host: Ana", "host", "Ana"),
    ],
)
def test_an_identifier_is_read_as_people_write_it(typed: str, kind: str, value: str) -> None:
    (one,) = new_request({"process": "subpoena", "identifiers": typed}, TODAY).identifiers
    assert (one.kind, one.value) == (kind, value)


@pytest.mark.parametrize("typed", ["415 555 0100", "night.owl", "colour: red", "email:"])
def test_an_identifier_that_could_be_two_things_is_not_guessed_at(typed: str) -> None:
    with pytest.raises(InvalidForm) as refused:
        new_request({"process": "subpoena", "identifiers": typed}, TODAY)
    assert refused.value.problems[0].field == "identifiers"


@pytest.mark.parametrize(
    ("typed", "code"),
    [
        ("de", "DE"),
        ("Germany", "DE"),
        ("Deutschland", "DE"),
        ("德国", "DE"),
        ("United States", "US"),
        ("the Netherlands", "NL"),
        ("中国", "CN"),
        ("Côte d'Ivoire", "CI"),
        ("Great Britain", "GB"),
    ],
)
def test_a_country_is_known_by_its_code_and_by_its_name(typed: str, code: str) -> None:
    assert new_request({"process": "mlat", "country": typed}, TODAY).country == code


def test_every_field_has_an_input_for_its_process() -> None:
    guide = latest()
    for process in guide.processes:
        blocks = fact_blocks(guide, {"process": process.id}, process=process.id)
        names = [block["block_id"] for block in blocks]
        assert names == [field.name for field in FIELDS if field.asked_of(process.id)]


paragraphs = st.text(st.sampled_from("ab \n.é—"), max_size=9000).map(str.strip)


@given(paragraphs)
def test_a_long_text_in_several_inputs_is_the_same_text_again(text: str) -> None:
    blocks = inputs.long_text_input("letter", "Letter", text)
    assert all(len(block["element"].get("initial_value", "")) <= inputs.MOST for block in blocks)
    values = {
        block["block_id"]: {
            "letter": {"type": "plain_text_input", "value": block["element"].get("initial_value")}
        }
        for block in blocks
    }
    view = {"blocks": blocks, "state": {"values": values}}
    assert inputs.read_inputs(view).get("letter", "") == text
