"""How one requirement is judged: a status, and why in a sentence for a person.

Each requirement is a function of the `Matter` under the requirement's own id, in the module of
its group. `JUDGES` finds it by that id, and `RESTS_ON` what a judgement of it rests on.
"""

from collections.abc import Callable
from typing import Literal, NamedTuple

from policy.review.matter import Matter

Status = Literal["met", "missing", "failed", "unknown", "not_applicable"]


class Outcome(NamedTuple):
    """`unknown` is for a person to judge; `not_applicable` says why it is not asked here.

    `unrecorded`: it is missing here alone, since nobody wrote down how the request came in; no
    agency can be asked for that.
    """

    status: Status
    why: str
    unrecorded: bool = False


Judge = Callable[[Matter], Outcome]
JUDGES: dict[str, Judge] = {}
RESTS_ON: dict[str, tuple[str, ...]] = {}

# They decide which requirements are asked, and of whom.
_ALWAYS = ("process", "country")


def requirement(*facts: str) -> Callable[[Judge], Judge]:
    """Register the function as the judge of the requirement that it is named after.

    `facts` are the keys of a request file that the judge reads, or a person who judges instead:
    while none of these changes, what the person said holds.
    """

    def register(judge: Judge) -> Judge:
        JUDGES[judge.__name__] = judge
        RESTS_ON[judge.__name__] = (*_ALWAYS, *facts)
        return judge

    return register


def met(why: str) -> Outcome:
    return Outcome("met", why)


def missing(why: str) -> Outcome:
    return Outcome("missing", why)


def unrecorded(why: str) -> Outcome:
    return Outcome("missing", why, unrecorded=True)


def failed(why: str) -> Outcome:
    return Outcome("failed", why)


def unknown(why: str) -> Outcome:
    return Outcome("unknown", why)


def not_applicable(why: str) -> Outcome:
    return Outcome("not_applicable", why)
