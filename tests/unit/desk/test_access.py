"""The one table of permissions, role by role and action by action, and what help shows of it."""

from collections.abc import Iterator
from typing import Any, get_args

import pytest

from bot.desk.commands import Command
from bot.domain.access import (
    ASKED_AFRESH,
    PERMISSIONS,
    Action,
    Actor,
    Role,
    Standing,
    require,
)
from bot.domain.errors import Forbidden
from handlers.views.case.help import permissions

# Who may do it: L legal, C counsel, O on call, U auditor, A admin, M everyone who is no guest.
TABLE = {
    "ask the guide": "LCOUAM",
    "open a case": "LCO",
    "read cases": "LCOU",
    "work on cases": "LC",
    "approve a disclosure": "C",
    "decide on telling the user": "C",
    "decide an extension of a preservation": "C",
    "seal a case": "C",
    "unseal a case": "C",
    "say who works on a sealed case": "C",
    "import cases": "LCA",
    "export cases": "LCU",
    "read a case's log": "LCU",
    "verify the audit log": "UA",
    "raise an emergency": "LCOUAM",
    "run a drill": "LCOA",
    "take an emergency": "LCOUAM",
    "decide an emergency": "C",
    "see who is on call": "LCOUAM",
    "change who is on call": "LCOA",
    "read questions to counsel": "LC",
    "read what the guide does not answer": "C",
    "answer a question for counsel": "C",
    "publish an answer of counsel": "C",
    "read the transparency report": "LCUA",
    "publish the transparency report": "C",
}
LETTERS = dict(zip("LCOUAM", Role, strict=True))


def test_the_table_names_every_action() -> None:
    assert sorted(TABLE) == sorted(action.value for action in Action)


@pytest.mark.parametrize("action", list(Action))
@pytest.mark.parametrize("role", list(Role))
def test_a_role_may_do_what_the_table_says_and_nothing_else(role: Role, action: Action) -> None:
    may = role in {LETTERS[letter] for letter in TABLE[action.value]}
    person = Actor("U1", Standing.MEMBER, frozenset({role}))
    if may:
        require(person, action)
    else:
        with pytest.raises(Forbidden, match="you need the role"):
            require(person, action)


@pytest.mark.parametrize("action", list(Action))
@pytest.mark.parametrize("standing", [Standing.GUEST, Standing.STRANGER, Standing.DELETED])
def test_no_role_helps_who_does_not_belong_here(standing: Standing, action: Action) -> None:
    with pytest.raises(Forbidden):
        require(Actor("U1", standing, frozenset(Role)), action)


def test_every_command_takes_permission_for_an_action_of_the_table() -> None:
    commands = list(_commands(Command))
    assert len(commands) > 20
    for command in commands:
        assert command.action in PERMISSIONS, command


def test_what_counsel_alone_may_do_to_a_case_is_asked_of_slack_afresh() -> None:
    """All but reading what the guide does not answer, which decides nothing."""
    counsels = {action for action, roles in PERMISSIONS.items() if roles == {Role.COUNSEL}}
    assert counsels - {Action.READ_GAPS} == ASKED_AFRESH


def test_help_shows_the_readers_own_lines_and_who_may_do_the_rest() -> None:
    text = str(permissions(frozenset({Role.LEGAL, Role.MEMBER}))["text"]["text"])
    roles, own, rest = text.splitlines()
    assert roles == "*Your roles:* legal"
    assert "work on cases" in own
    assert "approve a disclosure" not in own
    assert "approve a disclosure (counsel)" in rest


def _commands(union: Any) -> Iterator[Any]:
    for one in get_args(union):
        yield from _commands(one) if get_args(one) else (one,)
