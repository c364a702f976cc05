"""Messages: posted, changed, deleted, in threads, with metadata."""

from slack_sdk.web.async_client import AsyncWebClient

from tests.workspace.blocks import section
from tests.workspace.test_web_api import error_of
from workspace import Workspace


def desk(ws: Workspace) -> str:
    return ws.state.channel_named("legal-desk").id


async def test_a_message_is_posted_changed_and_deleted(
    ws: Workspace, client: AsyncWebClient
) -> None:
    posted = await client.chat_postMessage(channel=desk(ws), text="First", blocks=[section()])
    assert posted["message"]["bot_id"] == ws.state.app.bot_id
    message = await ws.person("tom").sees("Words", "legal-desk")
    changed = await client.chat_update(channel=desk(ws), ts=posted["ts"], text="Second")
    assert changed["ts"] == posted["ts"]
    assert message.text == "Second"
    assert message.blocks == [], "a text alone takes the blocks away"
    assert message.edited is not None
    await client.chat_delete(channel=desk(ws), ts=posted["ts"])
    assert ws.person("tom").messages("legal-desk") == []
    again = client.chat_update(channel=desk(ws), ts=posted["ts"], text="Third")
    assert await error_of(again) == "message_not_found"


async def test_other_peoples_messages_are_not_the_apps_to_change(
    ws: Workspace, client: AsyncWebClient
) -> None:
    theirs = ws.person("maya").say("Mine", "legal-desk")
    change = client.chat_update(channel=desk(ws), ts=theirs.ts, text="Yours")
    assert await error_of(change) == "cant_update_message"
    delete = client.chat_delete(channel=desk(ws), ts=theirs.ts)
    assert await error_of(delete) == "cant_delete_message"


async def test_an_ephemeral_message_is_seen_by_one_person_and_in_no_history(
    ws: Workspace, client: AsyncWebClient
) -> None:
    maya, tom, ben = ws.person("maya"), ws.person("tom"), ws.person("ben")
    await client.chat_postEphemeral(channel=desk(ws), user=maya.id, text="Psst")
    assert [m.text for m in maya.ephemerals("legal-desk")] == ["Psst"]
    assert tom.messages("legal-desk") == []
    assert (await client.conversations_history(channel=desk(ws)))["messages"] == []
    outside = client.chat_postEphemeral(channel=desk(ws), user=ben.id, text="Psst")
    assert await error_of(outside) == "user_not_in_channel"


async def test_replies_are_counted_and_stand_in_the_thread_alone(
    ws: Workspace, client: AsyncWebClient
) -> None:
    root = (await client.chat_postMessage(channel=desk(ws), text="Case"))["ts"]
    await client.chat_postMessage(channel=desk(ws), text="Opened", thread_ts=root)
    ws.person("tom").say("Looking", "legal-desk", thread_ts=root)
    history = (await client.conversations_history(channel=desk(ws)))["messages"]
    assert [(m["text"], m["reply_count"]) for m in history] == [("Case", 2)]
    assert history[0]["reply_users"] == [ws.state.app.bot_user_id, ws.person("tom").id]
    replies = (await client.conversations_replies(channel=desk(ws), ts=root))["messages"]
    assert [m["text"] for m in replies] == ["Case", "Opened", "Looking"]
    missing = client.conversations_replies(channel=desk(ws), ts="1700000000.000001")
    assert await error_of(missing) == "thread_not_found"


async def test_a_broadcast_reply_stands_in_the_channel_too(
    ws: Workspace, client: AsyncWebClient
) -> None:
    root = (await client.chat_postMessage(channel=desk(ws), text="Case"))["ts"]
    await client.chat_postMessage(
        channel=desk(ws), text="For all", thread_ts=root, reply_broadcast=True
    )
    history = (await client.conversations_history(channel=desk(ws)))["messages"]
    assert [m["text"] for m in history] == ["For all", "Case"]
    assert [m.text for m in ws.person("tom").messages("legal-desk")] == ["Case", "For all"]


async def test_a_reply_to_a_deleted_message_falls_into_the_channel(
    ws: Workspace, client: AsyncWebClient
) -> None:
    root = (await client.chat_postMessage(channel=desk(ws), text="Case"))["ts"]
    await client.chat_delete(channel=desk(ws), ts=root)
    reply = await client.chat_postMessage(channel=desk(ws), text="Orphan", thread_ts=root)
    assert "thread_ts" not in reply["message"]
    assert [m.text for m in ws.person("tom").messages("legal-desk")] == ["Orphan"]
    broken = client.chat_postMessage(channel=desk(ws), text="x", thread_ts="yesterday")
    assert await error_of(broken) == "invalid_thread_ts"


