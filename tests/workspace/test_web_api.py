"""The Web API: bodies, tokens, scopes, and what it says of people and groups."""

from pathlib import Path

import aiohttp
import pytest
from slack_sdk.errors import SlackApiError
from slack_sdk.web.async_client import AsyncWebClient

from tests.workspace.blocks import Json
from workspace import Workspace
from workspace.manifest import ManifestError, read_manifest


async def called(ws: Workspace, method: str, **request: object) -> Json:
    headers = {"Authorization": f"Bearer {ws.bot_token}", **request.pop("headers", {})}  # type: ignore[dict-item]
    async with (
        aiohttp.ClientSession() as session,
        session.post(ws.api_url + method, headers=headers, **request) as response,  # type: ignore[arg-type]
    ):
        answer: Json = await response.json()
        return answer


async def error_of(call: object) -> str:
    with pytest.raises(SlackApiError) as caught:
        await call  # type: ignore[misc]
    return str(caught.value.response["error"])


async def test_arguments_come_as_query_form_or_json(ws: Workspace) -> None:
    user = ws.person("maya").id
    as_query = await called(ws, f"users.info?user={user}")
    as_form = await called(ws, "users.info", data={"user": user})
    as_json = await called(ws, "users.info", json={"user": user})
    assert as_query["user"] == as_form["user"] == as_json["user"]


async def test_a_form_may_carry_json_inside(ws: Workspace) -> None:
    channel = ws.state.channel_named("legal-desk").id
    blocks = '[{"type": "divider"}]'
    answer = await called(ws, "chat.postMessage", data={"channel": channel, "blocks": blocks})
    assert answer["message"]["blocks"][0]["type"] == "divider"


async def test_an_empty_json_body_has_no_arguments(ws: Workspace) -> None:
    json_type = {"Content-Type": "application/json"}
    assert (await called(ws, "auth.test", data=b"", headers=json_type))["ok"]


async def test_broken_json_is_refused(ws: Workspace) -> None:
    json_type = {"Content-Type": "application/json"}
    assert (await called(ws, "auth.test", data=b"{", headers=json_type))["error"] == "invalid_json"


async def test_a_call_without_token_is_not_authed(ws: Workspace) -> None:
    assert (await called(ws, "auth.test", headers={"Authorization": ""}))["error"] == "not_authed"


async def test_a_wrong_token_is_invalid_and_each_method_has_its_kind(ws: Workspace) -> None:
    async def with_token(method: str, token: str) -> str:
        return str(
            (await called(ws, method, data={"token": token}, headers={"Authorization": ""}))[
                "error"
            ]
        )

    assert await with_token("auth.test", "xoxb-someone-else") == "invalid_auth"
    assert await with_token("apps.connections.open", ws.bot_token) == "not_allowed_token_type"
    assert await with_token("chat.postMessage", ws.app_token) == "not_allowed_token_type"


async def test_auth_test_tells_who_the_app_is_and_what_it_may(
    ws: Workspace, client: AsyncWebClient
) -> None:
    answer = await client.auth_test()
    assert answer["team_id"].startswith("T")
    assert answer["user_id"] == ws.state.app.bot_user_id
    assert answer["bot_id"].startswith("B")
    assert "chat:write" in answer.headers["x-oauth-scopes"].split(",")


async def test_an_unknown_method_is_refused_and_remembered(
    ws: Workspace, client: AsyncWebClient
) -> None:
    assert await error_of(client.reactions_add(channel="C1", name="x", timestamp="1")) == (
        "unknown_method"
    )
    assert ws.state.unknown_methods == ["reactions.add"]


async def test_a_scope_that_the_manifest_does_not_grant_is_named(ws: Workspace) -> None:
    scopes = tuple(s for s in ws.manifest.scopes if s != "usergroups:read")
    object.__setattr__(ws.manifest, "scopes", scopes)
    answer = await called(ws, "usergroups.list")
    assert answer["error"] == "missing_scope"
    assert answer["needed"] == "usergroups:read"
    assert answer["provided"] == ",".join(scopes)


async def test_people_have_time_zones_and_flags(ws: Workspace, client: AsyncWebClient) -> None:
    ben = (await client.users_info(user=ws.person("ben").id))["user"]
    assert (ben["tz"], ben["tz_offset"]) == ("Asia/Tokyo", 9 * 3600)
    gus = (await client.users_info(user=ws.person("gus").id))["user"]
    assert gus["is_restricted"]
    ada = (await client.users_info(user=ws.person("ada").id))["user"]
    assert ada["is_admin"]
    assert await error_of(client.users_info(user="U0NOBODY")) == "user_not_found"


