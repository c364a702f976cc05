"""Messages and views over Slack's limits are refused, with the place and the reason."""

from typing import Any

import pytest
from slack_sdk.errors import SlackApiError
from slack_sdk.web.async_client import AsyncWebClient

from tests.workspace.blocks import (
    Json,
    actions,
    button,
    field,
    modal,
    option,
    plain,
    section,
    select,
    text_input,
)
from tests.workspace.test_web_api import error_of
from workspace import Workspace
from workspace.limits.surfaces import problems_of_blocks, problems_of_view

DIVIDER = {"type": "divider"}

REFUSED_BLOCKS: list[tuple[list[Json], str]] = [
    ([DIVIDER] * 51, "no more than 50 items allowed [json-pointer:/blocks]"),
    ([section("x" * 3001)], "must be less than 3001 characters [json-pointer:/blocks/0/text/text]"),
    ([section("")], "must be more than 0 characters [json-pointer:/blocks/0/text/text]"),
    (
        [{"type": "header", "text": plain("x" * 151)}],
        "must be less than 151 characters [json-pointer:/blocks/0/text/text]",
    ),
    (
        [{"type": "header", "text": {"type": "mrkdwn", "text": "x"}}],
        "unsupported type: mrkdwn [json-pointer:/blocks/0/text/type]",
    ),
    (
        [actions(button("a", "x" * 76))],
        "must be less than 76 characters [json-pointer:/blocks/0/elements/0/text/text]",
    ),
    (
        [actions(button("a", value="x" * 2001))],
        "must be less than 2001 characters [json-pointer:/blocks/0/elements/0/value]",
    ),
    (
        [actions(*[button(f"a{n}") for n in range(26)])],
        "no more than 25 items allowed [json-pointer:/blocks/0/elements]",
    ),
    (
        [actions(button("a"), button("a"))],
        "`action_id` a already exists in this block [json-pointer:/blocks/0/elements/1/action_id]",
    ),
    (
        [section(block_id="b"), section(block_id="b")],
        "`block_id` b already exists [json-pointer:/blocks/1/block_id]",
    ),
    (
        [{"type": "section", "fields": [plain("x")] * 11}],
        "no more than 10 items allowed [json-pointer:/blocks/0/fields]",
    ),
    ([{"type": "section"}], "must provide one of: text, fields [json-pointer:/blocks/0]"),
    (
        [{"type": "context", "elements": [plain("x")] * 11}],
        "no more than 10 items allowed [json-pointer:/blocks/0/elements]",
    ),
    ([{"type": "carrousel"}], "unsupported type: carrousel [json-pointer:/blocks/0/type]"),
    (
        [section(colour="red")],
        "invalid additional property: colour [json-pointer:/blocks/0]",
    ),
    (
        [section(accessory=text_input("a"))],
        "unsupported type: plain_text_input [json-pointer:/blocks/0/accessory]",
    ),
    (
        [actions(select("a", *[f"v{n}" for n in range(101)]))],
        "no more than 100 items allowed [json-pointer:/blocks/0/elements/0/options]",
    ),
    (
        [actions(select("a"))],
        "no fewer than 1 items allowed [json-pointer:/blocks/0/elements/0/options]",
    ),
    (
        [actions(select("a", "x") | {"options": [option("v", "x" * 76)]})],
        "must be less than 76 characters [json-pointer:/blocks/0/elements/0/options/0/text/text]",
    ),
    (
        [actions(select("a", "x", initial_option=option("y")))],
        "must match one of the options [json-pointer:/blocks/0/elements/0/initial_option]",
    ),
    (
        [actions({"type": "overflow", "action_id": "o", "options": [option("v")] * 6})],
        "no more than 5 items allowed [json-pointer:/blocks/0/elements/0/options]",
    ),
    (
        [actions({"type": "datepicker", "action_id": "d", "initial_date": "2027-02-30"})],
        "must be a valid date in the format YYYY-MM-DD "
        "[json-pointer:/blocks/0/elements/0/initial_date]",
    ),
    (
        [actions(button("a", confirm={"title": plain("x" * 101), "text": plain("y")}))],
        "must be less than 101 characters [json-pointer:/blocks/0/elements/0/confirm/title/text]",
    ),
    ([actions(button("a" * 256))], "must be less than 256 characters"),
]


@pytest.mark.parametrize(("blocks", "problem"), REFUSED_BLOCKS, ids=lambda v: str(v)[:40])
def test_blocks_over_a_limit_are_refused_with_place_and_reason(
    blocks: list[Json], problem: str
) -> None:
    assert any(found.startswith(problem) for found in problems_of_blocks(blocks))


