"""Whole messages and whole views: what is wrong with them.

https://docs.slack.dev/reference/methods/chat.postMessage, https://docs.slack.dev/reference/views
"""

import json
from collections.abc import Iterator
from typing import Any

from workspace.limits.blocks import check_blocks
from workspace.limits.fields import (
    Problems,
    Shape,
    anything,
    boolean,
    check_object,
    may,
    need,
    one_of,
    plain,
    string,
)

BLOCKS_IN_MESSAGE = 50
BLOCKS_IN_VIEW = 100
TEXT_OF_BLOCKS = 12_000
TEXT_OF_MESSAGE = 40_000
TEXT_OF_UPDATE = 4_000
VIEW_BYTES = 250_000

COMMON: Shape = {
    "type": need(one_of("modal", "home")),
    "blocks": need(anything),
    "callback_id": may(string(255)),
    "private_metadata": may(string(3000)),
    "external_id": may(string(255)),
}
MODAL: Shape = COMMON | {
    "title": need(plain(24)),
    "submit": may(plain(24)),
    "close": may(plain(24)),
    "clear_on_close": may(boolean),
    "notify_on_close": may(boolean),
}


def problems_of_blocks(blocks: Any) -> list[str]:
    """What is wrong with a message's blocks, as Slack says it."""
    problems = Problems()
    if not isinstance(blocks, list):
        problems.add("/blocks", "must provide an array")
        return problems.found
    if len(blocks) > BLOCKS_IN_MESSAGE:
        problems.add("/blocks", f"no more than {BLOCKS_IN_MESSAGE} items allowed")
    check_blocks(blocks, "/blocks", "message", problems)
    return problems.found


def text_length(blocks: list[Any]) -> int:
    """Characters that the blocks show in all; Slack refuses a post of more than about 12,000.

    Slack does not document how it counts (https://github.com/slackapi/bolt-js/issues/2509).
    """
    return sum(len(text) for text in _texts(blocks))


def problems_of_view(view: Any) -> list[str]:
    """What is wrong with a modal or a Home view, as Slack says it."""
    problems = Problems()
    is_home = isinstance(view, dict) and view.get("type") == "home"
    if not check_object(view, "/view", COMMON if is_home else MODAL, problems):
        return problems.found
    blocks = view.get("blocks")
    if not isinstance(blocks, list):
        problems.add("/view/blocks", "must provide an array")
        return problems.found
    if len(blocks) > BLOCKS_IN_VIEW:
        problems.add("/view/blocks", f"no more than {BLOCKS_IN_VIEW} items allowed")
    check_blocks(blocks, "/view/blocks", "home" if is_home else "modal", problems)
    _check_inputs(view, blocks, is_home, problems)
    return problems.found


def is_too_large(view: Any) -> bool:
    return len(json.dumps(view).encode()) > VIEW_BYTES


def _check_inputs(view: dict[str, Any], blocks: list[Any], is_home: bool, found: Problems) -> None:
    inputs = [
        (index, block)
        for index, block in enumerate(blocks)
        if isinstance(block, dict) and block.get("type") == "input"
    ]
    if inputs and not is_home and not view.get("submit"):
        index = inputs[0][0]
        found.add(f"/view/blocks/{index}/input", "must define `submit` to use `input` block")
    focused = [
        index
        for index, block in inputs
        if isinstance(block.get("element"), dict) and block["element"].get("focus_on_load")
    ]
    for index in focused[1:]:
        place = f"/view/blocks/{index}/element/focus_on_load"
        found.add(place, "only one element can have `focus_on_load`")


def _texts(value: Any) -> Iterator[str]:
    if isinstance(value, list):
        for entry in value:
            yield from _texts(entry)
    elif isinstance(value, dict):
        for key, entry in value.items():
            if key == "text" and isinstance(entry, str):
                yield entry
            else:
                yield from _texts(entry)