async def test_groups_and_their_members_are_listed(ws: Workspace, client: AsyncWebClient) -> None:
    groups = (await client.usergroups_list(include_users=True))["usergroups"]
    by_handle = {group["handle"]: group for group in groups}
    assert set(by_handle) == {"legal", "counsel", "oncall", "auditors", "desk-admins"}
    members = (await client.usergroups_users_list(usergroup=by_handle["counsel"]["id"]))["users"]
    assert members == by_handle["counsel"]["users"] == [ws.person("maya").id, ws.person("ruth").id]
    assert await error_of(client.usergroups_users_list(usergroup="S0NONE")) == "no_such_subteam"


async def test_a_disabled_group_is_listed_only_when_asked_for(
    ws: Workspace, client: AsyncWebClient
) -> None:
    ws.admin.disable_group("oncall")
    handles = [group["handle"] for group in (await client.usergroups_list())["usergroups"]]
    assert "oncall" not in handles
    everything = (await client.usergroups_list(include_disabled=True))["usergroups"]
    assert next(g for g in everything if g["handle"] == "oncall")["date_delete"] > 0


async def test_lists_come_in_pages(ws: Workspace, client: AsyncWebClient) -> None:
    seen: list[str] = []
    async for answer in await client.users_list(limit=3):
        assert len(answer["members"]) <= 3
        seen += [member["name"] for member in answer["members"]]
    assert seen == [user.name for user in ws.state.users.values()]
    assert await error_of(client.users_list(cursor="rubbish")) == "invalid_cursor"


async def test_the_app_sees_public_channels_and_its_own_private_ones(
    client: AsyncWebClient,
) -> None:
    answer = await client.conversations_list(types="public_channel,private_channel")
    names = {channel["name"]: channel["is_member"] for channel in answer["channels"]}
    assert names == {
        "legal-desk": True,
        "emergencies": True,
        "general": False,
        "sales": False,
        "legal-sealed": True,
        "legal-audit": True,
    }


async def test_a_private_channel_without_the_app_does_not_exist_for_it(
    ws: Workspace, client: AsyncWebClient
) -> None:
    hidden = ws.state.channel_named("board-matters").id
    assert await error_of(client.conversations_info(channel=hidden)) == "channel_not_found"
    assert await error_of(client.conversations_members(channel=hidden)) == "channel_not_found"
    assert await error_of(client.chat_postMessage(channel=hidden, text="x")) == "channel_not_found"


async def test_the_app_joins_a_public_channel_only(ws: Workspace, client: AsyncWebClient) -> None:
    sales = ws.state.channel_named("sales").id
    assert await error_of(client.chat_postMessage(channel=sales, text="Hi")) == "not_in_channel"
    assert (await client.conversations_join(channel=sales))["channel"]["is_member"]
    assert (await client.chat_postMessage(channel=sales, text="Hi"))["ok"]
    sealed = ws.state.channel_named("legal-sealed").id
    assert await error_of(client.conversations_join(channel=sealed)) == (
        "method_not_supported_for_channel_type"
    )


async def test_direct_messages_are_opened_with_one_person(
    ws: Workspace, client: AsyncWebClient
) -> None:
    channel = (await client.conversations_open(users=ws.person("ben").id))["channel"]["id"]
    assert channel.startswith("D")
    await client.chat_postMessage(channel=channel, text="For you alone")
    await ws.person("ben").sees("For you alone")
    assert await error_of(client.conversations_open(users="U0NOBODY")) == "user_not_found"


async def test_team_and_bot_are_told(ws: Workspace, client: AsyncWebClient) -> None:
    assert (await client.team_info())["team"]["domain"] == "northwind-meetings"
    assert (await client.bots_info(bot=ws.state.app.bot_id))["bot"]["app_id"].startswith("A")


def test_a_manifest_that_lacks_something_is_named(tmp_path: Path) -> None:
    path = tmp_path / "app.yaml"
    path.write_text("settings: {socket_mode_enabled: true}\n")
    with pytest.raises(ManifestError, match=r"app\.yaml: display_information is missing"):
        read_manifest(path)
