"""Which moves a case may make, and who may see it."""

import dataclasses
import datetime as dt

import pytest

from bot.domain.access import PERMISSIONS, Action, Actor, Role, Standing, may_see, require
from bot.domain.cases import MOVES, Case, Status, check_move, parse_number
from bot.domain.errors import Forbidden, InvalidInput, NotPossible
from policy.request import Request

NOW = dt.datetime(2026, 11, 24, 12, tzinfo=dt.UTC)
CASE = Case(
    id=42,
    version=1,
    status=Status.RECEIVED,
    request=Request(process="subpoena"),
    guide_version="2023-02-28",
    opened_at=NOW,
    opened_by="UMAYA",
)


def actor(*roles: Role, person: str = "USOMEONE") -> Actor:
    return Actor(person, Standing.MEMBER, frozenset({Role.MEMBER, *roles}))


@pytest.mark.parametrize("status", Status)
@pytest.mark.parametrize("to", Status)
def test_only_the_moves_of_the_table_are_possible(status: Status, to: Status) -> None:
    case = dataclasses.replace(CASE, status=status)
    if to in MOVES[status]:
        check_move(case, to, "a reason")
    else:
        with pytest.raises(NotPossible, match="LR-42"):
            check_move(case, to, "a reason")


def test_every_open_status_can_be_closed_and_a_closed_case_only_reopened() -> None:
    assert all(Status.CLOSED in MOVES[status] for status in Status if status is not Status.CLOSED)
    assert MOVES[Status.CLOSED] == (Status.IN_REVIEW,)


def test_a_disclosure_is_approved_out_of_the_review_alone() -> None:
    assert [status for status in Status if Status.APPROVED in MOVES[status]] == [Status.IN_REVIEW]


@pytest.mark.parametrize("text", ["LR-42", "lr-42", "LR42", "#42", "42", " lr 42 "])
def test_a_number_is_read_as_people_write_it(text: str) -> None:
    assert parse_number(text) == 42


@pytest.mark.parametrize("text", ["", "LR-", "LR-4x", "42!", "-42", "9" * 12])
def test_what_is_no_number_is_refused(text: str) -> None:
    with pytest.raises(InvalidInput, match="no case number"):
        parse_number(text)


@pytest.mark.parametrize("action", Action)
@pytest.mark.parametrize("role", Role)
def test_the_table_of_permissions_is_what_holds(action: Action, role: Role) -> None:
    if role in PERMISSIONS[action] or Role.MEMBER in PERMISSIONS[action]:
        require(actor(role), action)
    else:
        with pytest.raises(Forbidden, match="you need the role"):
            require(actor(role), action)


@pytest.mark.parametrize("standing", [Standing.GUEST, Standing.STRANGER, Standing.DELETED])
@pytest.mark.parametrize("action", Action)
def test_no_role_helps_a_guest_a_stranger_or_a_deleted_user(
    standing: Standing, action: Action
) -> None:
    with pytest.raises(Forbidden):
        require(Actor("UOUT", standing, frozenset(Role)), action)


def test_a_sealed_case_is_seen_by_counsel_and_its_own_people() -> None:
    sealed = dataclasses.replace(CASE, sealed=True, assignee="UTOM", people=frozenset({"UINES"}))
    assert may_see(actor(Role.COUNSEL), sealed)
    for person in ("UMAYA", "UTOM", "UINES"):
        assert may_see(actor(Role.LEGAL, person=person), sealed)
    for role in (Role.LEGAL, Role.ONCALL, Role.AUDITOR, Role.ADMIN):
        assert not may_see(actor(role), sealed)
