"""User notice: orders, exceptions, and when the notice falls due."""

import datetime as dt
from typing import Any

import pytest

from tests.unit.review.samples import reviewed

SUBPOENA = "subpoena-complete"


def _notice(
    example: str, nondisclosure: dict[str, Any] | None
) -> tuple[bool, str | None, Any, Any]:
    notice = reviewed(example, {"nondisclosure": nondisclosure}).notice
    return notice.default, notice.exception, notice.barred_until, notice.due_on


def test_users_are_told_where_nothing_stands_in_the_way() -> None:
    assert _notice(SUBPOENA, None) == (True, None, None, None)
    ids = {finding.id for finding in reviewed(SUBPOENA).findings}
    assert ids.isdisjoint({"nondisclosure_fixed_term", "exception_explained"})


def test_an_order_bars_notice_to_its_last_day_and_notice_is_due_the_next() -> None:
    order = {"ordered": True, "until": "2027-12-31"}
    assert _notice(SUBPOENA, order) == (
        False,
        "legal_prohibition",
        dt.date(2027, 12, 31),
        dt.date(2028, 1, 1),
    )
    result = reviewed(SUBPOENA, {"nondisclosure": order})
    assert result.finding("nondisclosure_fixed_term").status == "met"
    assert result.finding("exception_explained").status == "not_applicable"


def test_an_order_without_end_is_questioned_and_binds_meanwhile() -> None:
    order = {"ordered": True, "basis": "18 USC 2705(b)"}
    result = reviewed(SUBPOENA, {"nondisclosure": order})
    assert [finding.id for finding in result.not_met] == ["nondisclosure_fixed_term"]
    assert result.verdict == "insufficient"
    assert _notice(SUBPOENA, order) == (False, "legal_prohibition", None, None)
    assert "treat the order as binding" in result.letter()


def test_an_order_that_had_ended_before_receipt_is_for_a_person() -> None:
    result = reviewed(SUBPOENA, {"nondisclosure": {"ordered": True, "until": "2027-01-01"}})
    assert result.finding("nondisclosure_fixed_term").status == "unknown"
    assert result.notice.default is False


@pytest.mark.parametrize("told", [{"until": "2027-12-31"}, {"basis": "18 USC 2705(b)"}])
def test_what_may_be_an_order_counts_as_one_until_somebody_knows(told: dict[str, Any]) -> None:
    result = reviewed(SUBPOENA, {"nondisclosure": told})
    assert result.finding("nondisclosure_fixed_term").status == "unknown"
    assert result.notice.default is False
    assert result.not_met == ()


def test_silence_without_an_order_needs_a_reason() -> None:
    asked = reviewed(SUBPOENA, {"nondisclosure": {"ordered": False}})
    assert [finding.id for finding in asked.not_met] == ["exception_explained"]
    assert asked.finding("nondisclosure_fixed_term").status == "not_applicable"
    explained = {"nondisclosure": {"ordered": False, "basis": "He would destroy the recordings"}}
    assert reviewed(SUBPOENA, explained).not_met == ()
    assert "exception_assessed" in reviewed(SUBPOENA, explained).duties


def test_an_emergency_is_an_exception_that_its_nature_explains() -> None:
    result = reviewed("emergency-complete")
    assert (result.notice.default, result.notice.exception) == (False, "emergency")
    assert result.finding("exception_explained").status == "met"


def test_an_emergency_without_its_nature_is_asked_for_it_once() -> None:
    result = reviewed("emergency-complete", {"emergency.nature": None})
    assert [finding.id for finding in result.not_met] == ["emergency_nature"]
    assert result.finding("exception_explained").status == "not_applicable"


def test_an_emergency_under_an_order_is_barred_too() -> None:
    order = {"ordered": True, "until": "2027-12-31"}
    assert _notice("emergency-complete", order) == (
        False,
        "emergency",
        dt.date(2027, 12, 31),
        dt.date(2028, 1, 1),
    )


@pytest.mark.parametrize(
    ("example", "default"),
    [
        ("preservation-complete", False),  # it provides nothing
        ("extension-complete", False),
        ("civil-complete", False),  # the guide does not serve it
        ("testimony-complete", False),
        ("restriction-complete", True),  # whoever is restricted is told
        ("non-us-direct-deficient", True),  # asked for, though refused
        ("pen-register-complete", True),
    ],
)
def test_the_default_is_for_whose_data_is_asked_for_or_access_restricted(
    example: str, default: bool
) -> None:
    assert reviewed(example).notice.default is default
