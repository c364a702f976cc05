"""Turning pages: the same two buttons under every list."""

import json
from typing import Any

from slack_sdk.models.blocks import (
    ActionsBlock,
    ButtonElement,
    ContextBlock,
    MarkdownTextObject,
    PlainTextObject,
)


def pager(what: str, subject: str, page: int, pages: int) -> list[dict[str, Any]]:
    """Buttons to the pages before and after; nothing where there is one page only.

    `subject` is what the handler needs to ask for the same list again.
    """
    if pages <= 1:
        return []
    buttons = [
        ButtonElement(
            text=PlainTextObject(text=label),
            action_id=f"page_{what}_{direction}",
            value=json.dumps({"subject": subject, "page": target}),
        )
        for label, direction, target in (
            ("← Earlier page", "back", page - 1),
            ("Next page →", "on", page + 1),
        )
        if 1 <= target <= pages
    ]
    count = ContextBlock(elements=[MarkdownTextObject(text=f"Page {page} of {pages}")])
    return [count.to_dict(), ActionsBlock(block_id=f"pages_{what}", elements=buttons).to_dict()]


def read_pager(value: str) -> tuple[str, int]:
    """The subject and the page that a button asks for."""
    asked = json.loads(value)
    return str(asked["subject"]), int(asked["page"])
