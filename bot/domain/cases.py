"""A case: one request for user data, its status and the moves between them. Pure."""

import datetime as dt
import re
from dataclasses import dataclass, field
from enum import StrEnum

from bot.domain.approval import Approval, SignedOff, facts_hash
from bot.domain.errors import InvalidInput, NotPossible
from bot.domain.notice import NoticeDecision
from bot.domain.verification import Verification
from policy.request import Request

PREFIX = "LR-"
_NUMBER = re.compile(r"^(?:lr[-\s#]?|#)?(\d{1,9})$", re.IGNORECASE)


class Status(StrEnum):
    RECEIVED = "received"
    IN_REVIEW = "in_review"
    AWAITING_AGENCY = "awaiting_agency"
    CONTESTED = "contested"
    APPROVED = "approved"
    CLOSED = "closed"


class Disposition(StrEnum):
    DISCLOSED = "disclosed"
    PARTLY_DISCLOSED = "partly_disclosed"
    NO_RESPONSIVE_RECORDS = "no_responsive_records"
    PRESERVED = "preserved"
    RESTRICTED = "restricted"
    REJECTED = "rejected"
    CHALLENGED = "challenged"
    WITHDRAWN = "withdrawn"
    GENERAL_INFORMATION = "general_information"

    @property
    def is_disclosure(self) -> bool:
        return self in (Disposition.DISCLOSED, Disposition.PARTLY_DISCLOSED)


class DisclosedClass(StrEnum):
    NONE = "none"
    NON_CONTENT = "non_content"
    CONTENT = "content"


# `closed` is reached by closing alone, which asks for a disposition; it is left with a reason.
MOVES: dict[Status, tuple[Status, ...]] = {
    Status.RECEIVED: (Status.IN_REVIEW, Status.CLOSED),
    Status.IN_REVIEW: (
        Status.AWAITING_AGENCY,
        Status.CONTESTED,
        Status.APPROVED,
        Status.CLOSED,
    ),
    Status.AWAITING_AGENCY: (Status.IN_REVIEW, Status.CLOSED),
    Status.CONTESTED: (Status.IN_REVIEW, Status.CLOSED),
    Status.APPROVED: (Status.IN_REVIEW, Status.CLOSED),
    Status.CLOSED: (Status.IN_REVIEW,),
}


@dataclass(frozen=True, slots=True)
class Case:
    """One request. Moments are UTC, dates are civil dates in the desk's time zone.

    `version` grows by one with each change, so that two people who edit at once find out.
    `notice_on`: when the user is to be told, as things stand. `open_points`: while in review, how
    many requirements keep the case from being approved.
    """

    id: int
    version: int
    status: Status
    request: Request
    guide_version: str
    opened_at: dt.datetime
    opened_by: str
    due_on: dt.date | None = None
    assignee: str | None = None
    approver: str | None = None
    disposition: Disposition | None = None
    disclosed_class: DisclosedClass | None = None
    reason: str | None = None
    sealed: bool = False
    closed_at: dt.datetime | None = None
    people: frozenset[str] = field(default=frozenset())
    sign_offs: tuple[SignedOff, ...] = ()
    verification: Verification | None = None
    approval: Approval | None = None
    notice: NoticeDecision | None = None
    notice_on: dt.date | None = None
    open_points: int | None = None

    @property
    def number(self) -> str:
        return number_of(self.id)

    @property
    def facts(self) -> str:
        """The hash by which judgements and the approval know what they were given on."""
        return facts_hash(self.request)

    @property
    def verified(self) -> bool:
        """Whether somebody verified just this requester."""
        return self.verification is not None and self.verification.holds_for(self.request)

    @property
    def notice_is_decided(self) -> bool:
        """Whether counsel decided about telling the user, on what is known of the order now."""
        return self.notice is not None and self.notice.stands_for(self.request)

    @property
    def own_people(self) -> frozenset[str]:
        """Who may see it though it is sealed, beside counsel."""
        held = {self.assignee, self.approver, self.opened_by}
        return self.people | {person for person in held if person}

    @property
    def is_open(self) -> bool:
        return self.status is not Status.CLOSED

    def order_binds(self, today: dt.date) -> bool:
        """Whether a nondisclosure order binds; one without an end binds until counsel says else."""
        order = self.request.nondisclosure
        return bool(order.ordered) and (order.until is None or order.until >= today)

    def is_overdue(self, today: dt.date) -> bool:
        return self.is_open and self.due_on is not None and self.due_on < today


def number_of(case_id: int) -> str:
    return f"{PREFIX}{case_id}"


def parse_number(text: str) -> int:
    """`LR-42`, `lr42`, `#42` and `42` are case 42.

    Raises:
        InvalidInput: when the text is no case number.
    """
    found = _NUMBER.match(text.strip())
    if not found:
        raise InvalidInput(
            f"“{shorten(text, 40)}” is no case number. Write it like `LR-42`.", field="case"
        )
    return int(found[1])


def check_move(case: Case, to: Status, reason: str | None = None) -> None:
    """Whether the case may go from where it stands to `to`.

    Raises:
        NotPossible: naming the moves that are possible.
    """
    if to is case.status:
        raise NotPossible(f"{case.number} is already {words(to)}.")
    possible = MOVES[case.status]
    if to not in possible:
        ways = ", ".join(f"`{status}`" for status in possible)
        raise NotPossible(
            f"{case.number} is {words(case.status)} and cannot become {words(to)} from there."
            f" Possible now: {ways}."
        )
    if case.status is Status.CLOSED and not reason:
        raise NotPossible(
            f"{case.number} is closed. To open it again, say why:"
            f" `/case status {case.number} {to} the agency sent new process`."
        )


def words(value: StrEnum) -> str:
    """An id as people read it: `awaiting_agency` → `awaiting agency`."""
    return value.value.replace("_", " ")


def shorten(text: str, limit: int) -> str:
    """At most `limit` characters; what was cut shows as an ellipsis."""
    return text if len(text) <= limit else text[: limit - 1].rstrip() + "…"
