"""What a preservation names, what its extension needs, and until when records are kept."""

import datetime as dt

from policy.review.dates import expires_on, later
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

_TARGETS = ("account_email", "account_id", "username", "host", "meeting_id")


@requirement("identifiers")
def preservation_target(matter: Matter) -> Outcome:
    given = [one for one in matter.request.identifiers if stated(one.value)]
    if any(one.kind in _TARGETS for one in given):
        return met("It names what to preserve.")
    if given:
        return unknown("See whether the phone number names the account to preserve.")
    return missing("It names no account, host or meeting to preserve: ask which.")


@requirement("preservation.formal")
def extension_formal(matter: Matter) -> Outcome:
    formal = matter.request.preservation.formal
    if formal is None:
        return unknown("See whether it is a separate formal request.")
    if formal:
        return met("It is a separate formal request.")
    return failed("It is no separate formal request: ask for one.")


@requirement("preservation.extensions_so_far")
def extension_limit(matter: Matter) -> Outcome:
    so_far = matter.request.preservation.extensions_so_far
    if so_far is None:
        return unknown("See whether it has been extended before.")
    if so_far < matter.guide.number("extensions_offered").value:
        return met("It is within what the guide offers.")
    return failed("It was extended before, and the guide offers no more: counsel decides.")


@requirement("received_at", "preservation")
def extension_timely(matter: Matter) -> Outcome:
    received, expiry = matter.received_on, standing_expiry(matter)
    if received is None or expiry is None:
        return unknown("See whether it arrived on or before the day of expiry.")
    if received <= expiry:
        return met(f"It arrived on {received}; the preservation expires on {expiry}.")
    return failed(f"It arrived on {received}, after the expiry on {expiry}: counsel decides.")


def standing_expiry(matter: Matter) -> dt.date | None:
    """The last day on which records are kept as things stand, before this request.

    The date on record; else counted from the snapshot, with the extensions that it has had.
    """
    preservation = matter.request.preservation
    if preservation.expires_on is not None or preservation.snapshot_at is None:
        return preservation.expires_on
    days = matter.guide.number("preservation_days").value
    first = expires_on(preservation.snapshot_at, matter.zone, days)
    extended = preservation.extensions_so_far or 0
    return later(first, extended * matter.guide.number("extension_days").value)


def extended_expiry(matter: Matter) -> dt.date | None:
    """The last day once this extension is granted: it runs from the standing expiry."""
    standing = standing_expiry(matter)
    if standing is None:
        return None
    return later(standing, matter.guide.number("extension_days").value)
