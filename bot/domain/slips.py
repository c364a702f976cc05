"""What a person who types a request's facts has surely mistyped. Pure.

A file or an import may say such things of a request, and the review then finds them; in a form
they are slips of the hand.
"""

import datetime as dt
from collections.abc import Iterator

from policy.request import Request


def slips(request: Request, today: dt.date) -> Iterator[tuple[str, str]]:
    """Each slip, by the key of its fact: what is wrong with it, and what to do."""
    due, start, end = request.respond_by, request.period.start, request.period.end
    if due and due < today and request.received_at is None:
        yield (
            "respond_by",
            f"{due} is in the past. Correct it; or, if the request came in before it, give the"
            " date when it was received.",
        )
    if start and end and end < start:
        yield (
            "period.to",
            f"The records end before they begin: {end:%Y-%m-%d} is before {start:%Y-%m-%d}.",
        )
