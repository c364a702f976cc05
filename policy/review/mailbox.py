"""Whether an e-mail address is an official government one.

The name alone decides little: free webmail is nobody's official address, a suffix reserved for
governments is one, and every other domain is for a person to check. (Desk rule: the lists.)
"""

import re

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
    if any(_within(domain, webmail) for webmail in matter.guide.requesters.free_webmail):
        return failed(f"{domain} is free webmail: ask for an official government address.")
    known = (*matter.guide.requesters.government_suffixes, *matter.government_suffixes)
    if any(_within(domain, suffix) for suffix in known):
        return met(f"{domain} is a government's domain.")
    return unknown(f"Check that {domain} belongs to a government.")


def _within(domain: str, suffix: str) -> bool:
    """Whether the domain is the suffix itself or stands under it, by whole labels.

    A suffix may be written as in desk.yaml: `.gov.uk`, `gov.uk` or `*.gov.uk`.
    """
    bare = suffix.strip().lower().removeprefix("*").lstrip(".")
    return bool(bare) and (domain == bare or domain.endswith(f".{bare}"))
