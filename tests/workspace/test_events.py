"""Events reach an app that is subscribed to them, and no other."""

from typing import Any

import pytest
from slack_bolt.app.async_app import AsyncApp
from slack_sdk.web.async_client import AsyncWebClient

from tests.workspace.blocks import Json, home, section
from tests.workspace.conftest import Connect
from workspace import CannotDo, Workspace
from workspace.state import Change

NAMES = [
    "app_mention",
    "app_home_opened",
    "message",
    "member_joined_channel",
    "subteam_members_changed",
    "subteam_updated",
    "user_change",
]


class Heard:
    """What the app was told, in order."""

    def __init__(self, ws: Workspace) -> None:
        self.bodies: list[Json] = []
        self._ws = ws

    async def event(self, kind: str, **wanted: object) -> Json:
        """The event of this type, once it has arrived."""

        def found() -> Json | None:
            for body in self.bodies:
                event: Json = body["event"]
                if event["type"] == kind and wanted.items() <= event.items():
                    return event
            return None

        return await self._ws.state.until(found, 5)

    def kinds(self) -> list[str]:
        return [body["event"]["type"] for body in self.bodies]


@pytest.fixture
async def heard(ws: Workspace, app: AsyncApp, connect: Connect) -> Heard:
    heard = Heard(ws)

    async def listen(body: Json, ack: Any) -> None:
        heard.bodies.append(body)
        await ack()
        ws.state.announce(Change("call"))

    for name in NAMES:
        app.event(name)(listen)
    await connect(app)
    return heard


async def test_a_mention_tells_the_channel_and_the_thread(ws: Workspace, heard: Heard) -> None:
    maya = ws.person("maya")
    root = maya.say("Case", "legal-desk")
    said = maya.mention_app("what does a subpoena yield?", "legal-desk", thread_ts=root.ts)
    event = await heard.event("app_mention")
    assert event["text"] == f"<@{ws.state.app.bot_user_id}> what does a subpoena yield?"
    assert (event["channel"], event["ts"]) == (said.channel, said.ts)
    assert event["thread_ts"] == root.ts
    assert event["user"] == maya.id
    wrapper = next(b for b in heard.bodies if b["event"]["type"] == "app_mention")
    assert wrapper["event_id"].startswith("Ev")
    assert wrapper["authorizations"][0]["user_id"] == ws.state.app.bot_user_id


async def test_a_mention_where_the_app_is_not_is_not_told(ws: Workspace, heard: Heard) -> None:
    ws.person("ben").mention_app("hello?", "sales")
    ws.person("maya").mention_app("hello", "legal-desk")
    await heard.event("app_mention")
    assert heard.kinds().count("app_mention") == 1


async def test_direct_messages_and_subscribed_channels_are_told(
    ws: Workspace, heard: Heard
) -> None:
    ws.person("ben").direct("what is a warrant?")
    event = await heard.event("message", channel_type="im")
    assert event["text"] == "what is a warrant?"
    assert event["channel"].startswith("D")
    ws.person("tom").say("in public", "legal-desk")
    await heard.event("message", channel_type="channel")


async def test_what_the_manifest_does_not_subscribe_to_is_not_sent(
    ws: Workspace, heard: Heard
) -> None:
    ws.person("maya").say("in private", "legal-sealed")
    ws.person("maya").direct("last")
    await heard.event("message", text="last")
    assert [body["event"]["text"] for body in heard.bodies] == ["last"]


async def test_an_event_without_its_scope_is_not_sent(ws: Workspace, heard: Heard) -> None:
    scopes = tuple(s for s in ws.manifest.scopes if s != "im:history")
    object.__setattr__(ws.manifest, "scopes", scopes)
    ws.person("maya").direct("unheard")
    ws.person("maya").say("heard", "legal-desk")
    await heard.event("message", text="heard")
    assert len(heard.bodies) == 1


async def test_changes_and_deletions_are_told(
    ws: Workspace, heard: Heard, client: AsyncWebClient
) -> None:
    message = ws.person("maya").say("typo", "legal-desk")
    ws.posting.edit(message, {"text": "type"})
    changed = await heard.event("message", subtype="message_changed")
    assert (changed["message"]["text"], changed["previous_message"]["text"]) == ("type", "typo")
    ws.admin.delete(message)
    deleted = await heard.event("message", subtype="message_deleted")
    assert deleted["deleted_ts"] == message.ts


async def test_opening_home_is_told_with_what_is_published(
    ws: Workspace, heard: Heard, client: AsyncWebClient
) -> None:
    maya = ws.person("maya")
    assert maya.open_home() is None
    first = await heard.event("app_home_opened", tab="home")
    assert "view" not in first
    await client.views_publish(user_id=maya.id, view=home(section("Mine")))
    heard.bodies.clear()
    assert maya.open_home() is maya.home()
    second = await heard.event("app_home_opened", tab="home")
    assert second["view"]["blocks"][0]["text"]["text"] == "Mine"


async def test_a_changed_group_is_told_twice_as_slack_tells_it(ws: Workspace, heard: Heard) -> None:
    ws.admin.set_group("oncall", ["ines", "maya"])
    members = await heard.event("subteam_members_changed")
    assert members["added_users"] == [ws.person("maya").id]
    assert members["removed_users"] == [ws.person("ruth").id]
    updated = await heard.event("subteam_updated")
    assert updated["subteam"]["users"] == [ws.person("ines").id, ws.person("maya").id]


async def test_a_changed_person_and_a_newcomer_are_told(ws: Workspace, heard: Heard) -> None:
    ws.admin.change_user("tom", is_restricted=True)
    assert (await heard.event("user_change"))["user"]["is_restricted"]
    ws.admin.invite("legal-desk", "ben")
    assert (await heard.event("member_joined_channel"))["user"] == ws.person("ben").id
    with pytest.raises(AttributeError, match="a user has no shoe_size"):
        ws.admin.change_user("tom", shoe_size=43)


async def test_strangers_come_with_their_own_workspace(ws: Workspace, heard: Heard) -> None:
    ws.admin.add_stranger("vic", "Vic Moreno", ["legal-desk"])
    ws.person("vic").mention_app("let me in", "legal-desk")
    await heard.event("app_mention")
    assert ws.person("vic").user.team_id != ws.state.team.id
    with pytest.raises(CannotDo, match="does not see #general"):
        ws.person("vic").messages("general")
