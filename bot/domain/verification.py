"""Whether who asks is who they say: a step of its own, by a person. Pure.

An official domain is necessary and not enough: somebody also calls back, at a number found
independently of the request.
"""

from collections.abc import Iterator

from pydantic import AwareDatetime

from bot.domain.contact import domain_of
from bot.domain.errors import InvalidForm, InvalidInput
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
        """Whether it is still the same requester.

        An address that was not on record and is of the domain that was verified changes nothing.
        """
        now = requester_of(request)
        return self.verified and all(
            was == is_now or (not was and self.domain and domain_of(is_now) == self.domain)
            for was, is_now in zip(self.requester, now, strict=True)
        )


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
        InvalidForm: with all that is missing or does not do, each at its field.
    """
    if problems := list(_problems(found, request, guide)):
        raise InvalidForm(problems)


def _problems(found: Verification, request: Request, guide: Guide) -> Iterator[InvalidInput]:
    if not found.verified:
        yield from _required(found.how, "how", "Say what was found, so that others know.")
        return
    if found.domain is None and request.channel not in _WITHOUT_SENDER:
        yield InvalidInput("Give the domain that the request came from.", field="domain")
    if found.domain is not None:
        yield from _of_domain(found.domain, request, guide)
        yield from _required(found.how, "how", "Say how you know that the domain is the agency's.")
    digits = sum(letter.isdigit() for letter in found.number or "")
    if digits < 5:
        yield InvalidInput(
            "Give the number that was called. An official domain is not enough: call back.",
            field="number",
        )
    yield from _required(
        found.found_in, "found_in", "Say where the number was found: not on the request."
    )
    yield from _required(found.spoke_to, "spoke_to", "Say who confirmed the request.")


def _of_domain(domain: str, request: Request, guide: Guide) -> Iterator[InvalidInput]:
    came_from = sender_domain(request)
    if "." not in domain or "@" in domain or " " in domain:
        yield InvalidInput(f"“{domain[:60]}” is no domain. Write `agency.gov`.", field="domain")
    elif domain in guide.requesters.free_webmail:
        yield InvalidInput(
            f"{domain} is free webmail, which anybody can open. The requester cannot be verified"
            " by it: ask for an official address.",
            field="domain",
        )
    elif came_from and came_from != domain:
        yield InvalidInput(
            f"The request came from {came_from}. Verify that domain, or correct the facts first.",
            field="domain",
        )


def _required(text: str | None, field: str, message: str) -> Iterator[InvalidInput]:
    if not text:
        yield InvalidInput(message, field=field)
