"""What people have judged and approved, and the facts that they did it on. Pure.

Both hold for the facts that were before the person, known by their hash. An approval is of all
facts; a judgement is of those that its requirement rests on, and lapses when one of them changes.
"""

import hashlib
import json
from collections.abc import Iterable
from typing import Any

from pydantic import AwareDatetime

from policy.model import Frozen
from policy.request import Request
from policy.review import RESTS_ON


class SignedOff(Frozen):
    """One requirement that only a person can judge, judged.

    `by` is the person's id, `name` how they are called, `facts` the hash of what it rests on.
    """

    requirement: str
    met: bool
    by: str
    name: str
    at: AwareDatetime
    facts: str

    def holds_for(self, request: Request) -> bool:
        return self.facts == hash_for(self.requirement, request)


class Approval(Frozen):
    """Counsel's approval. `override`: why it was given though something was open."""

    by: str
    at: AwareDatetime
    facts: str
    override: str | None = None


def facts_hash(request: Request) -> str:
    """The same for the same facts, in whatever order they are written."""
    return _hash(request.to_json())


def hash_for(requirement: str, request: Request) -> str:
    """The same as long as what a judgement of this requirement rests on is the same."""
    return _hash(_parts(request.to_json(), RESTS_ON[requirement]))


def _parts(facts: dict[str, Any], keys: Iterable[str]) -> dict[str, Any]:
    found = {}
    for key in keys:
        part: Any = facts
        for step in key.split("."):
            part = part.get(step) if isinstance(part, dict) else None
        found[key] = part
    return found


def _hash(facts: dict[str, Any]) -> str:
    text = json.dumps(facts, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(text.encode()).hexdigest()
