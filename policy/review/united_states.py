"""What the guide asks of requests under the process of the United States."""

from policy.reach import Reach, reaches
from policy.review.judging import (
    Outcome,
    failed,
    met,
    not_applicable,
    requirement,
    unknown,
)
from policy.review.matter import Matter


@requirement("seeks")
def subpoena_scope(matter: Matter) -> Outcome:
    return _scope(matter)


@requirement("seeks")
def order_2703d_scope(matter: Matter) -> Outcome:
    return _scope(matter)


@requirement("probable_cause", "affidavit", "particular")
def warrant_basis(matter: Matter) -> Outcome:
    request = matter.request
    basis = {
        "probable cause": request.probable_cause,
        "a supporting affidavit": request.affidavit,
        "particularity as to place and items": request.particular,
    }
    lacking = [what for what, there in basis.items() if there is False]
    if lacking:
        return failed(f"The warrant lacks {' and '.join(lacking)}: ask for it.")
    unsaid = [what for what, there in basis.items() if there is None]
    if unsaid:
        return unknown(f"See whether the warrant shows {' and '.join(unsaid)}.")
    return met("The warrant rests on probable cause and affidavit, and is particular.")


@requirement("seeks", "identifiers")
def foreign_privacy_conflict(matter: Matter) -> Outcome:
    if not matter.items:
        return not_applicable("It asks for no user data.")
    return unknown("See whether disclosure would violate foreign privacy law, such as the GDPR.")


def _scope(matter: Matter) -> Outcome:
    """What is asked for, against what the process reaches."""
    if not matter.items:
        return not_applicable("It names no data.")
    name = matter.process.name.en
    reached = {
        item.name.en: reaches(matter.process, item, outside_us=matter.outside_us)
        for item in matter.items
    }
    beyond = [item for item, answer in reached.items() if answer is Reach.NO]
    if beyond:
        return failed(f"A {name} does not reach {_list(beyond)}: ask for other process.")
    unplaced = [item for item, answer in reached.items() if answer is Reach.PERSON]
    if unplaced:
        return unknown(f"Say whether 18 USC 2703(c)(2) lists {_list(unplaced)}.")
    return met(f"A {name} reaches all that is asked for.")


def _list(names: list[str]) -> str:
    return ", ".join(names)
