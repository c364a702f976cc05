"""Whether a question is about a requester outside the United States, whom US process does not help.

A French prosecutor's subpoena is no subpoena of the guide's table. A German user's data that a US
agency asks for is another matter: there the country says where the user is.
"""

from typing import Final

from policy.answer.hearing import Hearing
from policy.answer.lexicon import Heard

_FOREIGN: Final = frozenset({"party.country", "party.non_us_authorities", "process.non_us_direct"})
_USERS: Final = frozenset({"party.user", "party.host"})
_NEAR: Final = 3
"""Words between a person and their country: "user in Germany", "user living in the UK"."""


def from_abroad(hearing: Hearing) -> bool:
    """Whether the requester is outside the United States, for all that is said."""
    return not hearing.has("party.us_authorities") and any(_requesters(hearing))


def touches_abroad(hearing: Hearing) -> bool:
    """Whether another country is named at all; what holds for the US alone is then no plain yes."""
    return any(one.concept in _FOREIGN for one in hearing.heard)


def _requesters(hearing: Hearing) -> list[Heard]:
    """What was heard of other countries and says nothing of where a user is."""
    users = [one for one in hearing.heard if one.concept in _USERS]
    return [
        one
        for one in hearing.heard
        if one.concept in _FOREIGN and not any(_beside(one, user) for user in users)
    ]


def _beside(country: Heard, user: Heard) -> bool:
    """Whether the two are one phrase, in either order."""
    return user.start == country.end or 0 <= country.start - user.end <= _NEAR
