"""A desk that Slack would throttle is throttled here."""

import pytest
from slack_sdk.errors import SlackApiError
from slack_sdk.web.async_client import AsyncWebClient

from tests.workspace.test_web_api import error_of
from workspace import Workspace
from workspace.api.call import METHODS
from workspace.rates import LIMITS


async def test_a_channel_takes_a_short_burst_and_then_one_message_a_second(
    ws: Workspace, client: AsyncWebClient
) -> None:
    desk = ws.state.channel_named("legal-desk").id
    for number in range(5):
        await client.chat_postMessage(channel=desk, text=f"{number}")
    with pytest.raises(SlackApiError) as caught:
        await client.chat_postMessage(channel=desk, text="5")
    answer = caught.value.response
    assert (answer.status_code, answer["error"]) == (429, "ratelimited")
    assert 1 <= int(answer.headers["Retry-After"]) <= 5
    other = ws.state.channel_named("emergencies").id
    assert (await client.chat_postMessage(channel=other, text="elsewhere"))["ok"]


async def test_groups_may_be_asked_for_twenty_times_a_minute(
    ws: Workspace, client: AsyncWebClient
) -> None:
    group = ws.state.group_named("oncall").id
    for _ in range(20):
        await client.usergroups_users_list(usergroup=group)
    assert await error_of(client.usergroups_users_list(usergroup=group)) == "ratelimited"


def test_every_method_has_a_limit() -> None:
    assert set(LIMITS) == set(METHODS)
