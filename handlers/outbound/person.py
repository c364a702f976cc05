"""A person as Slack tells of them: https://docs.slack.dev/reference/objects/user-object."""

import time
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from bot.domain.access import Standing


@dataclass(frozen=True, slots=True)
class KnownPerson:
    """`asked_at`: when Slack told of them, in seconds of real time."""

    standing: Standing
    name: str
    handle: str
    asked_at: float


def read_person(user: Mapping[str, Any], team: frozenset[str]) -> KnownPerson:
    """`team`: the ids of the workspace and its organisation; who is of neither is a stranger."""
    profile = user.get("profile") or {}
    name = profile.get("real_name") or user.get("real_name") or user.get("name") or "someone"
    return KnownPerson(_standing(user, team), name, user.get("name") or "", time.monotonic())


def _standing(user: Mapping[str, Any], team: frozenset[str]) -> Standing:
    teams = {user.get("team_id"), (user.get("enterprise_user") or {}).get("enterprise_id")}
    if user.get("is_stranger") or not teams & team:
        return Standing.STRANGER
    if user.get("deleted"):
        return Standing.DELETED
    if user.get("is_restricted") or user.get("is_ultra_restricted") or user.get("is_bot"):
        return Standing.GUEST
    return Standing.MEMBER
