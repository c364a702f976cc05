"""The line to Slack: who the desk is there, what it listens to, and Bolt."""

import asyncio
import logging
from contextlib import suppress

from slack_bolt.async_app import AsyncApp
from slack_bolt.authorization import AuthorizeResult
from slack_sdk.errors import SlackApiError
from slack_sdk.web.async_client import AsyncWebClient

import handlers.again
import handlers.case
import handlers.emergency
import handlers.home
import handlers.intake
import handlers.oncall
import handlers.policy
import handlers.preserve
import handlers.report
from app.desk import Ground, wired
from app.tasks import kept_alive
from bot.clock import supervisor
from bot.settings import Settings
from handlers.boundary import Boundary
from handlers.listeners import Listeners
from handlers.outbound.client import UNREACHABLE, is_refused, slack_client
from handlers.outbound.directory import SlackDirectory
from handlers.socket import Socket

log = logging.getLogger(__name__)

# Slack's own client pings this often, and reconnects after four pings without an answer.
_PING_SECONDS = 5
# While Slack cannot be reached at the start, it is asked again after so many seconds.
_ASK_AGAIN = 5.0


class NotWelcome(Exception):
    """Slack refuses the token: install the app again and give the desk its new token."""


def listeners(directory: SlackDirectory) -> Listeners:
    """Everything that the desk listens to; `app.yaml` declares the same."""
    found = Listeners()
    for feature in (
        handlers.case,
        handlers.preserve,
        handlers.policy,
        handlers.intake,
        handlers.emergency,
        handlers.oncall,
        handlers.report,
        handlers.home,
        handlers.again,
    ):
        feature.register(found)
    for name in ("user_change", "subteam_members_changed", "subteam_updated"):
        found.news[name] = directory.heard
    return found


def bolt(
    settings: Settings,
    client: AsyncWebClient,
    boundary: Boundary,
    found: Listeners,
    me: AuthorizeResult,
) -> Socket:
    """Bolt over Socket Mode, not yet connected."""

    async def authorize() -> AuthorizeResult:
        """Known since the start. Bolt's own way asks Slack at the first command, which then waits
        for Slack, and is refused when the token is: an emergency must be taken all the same."""
        return me

    # The token comes from `authorize`; Bolt warns of a client that has one as well.
    bare = slack_client(None, settings.api_url, client.session)
    # Commit, then acknowledge: Bolt's default acknowledges first and loses what then fails.
    app = AsyncApp(client=bare, authorize=authorize, process_before_response=True)
    boundary.connect(app, found)
    return Socket(app, settings.app_token, ping_interval=_PING_SECONDS)


async def known_to_slack(ground: Ground) -> AuthorizeResult:
    """Who the desk is in Slack. For as long as Slack cannot be reached, whoever is due is paged
    outside it: an emergency does not wait for Slack.

    Raises:
        NotWelcome: when Slack refuses the token.
    """
    with suppress(*UNREACHABLE):
        return await _own_ids(ground.client)
    log.warning("Slack cannot be reached; meanwhile pages go outside it alone")
    # Who is in which group cannot be known, so nothing is said of groups without anybody.
    directory = SlackDirectory(ground.client, frozenset(), ground.settings.roles, set())
    pagework = wired(ground, directory, None).pagework
    async with kept_alive(pagework.tasks()) as failed:
        while True:
            supervisor.tell(supervisor.STILL_STARTING)
            await asyncio.wait([failed], timeout=_ASK_AGAIN)
            if failed.done():
                failed.result()
            with suppress(*UNREACHABLE):
                return await _own_ids(ground.client)


async def _own_ids(client: AsyncWebClient) -> AuthorizeResult:
    """Raises NotWelcome; an `UNREACHABLE` where Slack does not say."""
    try:
        me = await client.auth_test()
    except SlackApiError as error:
        if not is_refused(error):
            raise
        raise NotWelcome(
            f"Slack refuses the token ({error.response['error']}). Install the app again at"
            " api.slack.com/apps and set SLACK_BOT_TOKEN to the token it shows."
        ) from None
    return AuthorizeResult(
        enterprise_id=me.get("enterprise_id"),
        team_id=me.get("team_id"),
        bot_user_id=str(me["user_id"]),
        bot_id=me.get("bot_id"),
        bot_token=client.token,
    )
