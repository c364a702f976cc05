"""What people have judged and approved, and the facts that they did it on. Pure.

A judgement and an approval hold for the facts that were before the person, known by their hash:
when a fact changes, both have to be given again.
"""

import hashlib
import json

from pydantic import AwareDatetime

from policy.model import Frozen
from policy.request import Request


class SignedOff(Frozen):
    """One requirement that only a person can judge, judged.

    `by` is the person's id, `name` how they are called.
    """

    requirement: str
    met: bool
    by: str
    name: str
    at: AwareDatetime
    facts: str


class Approval(Frozen):
    """Counsel's approval. `override`: why it was given though something was open."""

    by: str
    at: AwareDatetime
    facts: str
    override: str | None = None


def facts_hash(request: Request) -> str:
    """The same for the same facts, in whatever order they are written."""
    text = json.dumps(request.to_json(), sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(text.encode()).hexdigest()
