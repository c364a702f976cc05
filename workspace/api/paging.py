"""Cursors: https://docs.slack.dev/apis/web-api/pagination"""

import base64
from collections.abc import Sequence
from typing import TypeVar

from workspace.api.call import Call, SlackError
from workspace.model import Json

Entry = TypeVar("Entry")


def page(
    call: Call, entries: Sequence[Entry], *, default: int, most: int
) -> tuple[list[Entry], Json]:
    """One page of `entries`, and the `response_metadata` that leads to the next one."""
    limit = call.number("limit", default) or default
    if not 1 <= limit <= most:
        raise SlackError("invalid_limit")
    start = _position(call.text("cursor"))
    chosen = list(entries[start : start + limit])
    end = start + limit
    following = _cursor(end) if end < len(entries) else ""
    return chosen, {"response_metadata": {"next_cursor": following}}


def _cursor(position: int) -> str:
    return base64.b64encode(f"next:{position}".encode()).decode()


def _position(cursor: str) -> int:
    if not cursor:
        return 0
    try:
        word, _, position = base64.b64decode(cursor, validate=True).decode().partition(":")
        if word == "next":
            return int(position)
    except ValueError:
        pass
    raise SlackError("invalid_cursor")