async def test_a_deleted_parent_leaves_a_stone_and_its_replies(
    ws: Workspace, client: AsyncWebClient
) -> None:
    root = (await client.chat_postMessage(channel=desk(ws), text="Case"))["ts"]
    await client.chat_postMessage(channel=desk(ws), text="Opened", thread_ts=root)
    await client.chat_delete(channel=desk(ws), ts=root)
    stone = (await client.conversations_replies(channel=desk(ws), ts=root))["messages"][0]
    assert (stone["subtype"], stone["user"]) == ("tombstone", "USLACKBOT")
    update = client.chat_update(channel=desk(ws), ts=root, text="Back")
    assert await error_of(update) == "cant_update_message"
    reply = (await client.conversations_replies(channel=desk(ws), ts=root))["messages"][1]
    await client.chat_delete(channel=desk(ws), ts=reply["ts"])
    assert ws.person("tom").messages("legal-desk") == [], "the stone goes with the last reply"


async def test_metadata_is_kept_and_shown_to_who_asks(
    ws: Workspace, client: AsyncWebClient
) -> None:
    metadata = {"event_type": "desk", "event_payload": {"key": "k1"}}
    await client.chat_postMessage(channel=desk(ws), text="Reminder", metadata=metadata)
    plain = (await client.conversations_history(channel=desk(ws)))["messages"][0]
    assert "metadata" not in plain
    asked = await client.conversations_history(channel=desk(ws), include_all_metadata=True)
    assert asked["messages"][0]["metadata"] == metadata
    bad = client.chat_postMessage(channel=desk(ws), text="x", metadata={"event_type": "desk"})
    assert await error_of(bad) == "invalid_metadata_schema"


async def test_history_goes_back_in_pages_and_within_times(
    ws: Workspace, client: AsyncWebClient
) -> None:
    ws.rates.enabled = False
    stamps = [
        (await client.chat_postMessage(channel=desk(ws), text=f"{n}"))["ts"] for n in range(7)
    ]
    first = await client.conversations_history(channel=desk(ws), limit=3)
    assert [m["text"] for m in first["messages"]] == ["6", "5", "4"]
    assert first["has_more"]
    cursor = first["response_metadata"]["next_cursor"]
    second = await client.conversations_history(channel=desk(ws), limit=3, cursor=cursor)
    assert [m["text"] for m in second["messages"]] == ["3", "2", "1"]
    between = await client.conversations_history(
        channel=desk(ws), oldest=stamps[1], latest=stamps[3]
    )
    assert [m["text"] for m in between["messages"]] == ["2"]
    inclusive = await client.conversations_history(
        channel=desk(ws), oldest=stamps[1], latest=stamps[3], inclusive=True
    )
    assert [m["text"] for m in inclusive["messages"]] == ["3", "2", "1"]


async def test_a_permalink_leads_to_the_message(ws: Workspace, client: AsyncWebClient) -> None:
    posted = await client.chat_postMessage(channel=desk(ws), text="Case")
    link = await client.chat_getPermalink(channel=desk(ws), message_ts=posted["ts"])
    assert link["permalink"].endswith(f"/archives/{desk(ws)}/p{posted['ts'].replace('.', '')}")
    missing = client.chat_getPermalink(channel=desk(ws), message_ts="1700000000.000001")
    assert await error_of(missing) == "message_not_found"


async def test_a_message_to_a_person_lands_in_direct_messages(
    ws: Workspace, client: AsyncWebClient
) -> None:
    posted = await client.chat_postMessage(channel=ws.person("ruth").id, text="Wake up")
    assert posted["channel"].startswith("D")
    await ws.person("ruth").sees("Wake up")


async def test_an_archived_channel_takes_no_message(ws: Workspace, client: AsyncWebClient) -> None:
    ws.admin.archive("legal-desk")
    assert await error_of(client.chat_postMessage(channel=desk(ws), text="x")) == "is_archived"
    nowhere = client.chat_postMessage(channel="C0NOWHERE", text="x")
    assert await error_of(nowhere) == "channel_not_found"
    assert await error_of(client.chat_postMessage(channel="", text="x")) == "invalid_arguments"


async def test_what_a_person_types_is_escaped_and_names_become_mentions(ws: Workspace) -> None:
    tom = ws.person("tom")
    written = ws.person("maya").say(
        f"@tom see #general & <!channel> <b> <@{tom.id}> https://x.example/?a=1&b=2", "legal-desk"
    )
    general = ws.state.channel_named("general").id
    assert written.text == (
        f"<@{tom.id}> see <#{general}|> &amp; &lt;!channel&gt; &lt;b&gt; <@{tom.id}> "
        "<https://x.example/?a=1&amp;b=2>"
    )
