"""What holds of every review, whatever the facts are."""

import datetime as dt
import json
from zoneinfo import ZoneInfo

from hypothesis import given, settings
from hypothesis import strategies as st

from policy.letter import BARE
from policy.load import latest
from policy.request import Request, parse_request
from policy.review import SignOff, review
from policy.review.assess import applicable
from policy.review.matter import Matter
from policy.review.reply import draft_user_notice
from tests.unit.review.facts import requests

ZONES = st.sampled_from([ZoneInfo(name) for name in ("UTC", "America/New_York", "Asia/Kolkata")])
SIGNED = SignOff("Ana Counsel", dt.date(2027, 2, 4))


@settings(max_examples=300, deadline=None)
@given(requests, ZONES)
def test_any_request_that_parses_is_reviewed(request: Request, zone: ZoneInfo) -> None:
    result = review(latest(), request, zone=zone)
    assert json.loads(json.dumps(result.to_json())) == result.to_json()
    assert "\nDear " in result.letter()
    assert draft_user_notice(latest(), request, zone=zone, head=BARE).startswith("Dear user")


@settings(max_examples=100, deadline=None)
@given(requests)
def test_the_same_facts_come_out_the_same(request: Request) -> None:
    again = parse_request(request.to_json())
    assert review(latest(), request, zone=ZoneInfo("UTC")) == review(
        latest(), again, zone=ZoneInfo("UTC")
    )


@settings(max_examples=100, deadline=None)
@given(requests)
def test_findings_are_those_requirements_that_apply_each_once(request: Request) -> None:
    result = review(latest(), request, zone=ZoneInfo("UTC"))
    matter = Matter(latest(), request, ZoneInfo("UTC"), ())
    assert [finding.id for finding in result.findings] == [one.id for one in applicable(matter)]
    required = {one.id for one in latest().requirements_for(request.process)}
    assert required <= {finding.id for finding in result.findings}


@settings(max_examples=200, deadline=None)
@given(requests)
def test_an_unknown_never_changes_the_verdict(request: Request) -> None:
    open_review = review(latest(), request, zone=ZoneInfo("UTC"))
    everything = {finding.id: SIGNED for finding in open_review.for_a_person}
    signed = review(latest(), request, zone=ZoneInfo("UTC"), signed_off=everything)
    assert signed.verdict == open_review.verdict
    assert signed.data_class == open_review.data_class
    assert signed.for_a_person == ()
    assert signed.not_met == open_review.not_met


@settings(max_examples=200, deadline=None)
@given(requests)
def test_the_verdict_follows_from_what_is_not_met(request: Request) -> None:
    result = review(latest(), request, zone=ZoneInfo("UTC"))
    if result.verdict == "sufficient":
        assert result.not_met == ()
    if result.verdict in ("insufficient", "refuse"):
        assert result.not_met != ()
    if result.verdict == "refuse":
        assert result.data_class == "none"


@settings(max_examples=200, deadline=None)
@given(requests)
def test_nobody_is_told_by_default_while_an_order_may_bind(request: Request) -> None:
    result = review(latest(), request, zone=ZoneInfo("UTC"))
    if request.nondisclosure.ordered:
        assert not result.notice.default
        assert result.notice.barred_until == request.nondisclosure.until
    if result.notice.barred_until and result.notice.due_on:
        assert result.notice.due_on == result.notice.barred_until + dt.timedelta(days=1)
