"""Scheduled messages hang in Slack, not in the app."""

from datetime import timedelta

from slack_sdk.web.async_client import AsyncWebClient

from tests.workspace.test_web_api import error_of
from workspace import Workspace


def at(ws: Workspace, **ahead: float) -> int:
    return int((ws.clock.now() + timedelta(**ahead)).timestamp())


async def test_a_scheduled_message_comes_when_the_clock_is_wound_there_with_no_app_connected(
    ws: Workspace, client: AsyncWebClient
) -> None:
    desk = ws.state.channel_named("legal-desk").id
    await client.chat_scheduleMessage(channel=desk, text="LR-1", post_at=at(ws, hours=1))
    ws.clock.wind(timedelta(minutes=59))
    await client.auth_test()
    assert ws.person("tom").messages("legal-desk") == []
    ws.clock.wind(timedelta(minutes=2))
    message = await ws.person("tom").sees("LR-1", "legal-desk")
    assert float(message.ts) >= at(ws, minutes=-2)


async def test_a_scheduled_message_comes_by_itself_as_time_goes(
    ws: Workspace, client: AsyncWebClient
) -> None:
    desk = ws.state.channel_named("legal-desk").id
    await client.chat_scheduleMessage(channel=desk, text="Soon", post_at=at(ws, seconds=1.5))
    await ws.person("tom").sees("Soon", "legal-desk")


async def test_a_scheduled_message_with_metadata_is_taken_and_never_posted(
    ws: Workspace, client: AsyncWebClient
) -> None:
    desk = ws.state.channel_named("legal-desk").id
    metadata = {"event_type": "desk", "event_payload": {"key": "k"}}
    await client.chat_scheduleMessage(
        channel=desk, text="Lost", post_at=at(ws, minutes=5), metadata=metadata
    )
    await client.chat_scheduleMessage(channel=desk, text="Kept", post_at=at(ws, minutes=6))
    ws.clock.wind(timedelta(minutes=10))
    await ws.person("tom").sees("Kept", "legal-desk")
    assert [m.text for m in ws.person("tom").messages("legal-desk")] == ["Kept"]


async def test_scheduled_messages_are_listed_in_pages_and_withdrawn(
    ws: Workspace, client: AsyncWebClient
) -> None:
    desk = ws.state.channel_named("legal-desk").id
    ids = [
        (await client.chat_scheduleMessage(channel=desk, text=f"{n}", post_at=at(ws, hours=n)))[
            "scheduled_message_id"
        ]
        for n in (1, 2, 3)
    ]
    first = await client.chat_scheduledMessages_list(channel=desk, limit=2)
    assert [m["text"] for m in first["scheduled_messages"]] == ["1", "2"]
    cursor = first["response_metadata"]["next_cursor"]
    rest = await client.chat_scheduledMessages_list(channel=desk, limit=2, cursor=cursor)
    assert [m["text"] for m in rest["scheduled_messages"]] == ["3"]
    await client.chat_deleteScheduledMessage(channel=desk, scheduled_message_id=ids[0])
    ws.clock.wind(timedelta(hours=1, minutes=59, seconds=30))
    late = client.chat_deleteScheduledMessage(channel=desk, scheduled_message_id=ids[1])
    assert await error_of(late) == "invalid_scheduled_message_id"
    left = (await client.chat_scheduledMessages_list())["scheduled_messages"]
    assert [m["text"] for m in left] == ["2", "3"]


async def test_scheduling_has_its_limits(ws: Workspace, client: AsyncWebClient) -> None:
    desk = ws.state.channel_named("legal-desk").id

    async def refused(post_at: int) -> str:
        return await error_of(client.chat_scheduleMessage(channel=desk, text="x", post_at=post_at))

    assert await refused(at(ws, minutes=-1)) == "time_in_past"
    assert await refused(at(ws, days=121)) == "time_too_far"
    for second in range(30):
        post_at = at(ws, hours=1, seconds=second)
        await client.chat_scheduleMessage(channel=desk, text="x", post_at=post_at)
    assert await refused(at(ws, hours=1, minutes=1)) == "restricted_too_many"
