"""Identifiers as people write them: with their kind, or so that the kind is plain to see.

`meeting: 912 3456 7890`, `email: ana@example.com`, `ana@example.com`, `+1 415 555 0100`. A number
that could be a meeting's or a phone's is not guessed at.
"""

import re

from bot.domain.contact import is_email
from bot.domain.errors import InvalidInput
from handlers.grammar.facts import IDENTIFIERS
from handlers.grammar.nearest import nearest

# What people write for a kind; spaces and hyphens count as `_`.
_MEANS = {
    "email": "account_email",
    "e_mail": "account_email",
    "mail": "account_email",
    "account": "account_id",
    "meeting": "meeting_id",
    "meeting_number": "meeting_id",
    "webinar": "meeting_id",
    "webinar_id": "meeting_id",
    "phone": "phone_number",
    "tel": "phone_number",
    "number": "phone_number",
    "user": "username",
    "user_name": "username",
}
HINT = (
    "One a line: 912 3456 7890, ana@example.com or +1 415 555 0100. Any other with its kind:"
    " meeting, email, phone, username, account or host, such as “username: night.owl”"
)
_NUMBER = re.compile(r"^[\d\s().-]+$")
_MEETING_DIGITS = (9, 11)  # one of 10 digits reads like a phone number without its country


def read_identifiers(text: str) -> list[dict[str, str]]:
    """One from each line that is not blank.

    Raises:
        InvalidInput: at the first line whose kind cannot be told.
    """
    return [_read(line.strip()) for line in text.splitlines() if line.strip()]


def _read(line: str) -> dict[str, str]:
    said, colon, value = line.replace("：", ":").partition(":")
    if not colon:
        return {"kind": _kind_of(line), "value": line}
    kind = re.sub(r"[\s-]+", "_", said.strip().lower())
    kind = _MEANS.get(kind, kind)
    if kind not in IDENTIFIERS:
        raise InvalidInput(
            f"There is no kind of identifier “{said.strip()[:40]}”. Write meeting, email, phone,"
            " username, account or host.",
            field="identifiers",
            suggestions=nearest(kind, (*IDENTIFIERS, *_MEANS)),
        )
    if not value.strip():
        raise InvalidInput(f"Nothing stands behind “{line[:40]}”.", field="identifiers")
    return {"kind": kind, "value": value.strip()}


def _kind_of(value: str) -> str:
    """What the value alone can only be."""
    digits = sum(sign.isdecimal() for sign in value)
    if is_email(value):
        return "account_email"
    if digits > 5 and value.startswith("+") and _NUMBER.match(value[1:]):
        return "phone_number"
    if _NUMBER.match(value) and digits in _MEETING_DIGITS and not value.startswith(("1", "(")):
        return "meeting_id"
    raise InvalidInput(
        f"“{value[:40]}” could be more than one thing. Write its kind before it, such as"
        f" “meeting: {value[:40]}” or “phone: {value[:40]}”.",
        field="identifiers",
    )
