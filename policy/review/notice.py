"""User notice: what a nondisclosure order needs, who asks for an exception, and when it is due.

Both requirements are asked where an order or an exception is in play, whatever the process.
"""

import datetime as dt
from dataclasses import dataclass

from policy.review.dates import later
from policy.review.judging import (
    Outcome,
    met,
    missing,
    not_applicable,
    requirement,
    unknown,
)
from policy.review.matter import Matter
from policy.review.wording import stated


@dataclass(frozen=True)
class Notice:
    """What the guide says of telling the user; a person decides on each case.

    `default`: the user is told, and neither an order nor an exception stands in the way.
    `exception`: the guide's exception that does, by its id. `barred_until`: the order's last
    day; with an order and no such day, it binds until a person decides. `due_on`: the day on
    which the notice falls due once the order has ended (desk rule).
    """

    default: bool
    exception: str | None = None
    barred_until: dt.date | None = None
    due_on: dt.date | None = None


def in_play(matter: Matter) -> bool:
    """Whether the notice requirements are asked of this request."""
    return matter.order_in_play or matter.exception_asked or _emergency(matter)


def notice(matter: Matter) -> Notice:
    """The notice as the guide and the desk's rule have it."""
    exception = _exception(matter)
    default = exception is None and _asks_to_provide(matter)
    until = matter.request.nondisclosure.until if matter.order_in_play else None
    days = matter.guide.number("notice_after_term_days").value
    return Notice(default, exception, until, later(until, days) if until else None)


@requirement("nondisclosure", "received_at")
def nondisclosure_fixed_term(matter: Matter) -> Outcome:
    until, received = matter.request.nondisclosure.until, matter.received_on
    if not matter.order_in_play:
        return not_applicable("There is no nondisclosure order.")
    if matter.request.nondisclosure.ordered is None:
        return unknown("See whether silence is ordered, and until when; tell nobody before.")
    if until is None:
        return missing("The order has no end: ask for its date. Until then it binds.")
    if received is not None and until < received:
        return unknown(
            f"The order ended on {until}, before it arrived: see whether it still binds."
        )
    return met(f"The order ends on {until}.")


@requirement("nondisclosure", "emergency.nature")
def exception_explained(matter: Matter) -> Outcome:
    nondisclosure = matter.request.nondisclosure
    if nondisclosure.ordered:
        return not_applicable("A nondisclosure order binds, which needs no explanation.")
    if stated(nondisclosure.basis) or stated(matter.request.emergency.nature):
        return met("It says why the user should not be told.")
    if matter.exception_asked:
        return missing("It asks that the user not be told and does not say why: ask for it.")
    if nondisclosure.ordered is None and matter.order_in_play:
        return unknown("See whether an order stands behind the wish for silence.")
    return not_applicable("Nobody asks for an exception; the emergency's own items are asked for.")


def _emergency(matter: Matter) -> bool:
    return "emergency" in matter.process.groups


def _exception(matter: Matter) -> str | None:
    if _emergency(matter):
        return "emergency"
    return "legal_prohibition" if matter.order_in_play else None


def _asks_to_provide(matter: Matter) -> bool:
    """The guide tells users that their data is asked for, or that their access is restricted.

    A preservation provides nothing, and what the guide excludes is not under its policy.
    """
    process = matter.process
    return process.standing != "excluded" and "preservation_target" not in process.groups
