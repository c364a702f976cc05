"""The five items of an emergency request. What is missing is asked for, and delays no page."""

from policy.review.judging import (
    Outcome,
    met,
    missing,
    requirement,
    unknown,
)
from policy.review.matter import Matter
from policy.review.wording import stated


@requirement("emergency.nature")
def emergency_nature(matter: Matter) -> Outcome:
    return _told(matter.request.emergency.nature, "the emergency and how it became known")


@requirement("emergency.at_risk")
def emergency_at_risk(matter: Matter) -> Outcome:
    return _told(matter.request.emergency.at_risk, "who is in danger")


@requirement("emergency.imminence")
def emergency_imminence(matter: Matter) -> Outcome:
    return _told(matter.request.emergency.imminence, "by when the data is needed, or harm is due")


@requirement("emergency.specific_data", "seeks")
def emergency_specific_data(matter: Matter) -> Outcome:
    judged = _told(matter.request.emergency.specific_data, "which data is needed")
    if judged.status == "met" and matter.asks_everything:
        return unknown("It asks for everything beside: asking for less is answered sooner.")
    return judged


@requirement("emergency.how_it_helps")
def emergency_how_it_helps(matter: Matter) -> Outcome:
    return _told(matter.request.emergency.how_it_helps, "how the data averts the harm")


def _told(text: str | None, what: str) -> Outcome:
    if stated(text) is None:
        return missing(f"It does not say {what}: ask at once.")
    return met(f"It says {what}.")
