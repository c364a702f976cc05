"""Who may do what: the one table of permissions. Pure.

Counsel may do what the legal team may. Everyone in the workspace who is no guest may ask the
guide and raise an emergency; guests, deleted users and people of other workspaces may nothing.
"""

from dataclasses import dataclass
from enum import StrEnum

from bot.domain.cases import Case
from bot.domain.errors import Forbidden, NotFound


class Role(StrEnum):
    LEGAL = "legal"
    COUNSEL = "counsel"
    ONCALL = "oncall"
    AUDITOR = "auditor"
    ADMIN = "admin"
    MEMBER = "member"  # everyone in the workspace who is no guest


class Standing(StrEnum):
    """Where a person stands towards the workspace, before any role."""

    MEMBER = "member"
    GUEST = "guest"
    STRANGER = "stranger"
    DELETED = "deleted"
    DESK = "desk"  # the command line of the machine's owner, and the desk itself


class Action(StrEnum):
    ASK_GUIDE = "ask the guide"
    OPEN_CASE = "open a case"
    READ_CASE = "read cases"
    WORK_CASE = "work on cases"
    APPROVE = "approve a disclosure"
    DECIDE_NOTICE = "decide on telling the user"
    DECIDE_EXTENSION = "decide an extension of a preservation"
    SEAL = "seal a case"
    UNSEAL = "unseal a case"
    CHOOSE_PEOPLE = "say who works on a sealed case"
    IMPORT = "import cases"
    EXPORT = "export cases"
    READ_LOG = "read a case's log"
    VERIFY = "verify the audit log"
    RAISE_EMERGENCY = "raise an emergency"
    RUN_DRILL = "run a drill"
    TAKE_EMERGENCY = "take an emergency"
    DECIDE_EMERGENCY = "decide an emergency"
    SEE_ROTA = "see who is on call"
    CHANGE_ROTA = "change who is on call"
    READ_QUESTIONS = "read questions to counsel"
    READ_GAPS = "read what the guide does not answer"
    ANSWER_QUESTION = "answer a question for counsel"
    PUBLISH_ANSWER = "publish an answer of counsel"
    READ_REPORT = "read the transparency report"
    PUBLISH_REPORT = "publish the transparency report"


PERMISSIONS: dict[Action, frozenset[Role]] = {
    Action.ASK_GUIDE: frozenset(Role),
    Action.OPEN_CASE: frozenset({Role.LEGAL, Role.COUNSEL, Role.ONCALL}),
    Action.READ_CASE: frozenset({Role.LEGAL, Role.COUNSEL, Role.ONCALL, Role.AUDITOR}),
    Action.WORK_CASE: frozenset({Role.LEGAL, Role.COUNSEL}),
    Action.APPROVE: frozenset({Role.COUNSEL}),
    Action.DECIDE_NOTICE: frozenset({Role.COUNSEL}),
    Action.DECIDE_EXTENSION: frozenset({Role.COUNSEL}),
    Action.SEAL: frozenset({Role.COUNSEL}),
    Action.UNSEAL: frozenset({Role.COUNSEL}),
    Action.CHOOSE_PEOPLE: frozenset({Role.COUNSEL}),
    Action.IMPORT: frozenset({Role.LEGAL, Role.COUNSEL, Role.ADMIN}),
    Action.EXPORT: frozenset({Role.LEGAL, Role.COUNSEL, Role.AUDITOR}),
    Action.READ_LOG: frozenset({Role.LEGAL, Role.COUNSEL, Role.AUDITOR}),
    Action.VERIFY: frozenset({Role.AUDITOR, Role.ADMIN}),
    Action.RAISE_EMERGENCY: frozenset(Role),
    Action.RUN_DRILL: frozenset({Role.LEGAL, Role.COUNSEL, Role.ONCALL, Role.ADMIN}),
    # Beside these roles, everyone who was paged: the use case looks, since a tier names anybody.
    Action.TAKE_EMERGENCY: frozenset(Role),
    Action.DECIDE_EMERGENCY: frozenset({Role.COUNSEL}),
    Action.SEE_ROTA: frozenset(Role),
    Action.CHANGE_ROTA: frozenset({Role.LEGAL, Role.COUNSEL, Role.ONCALL, Role.ADMIN}),
    Action.READ_QUESTIONS: frozenset({Role.LEGAL, Role.COUNSEL}),
    Action.READ_GAPS: frozenset({Role.COUNSEL}),
    Action.ANSWER_QUESTION: frozenset({Role.COUNSEL}),
    Action.PUBLISH_ANSWER: frozenset({Role.COUNSEL}),
    Action.READ_REPORT: frozenset({Role.LEGAL, Role.COUNSEL, Role.AUDITOR, Role.ADMIN}),
    Action.PUBLISH_REPORT: frozenset({Role.COUNSEL}),
}

# For these the desk asks Slack for the person's roles anew, and refuses when Slack cannot say.
ASKED_AFRESH = frozenset(
    {
        Action.APPROVE,
        Action.DECIDE_NOTICE,
        Action.DECIDE_EXTENSION,
        Action.SEAL,
        Action.UNSEAL,
        Action.CHOOSE_PEOPLE,
        Action.DECIDE_EMERGENCY,
        Action.ANSWER_QUESTION,
        Action.PUBLISH_ANSWER,
        Action.PUBLISH_REPORT,
    }
)

_REFUSALS = {
    Standing.GUEST: "Guests of this workspace cannot use the desk. Ask your host here.",
    Standing.STRANGER: "The desk serves its own workspace only.",
    Standing.DELETED: "This account is deactivated, so the desk cannot serve it.",
}


@dataclass(frozen=True, slots=True)
class Actor:
    """A person who asks, or the desk itself."""

    id: str
    standing: Standing
    roles: frozenset[Role] = frozenset()

    def has(self, role: Role) -> bool:
        return role in self.roles


DESK = Actor("desk", Standing.DESK, frozenset(Role))


def require(actor: Actor, action: Action) -> None:
    """Let the actor through, or say who may.

    Raises:
        Forbidden: with what the person can do instead.
    """
    refusal = _REFUSALS.get(actor.standing)
    if refusal:
        raise Forbidden(refusal)
    allowed = PERMISSIONS[action]
    if not actor.roles & allowed:
        who = " or ".join(sorted(role.value for role in allowed))
        raise Forbidden(
            f"To {action} you need the role {who}. Ask the legal team to do it,"
            " or an admin of the desk to add you to the group."
        )


def may_see(actor: Actor, case: Case) -> bool:
    """Whether the actor may see what is in the case: a sealed one, only its people and counsel."""
    if not case.sealed or actor.standing is Standing.DESK:
        return True
    return actor.has(Role.COUNSEL) or actor.id in case.own_people


def require_sight(actor: Actor, case: Case) -> None:
    """Refuse to speak of a sealed case to someone outside.

    Raises:
        NotFound: telling no more than that the number is taken and sealed.
    """
    if not may_see(actor, case):
        raise NotFound(f"{case.number} · sealed. Counsel can tell you whether you may work on it.")
