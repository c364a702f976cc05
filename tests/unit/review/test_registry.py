"""Code and the structured copy name the same requirements and duties."""

import ast
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given

import policy.review
from policy.countries import COUNTRIES
from policy.load import latest
from policy.request import Request, parse_request
from policy.review.assess import applicable
from policy.review.duties import APPLIES
from policy.review.judging import JUDGES, RESTS_ON
from policy.review.matter import Matter
from tests.unit.review.facts import requests
from tests.unit.review.samples import REQUESTS, UTC, request, reviewed


def test_each_requirement_of_the_guide_has_a_judge_and_each_judge_a_requirement() -> None:
    asked = {one.id for one in latest().requirements if one.kind == "requirement"}
    assert set(JUDGES) == asked


def test_each_duty_of_the_guide_has_a_condition_and_each_condition_a_duty() -> None:
    assert set(APPLIES) == {one.id for one in latest().requirements if one.kind == "duty"}


def test_the_lists_of_requesters_name_each_once_and_no_country_that_is_none() -> None:
    known = latest().requesters
    for listed in (known.government_suffixes, known.free_webmail):
        assert len(set(listed)) == len(listed)
    assert not [one for one in known.free_webmail if one.endswith(known.government_suffixes)]
    assert set(known.united_states) | set(known.cloud_act_countries) <= COUNTRIES.keys()


def test_no_number_of_the_guide_stands_in_the_code() -> None:
    numbers = {latest().number(name).value for name in ("preservation_days", "extension_days")}
    for file in Path(policy.review.__file__).parent.glob("*.py"):
        tree = ast.walk(ast.parse(file.read_text(encoding="utf-8")))
        stated = {node.value for node in tree if isinstance(node, ast.Constant)}
        assert stated.isdisjoint(numbers), file.name


@pytest.mark.parametrize("example", sorted(file.stem for file in REQUESTS.glob("*.yaml")))
def test_what_only_a_person_can_judge_is_never_met_by_the_machine(example: str) -> None:
    for finding in reviewed(example).findings:
        if latest().requirement(finding.id).person:
            assert finding.status != "met", finding


@pytest.mark.parametrize("example", sorted(file.stem for file in REQUESTS.glob("*.yaml")))
def test_why_is_one_short_line_for_a_person(example: str) -> None:
    for finding in reviewed(example).findings:
        assert finding.why.endswith((".", "…"))
        assert "\n" not in finding.why
        assert len(finding.why) <= 250, finding


@given(requests)
def test_a_judge_reads_nothing_but_what_a_judgement_is_said_to_rest_on(asked: Request) -> None:
    for one in applicable(Matter(latest(), asked, UTC, ())):
        reduced = Matter(latest(), only(asked, RESTS_ON[one.id]), UTC, ())
        assert JUDGES[one.id](Matter(latest(), asked, UTC, ())) == JUDGES[one.id](reduced), one.id


def only(asked: Request, keys: tuple[str, ...]) -> Request:
    """The request with nothing but these facts."""
    kept: dict[str, Any] = {}
    for key in keys:
        first, _, second = key.partition(".")
        part = asked.to_json().get(first)
        if second and isinstance(part, dict):
            kept.setdefault(first, {})[second] = part.get(second)
        elif part is not None:
            kept[first] = part
    return parse_request(kept)


def test_findings_stand_in_the_order_of_the_guide() -> None:
    order = [one.id for one in latest().requirements]
    result = reviewed("extension-complete", {"nondisclosure": {"ordered": True}})
    found = [order.index(finding.id) for finding in result.findings]
    assert found == sorted(found)


def test_the_groups_of_a_process_say_what_applies() -> None:
    matter = Matter(latest(), request("extension-complete"), UTC, ())
    assert list(applicable(matter)) == list(latest().requirements_for("preservation_extension"))
