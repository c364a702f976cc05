"""Whether who asks is who they say: a step of its own, by a person. Pure.

An official domain is necessary and not enough: somebody also calls back, at a number found
independently of the request.
"""

from pydantic import AwareDatetime

from bot.domain.contact import domain_of
from bot.domain.errors import InvalidInput
from policy.model import Frozen, Guide
from policy.request import Request

# Ways of coming in that leave no sender's address to look at.
_WITHOUT_SENDER = ("mail", "fax", "served", "phone")


class Verification(Frozen):
    """What was found. `requester` is whom it was found of; another requester is not verified."""

    verified: bool
    by: str
    name: str
    at: AwareDatetime
    requester: tuple[str, ...]
    domain: str | None = None
    how: str | None = None
    number: str | None = None
    found_in: str | None = None
    spoke_to: str | None = None

    def holds_for(self, request: Request) -> bool:
        return self.verified and self.requester == requester_of(request)


def requester_of(request: Request) -> tuple[str, ...]:
    """By what a requester is known: who, of which agency, from which addresses."""
    agent = request.agent
    return tuple(
        (text or "").casefold()
        for text in (agent.name, agent.agency, agent.email, request.sender_email)
    )


def sender_domain(request: Request) -> str | None:
    """The domain that the request came from, or that the agent names."""
    return domain_of(request.sender_email) or domain_of(request.agent.email)


def check(found: Verification, request: Request, guide: Guide) -> None:
    """Whether this is enough to call the requester verified.

    Raises:
        InvalidInput: at what is missing or does not do.
    """
    if not found.verified:
        _required(found.how, "how", "Say what was found, so that others know.")
        return
    if found.domain is None and request.channel not in _WITHOUT_SENDER:
        raise InvalidInput("Give the domain that the request came from.", field="domain")
    if found.domain is not None:
        _check_domain(found.domain, request, guide)
        _required(found.how, "how", "Say how you know that the domain is the agency's.")
    digits = sum(letter.isdigit() for letter in found.number or "")
    if digits < 5:
        raise InvalidInput(
            "Give the number that was called. An official domain is not enough: call back.",
            field="number",
        )
    _required(found.found_in, "found_in", "Say where the number was found: not on the request.")
    _required(found.spoke_to, "spoke_to", "Say who confirmed the request.")


def _check_domain(domain: str, request: Request, guide: Guide) -> None:
    if "." not in domain or "@" in domain or " " in domain:
        raise InvalidInput(f"“{domain[:60]}” is no domain. Write `agency.gov`.", field="domain")
    if domain in guide.requesters.free_webmail:
        raise InvalidInput(
            f"{domain} is free webmail, which anybody can open. The requester cannot be verified"
            " by it: ask for an official address.",
            field="domain",
        )
    came_from = sender_domain(request)
    if came_from and came_from != domain:
        raise InvalidInput(
            f"The request came from {came_from}. Verify that domain, or correct the facts first.",
            field="domain",
        )


def _required(text: str | None, field: str, message: str) -> None:
    if not text:
        raise InvalidInput(message, field=field)
