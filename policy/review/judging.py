"""How one requirement is judged: a status, and why in a sentence for a person.

Each requirement is a function of the `Matter` under the requirement's own id, in the module of
its group. `JUDGES` finds it by that id.
"""

from collections.abc import Callable
from typing import Literal, NamedTuple

from policy.review.matter import Matter

Status = Literal["met", "missing", "failed", "unknown", "not_applicable"]


class Outcome(NamedTuple):
    """`unknown` is for a person to judge; `not_applicable` says why it is not asked here."""

    status: Status
    why: str


Judge = Callable[[Matter], Outcome]
JUDGES: dict[str, Judge] = {}


def requirement(judge: Judge) -> Judge:
    """Register the function as the judge of the requirement that it is named after."""
    JUDGES[judge.__name__] = judge
    return judge


def met(why: str) -> Outcome:
    return Outcome("met", why)


def missing(why: str) -> Outcome:
    return Outcome("missing", why)


def failed(why: str) -> Outcome:
    return Outcome("failed", why)


def unknown(why: str) -> Outcome:
    return Outcome("unknown", why)


def not_applicable(why: str) -> Outcome:
    return Outcome("not_applicable", why)
