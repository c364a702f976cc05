"""Whether a request is addressed to the right company at its address (guide: all jurisdictions).

The guide names a company for meetings and another for Phone calls, at one address, and none for
the other products.
"""

import re
import unicodedata

from policy.review.judging import Outcome, failed, met, missing, unknown
from policy.review.matter import Matter
from policy.review.wording import ended, one_line, stated

# Ways of writing the same word on an envelope.
_SAME = {
    "blvd": "boulevard",
    "fl": "floor",
    "flr": "floor",
    "sixth": "6th",
    "california": "ca",
}
_MAY_FOLLOW = {"inc", "usa", "us", "united", "states", "of", "america"}


def addressed(matter: Matter) -> Outcome:
    """Judge addressee and address together: both have to be right."""
    companies, product = _companies(matter), matter.request.product
    term = matter.guide.product(product).addressee if product else None
    judged = _judge(matter, (matter.guide.term(term),) if term else companies)
    if judged.status == "met" and product is None:
        return unknown(f"{judged.why} Whether that is the right company, the product decides.")
    if judged.status != "met" and product and not term:
        return unknown("The guide names no addressee for this product: a person has to look.")
    return judged


def _judge(matter: Matter, right: tuple[str, ...]) -> Outcome:
    """`right`: the company, or either of those, that it has to be addressed to."""
    name, address = stated(matter.request.addressee), stated(matter.request.address)
    expected = matter.guide.term("postal_address")
    if name is None:
        return missing(ended(f"It names no addressee: ask for one to {' or '.join(right)}"))
    if not any(_words(company) <= _words(name) for company in right):
        return failed(ended(f"It is addressed to “{one_line(name)}”, not to {' or '.join(right)}"))
    if address is None:
        return missing(f"The company's address is missing: it is {expected}.")
    if _words(expected) <= _words(address):
        return met(f"It is addressed to {one_line(name)} at its address.")
    street = _words(expected.partition(",")[0])
    if street <= _words(address) <= _words(expected) | _words(name) | _MAY_FOLLOW:
        return unknown(f"The address is incomplete; the guide has {expected}.")
    return failed(f"It is sent to another address: ask for {expected}.")


def _companies(matter: Matter) -> tuple[str, ...]:
    terms = [product.addressee for product in matter.guide.products if product.addressee]
    return tuple(matter.guide.term(term) for term in dict.fromkeys(terms))


def _words(text: str) -> set[str]:
    """The words of a name or an address, however they are abbreviated, accented, punctuated."""
    plain = unicodedata.normalize("NFKD", text.lower())
    plain = "".join(letter for letter in plain if not unicodedata.combining(letter))
    return {_SAME.get(word, word) for word in re.findall(r"\w+", plain)} - {"inc"}
