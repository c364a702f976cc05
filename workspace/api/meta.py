"""auth.test, apps.connections.open, team.info and bots.info."""

from workspace.api.call import Call, SlackError, method
from workspace.model import Json


@method("auth.test")
async def auth_test(call: Call) -> Json:
    state = call.workspace.state
    return {
        "url": f"{state.base_url}/",
        "team": state.team.name,
        "team_id": state.team.id,
        "user": state.users[state.app.bot_user_id].name,
        "user_id": state.app.bot_user_id,
        "bot_id": state.app.bot_id,
        "is_enterprise_install": False,
    }


@method("apps.connections.open", by="app")
async def connections_open(call: Call) -> Json:
    return {"url": call.workspace.socket_mode.issue_url()}


@method("team.info", "team:read")
async def team_info(call: Call) -> Json:
    team = call.workspace.state.team
    shown = {"id": team.id, "name": team.name, "domain": team.domain, "email_domain": ""}
    return {"team": shown | {"url": f"{call.workspace.state.base_url}/"}}


@method("bots.info", "users:read")
async def bots_info(call: Call) -> Json:
    state = call.workspace.state
    if call.text("bot", state.app.bot_id) != state.app.bot_id:
        raise SlackError("bot_not_found")
    return {
        "bot": {
            "id": state.app.bot_id,
            "deleted": False,
            "name": state.users[state.app.bot_user_id].real_name,
            "updated": 0,
            "app_id": state.app.app_id,
            "user_id": state.app.bot_user_id,
        }
    }
