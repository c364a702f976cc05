"""Live interception and monitoring: what the company cannot do."""

from policy.review.judging import (
    Outcome,
    failed,
    not_applicable,
    requirement,
    unknown,
)
from policy.review.matter import Matter


@requirement("product", "identifiers")
def no_interception(matter: Matter) -> Outcome:
    product = matter.request.product or _told_by_identifiers(matter)
    if product is None:
        return unknown("See whether it is about a meeting or webinar, or about something else.")
    if product in matter.guide.process("interception").refused_for:
        return failed("Meetings and webinars cannot be intercepted, nor joined unseen: refuse.")
    return not_applicable("The guide speaks of meetings and webinars only: ask counsel.")


def _told_by_identifiers(matter: Matter) -> str | None:
    """Whoever gives a meeting's number asks about a meeting."""
    kinds = {identifier.kind for identifier in matter.request.identifiers}
    return "meetings" if "meeting_id" in kinds else None
