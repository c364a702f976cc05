"""Whether an e-mail address is an official government one.

The name alone decides little: free webmail is nobody's official address, a suffix reserved for
governments is one, and every other domain is for a person to check. (Desk rule: the lists.)
"""

import re
from functools import lru_cache

from policy.review.judging import Outcome, failed, met, unknown
from policy.review.matter import Matter
from policy.review.wording import one_line

_ADDRESS = re.compile(r"[^@\s<>()\[\],;:\\\"]+@(?P<domain>(?:[\w-]+\.)+[\w-]{2,})")


def domain_of(address: str) -> str | None:
    """The domain of one e-mail address, in lower case; None for what is no address."""
    found = _ADDRESS.fullmatch(address)
    return found["domain"].lower() if found else None


def official(address: str, matter: Matter) -> Outcome:
    """`met` by a suffix that the desk knows, `failed` for webmail and for what is no address."""
    domain = domain_of(address)
    if domain is None:
        return failed(f"“{one_line(address)}” is no e-mail address: ask for the official one.")
    if _is_within(domain, matter.guide.requesters.free_webmail):
        return failed(f"{domain} is free webmail: ask for an official government address.")
    known = (*matter.guide.requesters.government_suffixes, *matter.government_suffixes)
    if _is_within(domain, known):
        return met(f"{domain} is a government's domain.")
    return unknown(f"Check that {domain} belongs to a government.")


def _is_within(domain: str, suffixes: tuple[str, ...]) -> bool:
    """Whether the domain is one of the suffixes itself or stands under one, by whole labels."""
    labels = domain.split(".")
    upwards = (".".join(labels[at:]) for at in range(len(labels)))
    return not _bare(suffixes).isdisjoint(upwards)


@lru_cache
def _bare(suffixes: tuple[str, ...]) -> frozenset[str]:
    """The suffixes as domains: in desk.yaml one may be `.gov.uk`, `gov.uk` or `*.gov.uk`."""
    bare = (suffix.strip().lower().removeprefix("*").lstrip(".") for suffix in suffixes)
    return frozenset(suffix for suffix in bare if suffix)