REFUSED_VIEWS: list[tuple[Json, str]] = [
    (modal("x" * 25), "must be less than 25 characters [json-pointer:/view/title/text]"),
    (modal("T", *[DIVIDER] * 101), "no more than 100 items allowed [json-pointer:/view/blocks]"),
    (
        modal("T", section()) | {"private_metadata": "x" * 3001},
        "must be less than 3001 characters [json-pointer:/view/private_metadata]",
    ),
    (
        modal("T", section()) | {"callback_id": "x" * 256},
        "must be less than 256 characters [json-pointer:/view/callback_id]",
    ),
    (
        modal("T", section(), field("f", text_input("a")), submit=None),
        "must define `submit` to use `input` block [json-pointer:/view/blocks/1/input]",
    ),
    (
        modal("T", field("f", text_input("a", initial_value="x" * 3001))),
        "must be less than 3001 characters [json-pointer:/view/blocks/0/element/initial_value]",
    ),
    (
        modal("T", field("f", button("a"))),
        "unsupported type: button [json-pointer:/view/blocks/0/element]",
    ),
    (
        modal("T", field("f", text_input("a"), hint=plain("x" * 2001))),
        "must be less than 2001 characters [json-pointer:/view/blocks/0/hint/text]",
    ),
    (
        modal(
            "T",
            field("f", text_input("a", focus_on_load=True)),
            field("g", text_input("a", focus_on_load=True)),
        ),
        "only one element can have `focus_on_load` "
        "[json-pointer:/view/blocks/1/element/focus_on_load]",
    ),
    (modal("T") | {"submit_disabled": True}, "invalid additional property: submit_disabled"),
    ({"type": "modal", "blocks": []}, "missing required field: title [json-pointer:/view]"),
    ({"type": "home", "title": plain("x"), "blocks": []}, "invalid additional property: title"),
    (modal("T", {"type": "markdown", "text": "x"}), "unsupported type: markdown"),
]


@pytest.mark.parametrize(("view", "problem"), REFUSED_VIEWS, ids=lambda v: str(v)[:40])
def test_views_over_a_limit_are_refused_with_place_and_reason(view: Json, problem: str) -> None:
    assert any(found.startswith(problem) for found in problems_of_view(view))


def test_what_stands_exactly_at_the_limits_is_taken() -> None:
    blocks = [section("x" * 3000), actions(*[button(f"b{n}", "x" * 75) for n in range(25)])]
    assert problems_of_blocks(blocks + [DIVIDER] * 48) == []
    view = modal("x" * 24, field("f", text_input("a")), *[DIVIDER] * 99)
    assert problems_of_view(view) == []


async def test_the_api_names_every_problem(ws: Workspace, client: AsyncWebClient) -> None:
    channel = ws.state.channel_named("legal-desk").id
    with pytest.raises(SlackApiError) as caught:
        await client.chat_postMessage(channel=channel, text="x", blocks=[section("x" * 3001)])
    answer = caught.value.response
    assert answer["error"] == "invalid_blocks"
    problem = "must be less than 3001 characters [json-pointer:/blocks/0/text/text]"
    assert answer["errors"] == [problem]
    assert answer["response_metadata"]["messages"] == [f"[ERROR] {problem}"]


@pytest.mark.parametrize(
    ("message", "error"),
    [
        ({"text": "x" * 40_001}, "msg_too_long"),
        ({"text": ""}, "no_text"),
        ({"text": "x", "blocks": "not json"}, "invalid_blocks_format"),
        ({"text": "x", "blocks": [section("x" * 2900) for _ in range(5)]}, "msg_blocks_too_long"),
        ({"text": "x", "attachments": [{"text": "y"}] * 101}, "too_many_attachments"),
        (
            {
                "text": "x",
                "metadata": {"event_type": "e", "event_payload": {"k": "x" * 20_000}},
            },
            "metadata_too_large",
        ),
    ],
)
async def test_a_message_that_is_too_much_is_refused(
    ws: Workspace, client: AsyncWebClient, message: dict[str, Any], error: str
) -> None:
    channel = ws.state.channel_named("legal-desk").id
    call = client.api_call("chat.postMessage", json={"channel": channel, **message})
    assert await error_of(call) == error


async def test_an_update_takes_less_text_than_a_post(ws: Workspace, client: AsyncWebClient) -> None:
    channel = ws.state.channel_named("legal-desk").id
    posted = await client.chat_postMessage(channel=channel, text="x" * 4001)
    update = client.chat_update(channel=channel, ts=posted["ts"], text="x" * 4001)
    assert await error_of(update) == "msg_too_long"
