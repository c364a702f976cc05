"""Whether what was typed can be an e-mail or a postal address at all. Pure.

Whether it is the right one is for the review and for the verification of the requester.
"""

import re

from bot.domain.errors import InvalidInput

_EMAIL = re.compile(
    r"^[^@\s<>(),;:\"\[\]]{1,64}@(?:[^@\s<>(),;:\".]{1,63}\.)+[^@\s<>(),;:\".]{2,63}$"
)


def is_email(text: str) -> bool:
    """Whether mail could be sent there."""
    return _EMAIL.match(text) is not None


def check_email(text: str, *, field: str) -> str:
    """The address as typed.

    Raises:
        InvalidInput: when no mail could be sent there.
    """
    if not is_email(text):
        raise InvalidInput(
            f"“{text[:60]}” is no e-mail address. Write it like `name@agency.gov`, or leave it"
            " empty if the request gives none.",
            field=field,
        )
    return text


def check_postal(text: str, *, field: str) -> str:
    """The address as typed.

    Raises:
        InvalidInput: when it is one word, or no words at all.
    """
    has_letters = any(letter.isalpha() for letter in text)
    if not has_letters or ("@" in text) or not re.search(r"[\s\d,]", text):
        raise InvalidInput(
            f"“{text[:60]}” is no postal address. Write street, place and postcode as the request"
            " has them, or leave it empty if it gives none.",
            field=field,
        )
    return text


def domain_of(email: str | None) -> str | None:
    """The part behind the @, in lower case."""
    return email.rpartition("@")[2].lower() or None if email and "@" in email else None
