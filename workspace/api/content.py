"""What a message says: text, blocks, attachments and metadata, from a call's arguments."""

import json
from typing import Any

from workspace.api.call import Call, SlackError
from workspace.limits.surfaces import (
    TEXT_OF_BLOCKS,
    TEXT_OF_MESSAGE,
    TEXT_OF_UPDATE,
    problems_of_blocks,
    text_length,
)
from workspace.model import Json

ATTACHMENTS = 100
# Slack refuses metadata that is too large without saying where that begins.
METADATA_BYTES = 16_000


def content(call: Call, *, updating: bool = False) -> Json:
    """`text`, `blocks` and `attachments` as posting takes them.

    When updating, what was not given stays as it was, but a text alone takes the blocks away.
    """
    blocks = call.structure("blocks", "invalid_blocks_format")
    attachments = call.structure("attachments", "invalid_attachments")
    text = call.text("text")
    if not text and not blocks and not attachments:
        raise SlackError("no_text")
    check_text(text, TEXT_OF_UPDATE if updating else TEXT_OF_MESSAGE)
    if blocks is not None:
        check_blocks(blocks)
    given: Json = {"text": text}
    if blocks is not None or (updating and text):
        given["blocks"] = blocks or []
    if attachments is not None:
        given["attachments"] = _checked_attachments(attachments)
    return given


def check_text(text: str, most: int = TEXT_OF_MESSAGE) -> None:
    if len(text) > most:
        raise SlackError("msg_too_long")


def check_blocks(blocks: Any) -> None:
    """Refuse blocks as Slack does: which place is wrong, and why."""
    if not isinstance(blocks, list):
        raise SlackError("invalid_blocks_format")
    if problems := problems_of_blocks(blocks):
        messages = [f"[ERROR] {problem}" for problem in problems]
        raise SlackError(
            "invalid_blocks", errors=problems, response_metadata={"messages": messages}
        )
    if text_length(blocks) > TEXT_OF_BLOCKS:
        raise SlackError("msg_blocks_too_long")


def metadata(call: Call) -> Json | None:
    """`{"event_type": …, "event_payload": {…}}`, or None when there is none."""
    given = call.structure("metadata", "invalid_metadata_format")
    if given is None:
        return None
    if not isinstance(given, dict):
        raise SlackError("invalid_metadata_format")
    kind, payload = given.get("event_type"), given.get("event_payload")
    if not isinstance(kind, str) or not kind or not isinstance(payload, dict):
        raise SlackError("invalid_metadata_schema")
    if len(json.dumps(payload).encode()) > METADATA_BYTES:
        raise SlackError("metadata_too_large")
    return {"event_type": kind, "event_payload": payload}


def _checked_attachments(attachments: Any) -> list[Json]:
    if not isinstance(attachments, list):
        raise SlackError("invalid_attachments")
    if len(attachments) > ATTACHMENTS:
        raise SlackError("too_many_attachments")
    for attachment in attachments:
        if problems_of_blocks(attachment.get("blocks", [])):
            raise SlackError("invalid_attachments")
    return attachments
