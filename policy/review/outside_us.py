"""The three conditions of a request that comes directly from outside the United States."""

import re

from policy.countries import country_name
from policy.review.judging import (
    Outcome,
    failed,
    met,
    missing,
    requirement,
    unknown,
)
from policy.review.matter import Matter
from policy.review.wording import stated


@requirement("legal_basis")
def specific_legal_basis(matter: Matter) -> Outcome:
    basis = stated(matter.request.legal_basis)
    if basis is None:
        return missing("It cites no law: ask for the specific legal basis.")
    if not re.search(r"\d|§", basis):
        return unknown("It names a law and no provision of it: see whether that is specific.")
    return met("It cites a specific legal basis.")


@requirement("legal_basis", "seeks", "agent.agency")
def domestic_law(matter: Matter) -> Outcome:
    country = matter.request.country
    named = f" ({country_name(country)})" if country else ""
    return unknown(f"Check that it meets the domestic law of that country{named}.")


@requirement("criminal_matter", "legal_basis")
def bona_fide_criminal(matter: Matter) -> Outcome:
    criminal = matter.request.criminal_matter
    if criminal is None:
        return unknown("See whether it is about a genuine criminal matter there.")
    if criminal:
        return met("It is about a criminal matter there.")
    return failed("It is not about a criminal matter there: refuse it, and offer the other ways.")
