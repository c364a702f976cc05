"""What a case's review rests on: facts by their hash, judgements, and the user's notice."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.approval import SignedOff, facts_hash, hash_for
from bot.domain.case_review import ReviewRules, review_of, settled
from bot.domain.cases import Case, Status
from bot.domain.disclosure import class_of, parse_items
from bot.domain.errors import InvalidInput, NotPossible
from bot.domain.notice import (
    NoticeDecision,
    NoticeKind,
    check,
    check_may_tell,
    due_on,
    exceptions,
    may_bind,
)
from bot.domain.verification import Verification, requester_of
from policy.load import latest
from policy.request import Request, parse_request

RULES = ReviewRules(ZoneInfo("UTC"))
NOW = datetime(2026, 11, 24, 15, tzinfo=UTC)
TODAY = NOW.date()

days = st.dates(date(2026, 1, 1), date(2028, 1, 1))
orders = st.fixed_dictionaries(
    {},
    optional={
        "ordered": st.booleans(),
        "until": days,
        "basis": st.just("18 USC 2705(b)"),
    },
)


def request_with(order: dict[str, object]) -> Request:
    return parse_request({"process": "subpoena", "nondisclosure": order})


def case_with(request: Request, **more: object) -> Case:
    case = Case(
        id=1,
        version=1,
        status=Status.IN_REVIEW,
        request=request,
        guide_version=str(latest().version),
        opened_at=NOW,
        opened_by="U1",
    )
    return replace(case, **more)  # type: ignore[arg-type]


def test_facts_have_the_same_hash_in_whatever_order_they_are_written() -> None:
    one = parse_request({"process": "mlat", "country": "DE", "agent": {"name": "A", "badge": "1"}})
    two = parse_request({"agent": {"badge": "1", "name": "A"}, "country": "DE", "process": "mlat"})
    assert facts_hash(one) == facts_hash(two)
    assert facts_hash(one) != facts_hash(one.model_copy(update={"country": "FR"}))


def test_a_judgement_lapses_when_what_it_rests_on_changes_and_not_before() -> None:
    request = parse_request({"process": "subpoena", "country": "US", "legal_basis": "18 USC 2703"})
    signed = SignedOff(
        requirement="lawful_basis",
        met=True,
        by="U1",
        name="Ana",
        at=NOW,
        facts=hash_for("lawful_basis", request),
    )
    other = request.model_copy(update={"reference": "HV-7", "channel": "lers"})
    for same in (request, other):
        found = review_of(case_with(same, sign_offs=(signed,)), RULES)
        assert found.review.finding("lawful_basis").status == "met"
        assert found.lapsed == ()

    changed = request.model_copy(update={"legal_basis": "Other law"})
    found = review_of(case_with(changed, sign_offs=(signed,)), RULES)
    assert found.review.finding("lawful_basis").status == "unknown"
    assert found.lapsed == (signed,)


def test_open_points_are_counted_while_a_case_is_in_review_only() -> None:
    case = case_with(parse_request({"process": "subpoena"}))
    assert settled(case, RULES).open_points == len(review_of(case, RULES).open_points) > 0
    assert settled(case_with(case.request, status=Status.RECEIVED), RULES).open_points is None


@given(orders, days, st.sampled_from(NoticeKind), st.none() | days)
def test_whatever_was_decided_nobody_is_told_while_an_order_binds_or_may_bind(
    order: dict[str, object], today: date, kind: NoticeKind, until: date | None
) -> None:
    request = request_with(order)
    decision = NoticeDecision(
        kind=kind,
        by="U1",
        at=NOW,
        silence=request.nondisclosure,
        on=today,
        until=until,
        exception="threat",
        reason="why",
    )
    try:
        check(decision, request, latest(), today)
    except InvalidInput:
        return  # counsel could not have decided so
    silence = request.nondisclosure
    binds = silence.ordered is not False and (
        (silence.until is not None and today <= silence.until)
        or (silence.until is None and (silence.ordered or silence.basis is not None))
    )
    if binds:
        assert may_bind(request, None, today)
        with pytest.raises(NotPossible):
            check_may_tell(decision, request, "LR-1", today)


@given(orders, days)
def test_before_counsel_has_decided_nobody_is_told(order: dict[str, object], today: date) -> None:
    with pytest.raises(NotPossible, match="Counsel has not decided"):
        check_may_tell(None, request_with(order), "LR-1", today)


@given(days)
def test_the_notice_falls_due_the_day_after_the_orders_last(until: date) -> None:
    request = request_with({"ordered": True, "until": until})
    assert due_on(request, None, latest()) == until + timedelta(days=1)
    assert due_on(request_with({"ordered": True}), None, latest()) is None
    assert due_on(request_with({}), None, latest()) is None


def test_the_exceptions_are_the_guides() -> None:
    assert list(exceptions(latest())) == [
        "legal_prohibition",
        "child_safety",
        "emergency",
        "threat",
    ]


@pytest.mark.parametrize("text", ["name: 1; ip_address: 1,200", "Name = 1\nIP address: 1 200"])
def test_items_are_read_by_kind_and_number(text: str) -> None:
    assert parse_items(text) == {"name": 1, "ip_address": 1200}
    assert class_of(parse_items(text), latest()) == "non_content"


@pytest.mark.parametrize("text", ["name", "name: many", "name: 1; name: 2", "name: -1", ": 1"])
def test_what_is_no_kind_and_number_is_refused(text: str) -> None:
    with pytest.raises(InvalidInput):
        parse_items(text)


def test_content_among_what_was_disclosed_makes_it_content() -> None:
    assert class_of({"name": 2, "cloud_recording": 1}, latest()) == "content"
    assert class_of({"name": 2, "cloud_recording": 0}, latest()) == "non_content"
    assert class_of({}, latest()) == "none"


def test_a_verified_requester_stays_so_when_an_address_of_that_domain_is_filled_in() -> None:
    facts = {"process": "subpoena", "agent": {"name": "Dana", "email": "d@court.gov"}}
    request = parse_request(facts)
    done = Verification(
        verified=True,
        by="U1",
        name="Ana",
        at=NOW,
        requester=requester_of(request),
        domain="court.gov",
    )
    assert done.holds_for(request)
    assert done.holds_for(request.model_copy(update={"sender_email": "desk@court.gov"}))
    assert not done.holds_for(request.model_copy(update={"sender_email": "desk@courts.example"}))
    assert not done.holds_for(parse_request(facts | {"agent": {"name": "Dan"}}))
