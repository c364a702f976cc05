"""What Slack says when the doctor asks: tokens, scopes, channels, groups, people, its clock.

Slack names the scopes of a token in a header of each answer, and its time in another.
Source: https://docs.slack.dev/apis/web-api/using-the-slack-web-api
"""

import datetime as dt
from collections.abc import Mapping
from email.utils import parsedate_to_datetime

from slack_sdk.errors import SlackApiError
from slack_sdk.web.async_client import AsyncWebClient

from bot.doctor.slack import Channel, Sighting
from bot.domain.access import Role
from bot.settings import Settings
from handlers.outbound.client import UNREACHABLE

_MOST_MEMBERS = 200  # a page
# What app.yaml asks for; a test holds the two together.
SCOPES = frozenset(
    {
        "app_mentions:read",
        "channels:history",
        "channels:read",
        "chat:write",
        "commands",
        "files:read",
        "files:write",
        "groups:history",
        "groups:read",
        "im:history",
        "im:write",
        "usergroups:read",
        "users:read",
    }
)


async def look(settings: Settings, client: AsyncWebClient, app_client: AsyncWebClient) -> Sighting:
    """Ask for everything; what Slack refuses is a finding and no fault."""
    try:
        me = await client.auth_test()
    except UNREACHABLE as error:
        return Sighting(problem=_word(error))
    headers = {name.lower(): value for name, value in me.headers.items()}
    granted = {one.strip() for one in headers.get("x-oauth-scopes", "").split(",")}
    channels = {one for one in settings.channels.model_dump().values() if one}
    groups, people = _named(settings)
    members = {one: await _group(client, one) for one in groups}
    return Sighting(
        app_problem=await _app_problem(app_client),
        missing_scopes=tuple(sorted(SCOPES - granted)),
        channels={
            one: await _channel(client, one, me["user_id"], one == settings.channels.sealed)
            for one in sorted(channels)
        },
        groups={one: None if found is None else len(found) for one, found in members.items()},
        counsel=_counsel(settings, members),
        gone=tuple([one for one in people if await _is_gone(client, one)]),
        clock_ahead=_ahead(headers.get("date")),
    )


def _named(settings: Settings) -> tuple[list[str], list[str]]:
    """Groups and people that the configuration names."""
    named = {one for ids in settings.roles.values() for one in ids}
    named |= {who for tier in settings.paging.escalation.all_tiers for who in tier.targets}
    if rota := settings.paging.rota:
        named |= {*rota.people, *([rota.group] if rota.group else [])}
    groups = sorted(one for one in named if one.startswith("S"))
    return groups, sorted(one for one in named if one.startswith(("U", "W")))


async def _app_problem(app_client: AsyncWebClient) -> str | None:
    try:
        await app_client.apps_connections_open(app_token=str(app_client.token))
    except UNREACHABLE as error:
        return _word(error)
    return None


async def _channel(client: AsyncWebClient, channel_id: str, me: str, sealed: bool) -> Channel:
    try:
        found = (await client.conversations_info(channel=channel_id))["channel"]
        people = await _members(client, channel_id) if sealed and found.get("is_member") else []
    except UNREACHABLE as error:
        return Channel(problem=_word(error))
    return Channel(
        archived=bool(found.get("is_archived")),
        member=bool(found.get("is_member")),
        private=bool(found.get("is_private")),
        people=tuple(one for one in people if one != me),
    )


async def _members(client: AsyncWebClient, channel_id: str) -> list[str]:
    members: list[str] = []
    cursor = ""
    while True:
        answer = await client.conversations_members(
            channel=channel_id, limit=_MOST_MEMBERS, cursor=cursor
        )
        members += answer["members"]
        cursor = (answer.get("response_metadata") or {}).get("next_cursor") or ""
        if not cursor:
            return members


def _counsel(settings: Settings, members: Mapping[str, list[str] | None]) -> frozenset[str] | None:
    """Everyone who holds the role, by a group or by name; None where Slack does not say."""
    named = settings.roles.get(Role.COUNSEL, ())
    held = [members.get(one, [one]) for one in named]
    if any(one is None for one in held):
        return None
    return frozenset(person for people in held for person in people or ())


async def _group(client: AsyncWebClient, group: str) -> list[str] | None:
    try:
        return list((await client.usergroups_users_list(usergroup=group))["users"])
    except UNREACHABLE:
        return None


async def _is_gone(client: AsyncWebClient, person: str) -> bool:
    try:
        user = (await client.users_info(user=person))["user"]
    except UNREACHABLE:
        return True
    return any(user.get(flag) for flag in ("deleted", "is_restricted", "is_stranger"))


def _ahead(date: str | None) -> float:
    if date is None:
        return 0.0
    return (dt.datetime.now(dt.UTC) - parsedate_to_datetime(date)).total_seconds()


def _word(error: BaseException) -> str:
    if isinstance(error, SlackApiError):
        return str(error.response.get("error") or error.response.status_code)
    return f"nothing ({type(error).__name__})"
