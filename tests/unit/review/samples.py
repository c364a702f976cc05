"""Requests for tests: an example from `tests/requests`, with some of its facts changed."""

from collections.abc import Mapping, Sequence
from copy import deepcopy
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import yaml

from policy.load import latest
from policy.request import Request, parse_request
from policy.review import Finding, Review, SignOff, review

REQUESTS = Path(__file__).parents[2] / "requests"
UTC = ZoneInfo("UTC")

Changes = Mapping[str, Any]


def request(example: str, changes: Changes | None = None) -> Request:
    """The example with these facts set, by dotted key; None takes a fact away."""
    facts = deepcopy(yaml.safe_load((REQUESTS / f"{example}.yaml").read_text(encoding="utf-8")))
    for key, value in (changes or {}).items():
        *parents, last = key.split(".")
        part = facts
        for parent in parents:
            part = part.setdefault(parent, {})
        part[last] = value
    return parse_request(facts)


def reviewed(
    example: str,
    changes: Changes | None = None,
    *,
    zone: ZoneInfo = UTC,
    government_suffixes: Sequence[str] = (),
    signed_off: Mapping[str, SignOff] | None = None,
) -> Review:
    return review(
        latest(),
        request(example, changes),
        zone=zone,
        government_suffixes=government_suffixes,
        signed_off=signed_off,
    )


def finding(example: str, requirement: str, changes: Changes | None = None) -> Finding:
    return reviewed(example, changes).finding(requirement)


def status(example: str, requirement: str, changes: Changes | None = None) -> str:
    return finding(example, requirement, changes).status
