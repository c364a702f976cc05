"""What the guide makes of an emergency request: its five items, its sender, the letter. Pure."""

import datetime as dt
from collections.abc import Sequence
from zoneinfo import ZoneInfo

from bot.domain.cases import Case
from policy.load import load_guide
from policy.review import Finding, Review, review

SENDER = "official_sender_email"


def review_emergency(case: Case, zone: ZoneInfo, suffixes: Sequence[str]) -> Review:
    """The whole review, by the guide that the case was opened under."""
    guide = load_guide(dt.date.fromisoformat(case.guide_version))
    return review(guide, case.request, zone=zone, government_suffixes=suffixes)


def requester_verified(case: Case) -> bool:
    """Whether somebody made sure of who asks: by calling back, or as the case has it."""
    return case.verified or bool(case.request.emergency.callback_confirmed)


def findings_of(case: Case | None, zone: ZoneInfo, suffixes: Sequence[str]) -> tuple[Finding, ...]:
    """How the five items and the sender stand; nothing for a drill."""
    if case is None:
        return ()
    found = review_emergency(case, zone, suffixes).findings
    return tuple(one for one in found if one.id.startswith("emergency_") or one.id == SENDER)
