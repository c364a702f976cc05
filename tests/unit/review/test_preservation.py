"""Preservation: what it names, how its extension is judged, and until when records are kept."""

import datetime as dt
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from policy.load import latest
from policy.review.dates import civil_date, expires_on, later
from tests.unit.review.samples import UTC, reviewed, status

NEW_YORK = ZoneInfo("America/New_York")
DAYS = latest().number("preservation_days").value


@pytest.mark.parametrize(
    ("snapshot", "zone", "expected"),
    [
        ("2023-12-01T12:00:00Z", UTC, "2024-02-29"),
        ("2024-12-01T12:00:00Z", UTC, "2025-03-01"),
        ("2026-12-15T12:00:00Z", UTC, "2027-03-15"),
        ("2027-12-15T12:00:00Z", UTC, "2028-03-14"),
        ("2026-03-02T04:30:00Z", NEW_YORK, "2026-05-30"),  # 23:30 on 1 March in New York
        ("2026-03-02T04:30:00Z", UTC, "2026-05-31"),
        ("2026-03-08T06:59:00Z", NEW_YORK, "2026-06-06"),  # a minute before the clocks change
        ("2026-03-08T07:00:00Z", NEW_YORK, "2026-06-06"),
        ("2026-11-01T03:59:00Z", NEW_YORK, "2027-01-29"),
    ],
)
def test_days_are_calendar_days_in_the_desks_zone(
    snapshot: str, zone: ZoneInfo, expected: str
) -> None:
    assert expires_on(dt.datetime.fromisoformat(snapshot), zone, DAYS) == (
        dt.date.fromisoformat(expected)
    )
    changes = {"preservation.snapshot_at": snapshot, "received_at": None}
    result = reviewed("preservation-complete", changes, zone=zone)
    assert result.preserved_until == dt.date.fromisoformat(expected)


def test_a_moment_without_a_zone_has_no_date() -> None:
    with pytest.raises(ValueError, match="needs its time zone"):
        civil_date(dt.datetime(2026, 3, 1, 23, 30), UTC)  # noqa: DTZ001


def test_an_extension_runs_from_the_expiry() -> None:
    assert later(dt.date(2027, 3, 15), DAYS) == dt.date(2027, 6, 13)


@pytest.mark.parametrize(
    ("kind", "value", "expected"),
    [
        ("account_email", "target@example.net", "met"),
        ("account_id", "A-1", "met"),
        ("username", "t_5", "met"),
        ("host", "J. Host", "met"),
        ("meeting_id", "912 3456 7890", "met"),
        ("phone_number", "+1 907 555 0100", "unknown"),
        ("username", "n/a", "missing"),
    ],
)
def test_a_preservation_names_account_host_or_meeting(kind: str, value: str, expected: str) -> None:
    changes = {"identifiers": [{"kind": kind, "value": value}]}
    assert status("preservation-complete", "preservation_target", changes) == expected


def test_a_preservation_before_its_snapshot_has_no_expiry_yet() -> None:
    result = reviewed("preservation-complete", {"preservation": None})
    assert result.verdict == "sufficient"
    assert result.preserved_until is None
    assert f"kept for {DAYS} days" in result.letter()


@pytest.mark.parametrize(
    ("formal", "expected"), [(True, "met"), (False, "failed"), (None, "unknown")]
)
def test_an_extension_is_a_separate_formal_request(formal: bool | None, expected: str) -> None:
    changes = {"preservation.formal": formal}
    assert status("extension-complete", "extension_formal", changes) == expected


@pytest.mark.parametrize(("so_far", "expected"), [(0, "met"), (1, "failed"), (None, "unknown")])
def test_the_guide_offers_one_extension(so_far: int | None, expected: str) -> None:
    changes = {"preservation.extensions_so_far": so_far}
    assert status("extension-complete", "extension_limit", changes) == expected


@pytest.mark.parametrize(
    ("received", "zone", "expected"),
    [
        ("2027-03-15T23:59:00Z", UTC, "met"),
        ("2027-03-16T00:00:00Z", UTC, "failed"),
        ("2027-03-16T03:59:00Z", NEW_YORK, "met"),  # still the 15th there
        ("2027-03-16T04:00:00Z", NEW_YORK, "failed"),
        (None, UTC, "unknown"),
    ],
)
def test_an_extension_is_timely_through_the_last_day_at_the_desk(
    received: str | None, zone: ZoneInfo, expected: str
) -> None:
    changes = {"received_at": received, "preservation.expires_on": "2027-03-15"}
    result = reviewed("extension-complete", changes, zone=zone)
    assert result.finding("extension_timely").status == expected


def test_an_extension_of_an_unknown_snapshot_is_for_a_person() -> None:
    changes = {"preservation.snapshot_at": None}
    result = reviewed("extension-complete", changes)
    assert result.finding("extension_timely").status == "unknown"
    assert result.preserved_until is None


@pytest.mark.parametrize(
    ("changes", "verdict", "until"),
    [
        ({}, "sufficient", "2027-06-13"),
        ({"preservation.extensions_so_far": 1}, "counsel", "2027-06-13"),
        ({"preservation.extensions_so_far": 1, "agent.badge": None}, "counsel", "2027-06-13"),
        ({"preservation.formal": False}, "insufficient", "2027-03-15"),
        ({"received_at": "2027-04-01T00:00:00Z"}, "counsel", "2027-03-15"),
        ({"preservation.expires_on": "2027-03-20"}, "sufficient", "2027-06-18"),
        ({"identifiers": []}, "insufficient", "2027-03-15"),
    ],
)
def test_an_extension_that_is_not_granted_keeps_the_standing_expiry(
    changes: dict[str, Any], verdict: str, until: str
) -> None:
    result = reviewed("extension-complete", changes)
    assert (result.verdict, result.preserved_until) == (verdict, dt.date.fromisoformat(until))


def test_no_other_process_says_until_when_records_are_preserved() -> None:
    changes = {"preservation.snapshot_at": "2026-12-15T10:00:00Z"}
    assert reviewed("subpoena-complete", changes).preserved_until is None
