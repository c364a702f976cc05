"""What a message says: text, blocks, attachments and metadata, from a call's arguments."""

from workspace.api.call import Call, SlackError
from workspace.model import Json


def content(call: Call, *, updating: bool = False) -> Json:
    """`text`, `blocks` and `attachments` as posting takes them; only what was given if updating."""
    blocks = call.structure("blocks", "invalid_blocks_format")
    attachments = call.structure("attachments", "invalid_attachments")
    text = call.text("text")
    if not text and not blocks and not attachments:
        raise SlackError("no_text")
    given: Json = {"text": text}
    if blocks is not None or updating:
        given["blocks"] = blocks or []
    if attachments is not None:
        given["attachments"] = attachments
    return given


def metadata(call: Call) -> Json | None:
    given = call.structure("metadata", "invalid_metadata_format")
    if given is None:
        return None
    return {"event_type": given["event_type"], "event_payload": given["event_payload"]}
