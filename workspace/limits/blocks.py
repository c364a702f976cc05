"""Shapes of the blocks, and the rules that hold among them.

https://docs.slack.dev/reference/block-kit/blocks
"""

from typing import Any, Literal

from workspace.limits.elements import ELEMENTS, IN_ACTIONS, IN_INPUT, IN_SECTION, element
from workspace.limits.fields import (
    Problems,
    Shape,
    anything,
    boolean,
    check_object,
    items,
    may,
    need,
    plain,
    string,
    text,
)

Surface = Literal["message", "modal", "home"]
BASE: Shape = {"type": need(anything), "block_id": may(string(255))}


def _context_element(value: Any, at: str, problems: Problems) -> None:
    kind = value.get("type") if isinstance(value, dict) else None
    if kind == "image":
        check_object(value, at, ELEMENTS["image"], problems)
    else:
        text(3000)(value, at, problems)


def _cell(value: Any, at: str, problems: Problems) -> None:
    kind = value.get("type") if isinstance(value, dict) else None
    if kind not in ("raw_text", "raw_number", "rich_text"):
        problems.add(f"{at}/type", f"unsupported type: {kind}")


BLOCKS: dict[str, Shape] = {
    "section": BASE
    | {
        "text": may(text(3000)),
        "fields": may(items(10, text(2000))),
        "accessory": may(element(IN_SECTION)),
        "expand": may(boolean),
    },
    "actions": BASE | {"elements": need(items(25, element(IN_ACTIONS)))},
    "context": BASE | {"elements": need(items(10, _context_element))},
    "divider": BASE,
    "header": BASE | {"text": need(plain(150))},
    "image": BASE
    | {
        "image_url": may(string(3000, 1)),
        "slack_file": may(anything),
        "alt_text": need(string(2000, 1)),
        "title": may(plain(2000)),
    },
    "input": BASE
    | {
        "label": need(plain(2000)),
        "element": need(element(IN_INPUT)),
        "hint": may(plain(2000)),
        "optional": may(boolean),
        "dispatch_action": may(boolean),
    },
    "rich_text": BASE | {"elements": need(items(100, anything))},
    "markdown": BASE | {"text": need(string(12_000, 1))},
    "table": BASE
    | {
        "rows": need(items(100, items(20, _cell))),
        "column_settings": may(items(20, anything)),
    },
}
ON: dict[Surface, set[str]] = {
    "message": set(BLOCKS),
    "modal": set(BLOCKS) - {"markdown", "table"},
    "home": set(BLOCKS) - {"markdown", "table"},
}


def check_blocks(blocks: list[Any], at: str, surface: Surface, problems: Problems) -> None:
    """Check each block, and that no id stands twice where Slack wants it once."""
    seen: set[str] = set()
    for index, block in enumerate(blocks):
        where = f"{at}/{index}"
        kind = block.get("type") if isinstance(block, dict) else None
        if kind not in ON[surface]:
            problems.add(f"{where}/type", f"unsupported type: {kind}")
            continue
        check_object(block, where, BLOCKS[kind], problems)
        if kind == "section" and not (block.get("text") or block.get("fields")):
            problems.add(where, "must provide one of: text, fields")
        _check_ids(block, where, seen, problems)


def _check_ids(block: dict[str, Any], at: str, seen: set[str], problems: Problems) -> None:
    block_id = block.get("block_id")
    if block_id in seen:
        problems.add(f"{at}/block_id", f"`block_id` {block_id} already exists")
    if block_id:
        seen.add(block_id)
    actions: set[str] = set()
    for index, entry in enumerate(block.get("elements") or []):
        action_id = entry.get("action_id") if isinstance(entry, dict) else None
        if action_id in actions:
            where = f"{at}/elements/{index}/action_id"
            problems.add(where, f"`action_id` {action_id} already exists in this block")
        if action_id:
            actions.add(action_id)
