"""What became of a request that was closed before it came here, as a line of a docket tells it.

The transparency report counts these as it counts the desk's own.
"""

import datetime as dt
from collections.abc import Mapping
from enum import StrEnum
from typing import Any, TypeVar
from zoneinfo import ZoneInfo

from bot.domain.calendar import at_local
from bot.domain.cases import DisclosedClass, Disposition, Status
from bot.domain.errors import InvalidInput
from policy.request import Request

E = TypeVar("E", bound=StrEnum)

KEYS = ("closed_at", "disposition", "disclosed_class", "reason")


def ending(
    request: Request, told: Mapping[str, str], zone: ZoneInfo, today: dt.date
) -> dict[str, Any]:
    """The fields of the closed case; nothing where the line says that it is open.

    Raises:
        InvalidInput: naming the key that is missing, or that cannot be.
    """
    if not told:
        return {}
    for needed in ("closed_at", "disposition"):
        if needed not in told:
            raise InvalidInput(f"{needed}: missing; a closed case has {' and '.join(KEYS[:2])}")
    disposition = _one_of(Disposition, "disposition", told)
    if disposition is Disposition.REJECTED and "reason" not in told:
        raise InvalidInput("reason: missing; a rejection has one")
    return {
        "status": Status.CLOSED,
        "closed_at": _closed_at(request, told["closed_at"], zone, today),
        "disposition": disposition,
        "disclosed_class": _disclosed(disposition, told),
        "reason": told.get("reason"),
    }


def moment_of(text: str, zone: ZoneInfo) -> dt.datetime | None:
    """A moment with its zone, or the beginning of a day in the desk's; None for what is neither."""
    try:
        found = dt.datetime.fromisoformat(text)
    except ValueError:
        return None
    if found.tzinfo is not None:
        return found.astimezone(dt.UTC)
    return at_local(found.date(), dt.time(), zone) if len(text) == len("2026-11-24") else None


def _closed_at(request: Request, text: str, zone: ZoneInfo, today: dt.date) -> dt.datetime:
    closed_at, received_at = moment_of(text, zone), request.received_at
    if closed_at is None:
        raise InvalidInput(
            f"closed_at: “{text[:40]}” is no day, such as 2026-03-05, and no moment with its zone"
        )
    if received_at is None:
        raise InvalidInput("received_at: missing; a closed case says when it was received")
    day = closed_at.astimezone(zone).date()
    if not received_at.astimezone(zone).date() <= day <= today:
        raise InvalidInput(f"closed_at: {day} is before it was received, or still to come")
    return closed_at


def _disclosed(disposition: Disposition, told: Mapping[str, str]) -> DisclosedClass:
    """Data that left the company is of a class; nothing else is."""
    found = DisclosedClass.NONE
    if "disclosed_class" in told:
        found = _one_of(DisclosedClass, "disclosed_class", told)
    if disposition.is_disclosure != (found is not DisclosedClass.NONE):
        raise InvalidInput(
            "disclosed_class: content or non_content where the disposition is a disclosure, and"
            " none where it is not"
        )
    return found


def _one_of(kind: type[E], key: str, told: Mapping[str, str]) -> E:
    try:
        return kind(told[key].strip().lower().replace(" ", "_"))
    except ValueError:
        ways = ", ".join(kind)
        raise InvalidInput(f"{key}: “{told[key][:40]}” is none of {ways}") from None
