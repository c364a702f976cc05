"""users.* and usergroups.*"""

from workspace.api.call import Call, SlackError, method
from workspace.api.paging import page
from workspace.model import Json
from workspace.shapes import group_json, user_json


@method("users.info", "users:read")
async def users_info(call: Call) -> Json:
    state = call.workspace.state
    user = state.users.get(call.required("user"))
    if user is None:
        raise SlackError("user_not_found")
    return {"user": user_json(user, state.clock.now())}


@method("users.list", "users:read")
async def users_list(call: Call) -> Json:
    state = call.workspace.state
    members = [user for user in state.users.values() if not user.is_stranger]
    shown, following = page(call, members, default=1000, most=1000)
    now = state.clock.now()
    return {
        "members": [user_json(user, now) for user in shown],
        "cache_ts": int(now.timestamp()),
    } | following


@method("usergroups.list", "usergroups:read")
async def usergroups_list(call: Call) -> Json:
    state = call.workspace.state
    groups = [
        group
        for group in state.groups.values()
        if not group.disabled or call.flag("include_disabled")
    ]
    with_users = call.flag("include_users")
    return {"usergroups": [group_json(group, state, with_users=with_users) for group in groups]}


@method("usergroups.users.list", "usergroups:read")
async def usergroups_users_list(call: Call) -> Json:
    group = call.workspace.state.groups.get(call.required("usergroup"))
    if group is None or (group.disabled and not call.flag("include_disabled")):
        raise SlackError("no_such_subteam")
    return {"users": list(group.users)}
