"""How the Web API and the payloads show people, groups, channels, messages and files."""

from datetime import datetime
from zoneinfo import ZoneInfo

from workspace.model import Channel, File, Group, Json, Message, User
from workspace.state import State


def user_json(user: User, now: datetime) -> Json:
    """https://docs.slack.dev/reference/objects/user-object"""
    zone = now.astimezone(ZoneInfo(user.tz))
    offset = zone.utcoffset()
    shown: Json = {
        "id": user.id,
        "team_id": user.team_id,
        "name": user.name,
        "deleted": user.deleted,
        "real_name": user.real_name,
        "profile": {
            "real_name": user.real_name,
            "display_name": user.name,
            "title": user.title,
            "team": user.team_id,
        },
        "is_bot": user.is_bot,
        "is_app_user": False,
        "updated": user.updated,
    }
    if user.is_stranger:
        shown |= {"is_stranger": True}
    if not user.deleted:
        shown |= {
            "tz": user.tz,
            "tz_label": zone.tzname() or user.tz,
            "tz_offset": int(offset.total_seconds()) if offset else 0,
            "is_admin": user.is_admin,
            "is_owner": False,
            "is_primary_owner": False,
            "is_restricted": user.is_restricted,
            "is_ultra_restricted": user.is_ultra_restricted,
        }
    if user.enterprise_id:
        shown["enterprise_user"] = {"id": user.id, "enterprise_id": user.enterprise_id}
    return shown


def group_json(group: Group, state: State, *, with_users: bool) -> Json:
    """https://docs.slack.dev/reference/objects/usergroup-object"""
    shown: Json = {
        "id": group.id,
        "team_id": state.team.id,
        "is_usergroup": True,
        "name": group.name,
        "handle": group.handle,
        "description": "",
        "is_external": False,
        "date_create": 0,
        "date_update": group.updated,
        "date_delete": group.updated if group.disabled else 0,
        "user_count": len(group.users),
    }
    if with_users:
        shown["users"] = list(group.users)
    return shown


def channel_json(channel: Channel, state: State) -> Json:
    """https://docs.slack.dev/reference/objects/conversation-object, as the app sees it."""
    shown: Json = {
        "id": channel.id,
        "created": channel.created,
        "is_archived": channel.archived,
        "is_im": channel.kind == "im",
        "is_org_shared": False,
        "context_team_id": state.team.id,
    }
    if channel.kind == "im":
        return shown | {"user": channel.user}
    return shown | {
        "name": channel.name,
        "name_normalized": channel.name,
        "is_channel": channel.kind == "public",
        "is_group": channel.kind == "private",
        "is_mpim": False,
        "is_private": channel.kind == "private",
        "is_general": channel.name == "general",
        "is_member": state.app.bot_user_id in channel.members,
        "is_shared": False,
        "is_ext_shared": False,
        "creator": channel.creator,
        "purpose": {"value": channel.purpose, "creator": channel.creator, "last_set": 0},
        "topic": {"value": "", "creator": "", "last_set": 0},
        "num_members": len(channel.members),
    }


def message_json(message: Message, state: State, *, with_metadata: bool = False) -> Json:
    """https://docs.slack.dev/reference/events/message; metadata only where it is asked for."""
    shown: Json = {
        "type": "message",
        "user": message.user,
        "text": message.text,
        "ts": message.ts,
        "team": state.team.id,
    }
    if message.bot_id:
        shown |= {"bot_id": message.bot_id, "app_id": state.app.app_id}
    if message.client_msg_id:
        shown["client_msg_id"] = message.client_msg_id
    optional = {
        "subtype": message.subtype,
        "thread_ts": message.thread_ts,
        "blocks": message.blocks,
        "attachments": message.attachments,
        "edited": message.edited,
        "files": [file_json(file, state) for file in message.files],
        "metadata": message.metadata if with_metadata else None,
    }
    shown |= {key: value for key, value in optional.items() if value}
    if message.replies:
        shown |= _thread(message, state)
    return shown


def _thread(message: Message, state: State) -> Json:
    authors = list(dict.fromkeys(reply.user for reply in message.replies))
    return {
        "reply_count": len(message.replies),
        "reply_users_count": len(authors),
        "reply_users": authors[:5],
        "latest_reply": message.replies[-1].ts,
        "is_locked": False,
        "subscribed": state.app.bot_user_id in (message.user, *authors),
    }


def file_json(file: File, state: State) -> Json:
    """https://docs.slack.dev/reference/objects/file-object"""
    address = f"{state.base_url}/files-pri/{state.team.id}-{file.id}"
    return {
        "id": file.id,
        "created": file.created,
        "timestamp": file.created,
        "name": file.name,
        "title": file.title,
        "mimetype": file.mimetype,
        "filetype": file.name.rpartition(".")[2].lower(),
        "user": file.user,
        "user_team": state.users[file.user].team_id,
        "size": len(file.content),
        "mode": "hosted",
        "is_external": False,
        "is_public": any(state.channels[name].kind == "public" for name in file.channels),
        "permalink": f"{address}/{file.name}",
        "url_private": f"{address}/{file.name}",
        "url_private_download": f"{address}/download/{file.name}",
        "channels": [name for name in file.channels if state.channels[name].kind == "public"],
        "groups": [name for name in file.channels if state.channels[name].kind == "private"],
        "ims": [name for name in file.channels if state.channels[name].kind == "im"],
    }
