"""Telling the user: what was decided, whether an order binds, when it falls due. Pure.

Counsel decides on each case where the guide calls for notice. Nobody is told while an order binds
or may bind, nor before counsel has decided. The guide gives the exceptions and the days.
"""

import datetime as dt
from enum import StrEnum

from pydantic import AwareDatetime

from bot.domain.errors import InvalidInput, NotPossible
from policy.model import Frozen, Guide
from policy.request import Nondisclosure, Request
from policy.review.dates import later


class NoticeKind(StrEnum):
    NOTIFY = "notify"
    PROHIBITED = "prohibited"
    EXCEPTION = "exception"


class NoticeDecision(Frozen):
    """What counsel decided, on what was known of the order (`silence`).

    `on`: when the user is to be told. `until`: the order's last day; None where it has none.
    `exception`: the guide's, by its id, with the `reason`. Told: a person did it.
    """

    kind: NoticeKind
    by: str
    at: AwareDatetime
    silence: Nondisclosure
    on: dt.date | None = None
    until: dt.date | None = None
    exception: str | None = None
    reason: str | None = None
    told_at: AwareDatetime | None = None
    told_by: str | None = None

    def stands_for(self, request: Request) -> bool:
        """Whether what is known of the order is still what was decided on."""
        return self.silence == request.nondisclosure


def exceptions(guide: Guide) -> dict[str, str]:
    """The guide's exceptions to notice: id → what it is."""
    listed = guide.fact("user_notice.exceptions").about.exception
    facts = ((one, guide.fact(f"user_notice.exception_{one}")) for one in listed)
    return {one: fact.label.en if fact.label else fact.lead.en for one, fact in facts}


def may_bind(request: Request, decision: NoticeDecision | None, today: dt.date) -> bool:
    """Whether an order binds today, or what may be one: until somebody knows, it counts."""
    order = request.nondisclosure
    decided = decision if decision and decision.stands_for(request) else None
    if decided and decided.kind is NoticeKind.PROHIBITED:
        return decided.until is None or today <= decided.until
    if order.ordered is None and order.until is None and order.basis is None:
        return False
    return order.ordered is not False and (order.until is None or today <= order.until)


def check(decision: NoticeDecision, request: Request, guide: Guide, today: dt.date) -> None:
    """Whether this can be decided on these facts.

    Raises:
        InvalidInput: at what is missing, or what an order forbids.
    """
    match decision.kind:
        case NoticeKind.NOTIFY:
            _check_notify(decision, request, today)
        case NoticeKind.PROHIBITED:
            _check_prohibited(decision, request, today)
        case NoticeKind.EXCEPTION:
            if decision.exception not in exceptions(guide):
                raise InvalidInput("Choose the guide's exception that applies.", field="exception")
            if not decision.reason:
                raise InvalidInput("Say why the exception applies.", field="reason")


def check_may_tell(
    decision: NoticeDecision | None, request: Request, number: str, today: dt.date
) -> NoticeDecision:
    """The decision by which the user may be told today.

    Raises:
        NotPossible: before counsel has decided, while an order binds, before the day, or when it
            was done already.
    """
    if decision is None or not decision.stands_for(request):
        raise NotPossible(
            f"Counsel has not decided on the notice of {number} yet, so nobody tells the user:"
            f" `/case notice {number}`."
        )
    if decision.told_at is not None:
        raise NotPossible(f"The user of {number} was told already.")
    if may_bind(request, decision, today):
        end = f"until {decision.until}" if decision.until else "and has no end"
        raise NotPossible(f"An order binds {end}. Nobody tells the user of {number} before.")
    if decision.kind is NoticeKind.EXCEPTION:
        raise NotPossible(
            f"Counsel decided on an exception for {number}: the user is not told. To tell them,"
            " counsel decides anew."
        )
    if decision.on and today < decision.on:
        raise NotPossible(f"The user of {number} is to be told on {decision.on}, not before.")
    return decision


def due_on(request: Request, decision: NoticeDecision | None, guide: Guide) -> dt.date | None:
    """When the user is to be told; None where that is done, excepted, or has no day yet.

    Before counsel has decided, it is the day after the order's last (desk rule).
    """
    if decision is None or not decision.stands_for(request):
        order = request.nondisclosure
        return after_term(order.until, guide) if order.ordered else None
    if decision.told_at is not None or decision.kind is NoticeKind.EXCEPTION:
        return None
    if decision.kind is NoticeKind.NOTIFY:
        return decision.on
    return after_term(decision.until, guide)


def after_term(until: dt.date | None, guide: Guide) -> dt.date | None:
    """The day on which a notice falls due after an order's last day."""
    return later(until, guide.number("notice_after_term_days").value) if until else None


def _check_notify(decision: NoticeDecision, request: Request, today: dt.date) -> None:
    if may_bind(request, None, today):
        until = request.nondisclosure.until
        end = f"until {until}" if until else "or may bind, and has no end"
        raise InvalidInput(
            f"A nondisclosure order binds {end}. Choose “prohibited”: the notice falls due when"
            " it ends. Where there is no order, correct the facts first.",
            field="kind",
        )
    if decision.on is not None and decision.on < today:
        raise InvalidInput(f"{decision.on} is in the past. Today is {today}.", field="on")


def _check_prohibited(decision: NoticeDecision, request: Request, today: dt.date) -> None:
    if request.nondisclosure.ordered is not True:
        raise InvalidInput(
            "The facts name no nondisclosure order. Record it in the facts first; without one,"
            " the guide's exceptions are what there is.",
            field="kind",
        )
    known = request.nondisclosure.until
    if decision.until is not None and decision.until < today:
        raise InvalidInput(
            f"{decision.until} is over: the order no longer binds. Choose “notify”.", field="until"
        )
    if known and (decision.until is None or decision.until < known):
        raise InvalidInput(
            f"The facts say that the order ends on {known}. Correct them first if it ends earlier.",
            field="until",
        )
