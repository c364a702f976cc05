"""Words about emergencies that the alert, the forms and the letters share."""

import datetime as dt
from collections.abc import Sequence

from bot.domain.cases import Case
from bot.domain.emergency_review import requester_verified
from handlers.views.text import escape
from policy.review import Finding

# What is asked of the requester for each of the guide's five items.
QUESTIONS = {
    "emergency_nature": "What is happening, and how do you know of it? Links, chats?",
    "emergency_at_risk": "Who is in danger of death or serious physical injury?",
    "emergency_imminence": "By when would the harm happen, or is the data needed?",
    "emergency_specific_data": "Which data exactly, for which account or meeting?",
    "emergency_how_it_helps": "How would that data avert the harm?",
}
# The five items as the request's facts name them.
ITEMS = {
    "nature": "emergency_nature",
    "at_risk": "emergency_at_risk",
    "imminence": "emergency_imminence",
    "specific_data": "emergency_specific_data",
    "how_it_helps": "emergency_how_it_helps",
}


def duration(took: dt.timedelta) -> str:
    """How long something took: `45 s`, `12 min`, `3 h 5 min`, `2 days 3 h`."""
    seconds = max(0, int(took.total_seconds()))
    minutes, hours = seconds // 60, seconds // 3600
    if seconds < 120:
        return f"{seconds} s"
    if minutes < 60:
        return f"{minutes} min"
    if hours < 48:
        return f"{hours} h {minutes % 60} min" if minutes % 60 else f"{hours} h"
    return f"{hours // 24} days {hours % 24} h" if hours % 24 else f"{hours // 24} days"


def in_time(at: dt.datetime, now: dt.datetime) -> str:
    """How far a moment is: `in 4 min`, `now`."""
    minutes = round((at - now).total_seconds() / 60)
    if minutes < 1:
        return "now"
    hours, rest = divmod(minutes, 60)
    return f"in {hours} h {rest} min" if hours else f"in {minutes} min"


def listed(names: Sequence[str]) -> str:
    if not names:
        return ""
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} and {names[-1]}"


def missing(case: Case, findings: Sequence[Finding]) -> list[str]:
    """The questions whose answers are missing."""
    status = {finding.id: finding.status for finding in findings}
    told = case.request.emergency
    return [
        QUESTIONS[requirement]
        for name, requirement in ITEMS.items()
        if status.get(requirement) == "missing" or not getattr(told, name)
    ]


def verified(case: Case, sender: Finding | None) -> str:
    """Whether the requester is who they say; forged emergency requests are common."""
    if requester_verified(case):
        return "✅ Verified by calling back."
    status = sender.status if sender else "missing"
    if status == "failed":
        why = escape(sender.why) if sender else ""
        return (
            f"🚩 *Not verified, and suspicious:* {why} Forged emergency requests are common: call"
            " the agency back at a number that you looked up yourself."
        )
    if status == "met":
        return (
            "⚠️ *Not verified yet.* It came from a government's domain; call the agency back at a"
            " number that you looked up yourself."
        )
    return (
        "⚠️ *Not verified.* No official sender is known: call the agency back at a number that you"
        " looked up yourself."
    )
