"""How the desk is wired: settings → store → desk → handlers → Bolt. Nothing else wires."""

import asyncio
import logging
import time
from collections.abc import AsyncIterator, Coroutine
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass
from typing import Any

import aiohttp
from slack_bolt.adapter.socket_mode.aiohttp import AsyncSocketModeHandler
from slack_bolt.async_app import AsyncApp
from slack_sdk.errors import SlackApiError
from slack_sdk.web.async_client import AsyncWebClient

import handlers.case
import handlers.home
import handlers.policy
from bot.clock.clocks import SystemClock, WoundClock
from bot.clock.clockwork import Clockwork
from bot.clock.composing import Composer
from bot.clock.counts import Counts
from bot.clock.delivery import Delivery
from bot.clock.heart import Heart
from bot.clock.net import Net
from bot.clock.pace import Pace
from bot.clock.places import Places
from bot.clock.reminding import Reminding
from bot.clock.trouble import Trouble
from bot.control import server as control
from bot.desk.desk import Desk
from bot.domain.access import Role
from bot.domain.calendar import civil_today
from bot.settings import Settings, control_socket
from bot.store.database import Store, open_store
from handlers.boundary import Boundary
from handlers.listeners import Listeners
from handlers.outbound.client import slack_client
from handlers.outbound.directory import SlackDirectory
from handlers.outbound.outlet import SlackOutlet
from handlers.outbound.rendering import Renderer
from handlers.outbound.scheduler import SlackScheduler
from handlers.turn import Office
from policy.answer.engine import engine_of
from policy.load import latest

log = logging.getLogger(__name__)

# Slack's own client pings this often, and reconnects after four pings without an answer.
PING_SECONDS = 5


class NotWelcome(Exception):
    """Slack refuses the token: install the app again and give the desk its new token."""


@dataclass(frozen=True)
class Running:
    """A desk that is connected. `failed` ends only when one of its tasks does."""

    desk: Desk
    counts: Counts
    failed: asyncio.Future[None]


def listeners(directory: SlackDirectory) -> Listeners:
    """Everything that the desk listens to; `app.yaml` declares the same."""
    found = Listeners()
    for feature in (handlers.case, handlers.policy, handlers.home):
        feature.register(found)
    for name in ("user_change", "subteam_members_changed", "subteam_updated"):
        found.news[name] = directory.heard
    return found


@asynccontextmanager
async def running(
    settings: Settings, *, create: bool = False, clock_url: str | None = None
) -> AsyncIterator[Running]:
    """A desk, connected to Slack for as long as the context lasts.

    Raises:
        StoreError: when the database cannot be used.
        NotWelcome: when Slack refuses the token.
    """
    async with AsyncExitStack() as stack:
        store = open_store(settings.database, create=create)
        stack.callback(store.close)
        session = await stack.enter_async_context(aiohttp.ClientSession())
        client = slack_client(settings.bot_token, settings.api_url, session)
        team = await _own_team(client)
        directory = SlackDirectory(client, team, settings.roles)
        await directory.renew_groups()
        clock = WoundClock(clock_url, session) if clock_url else SystemClock()
        if isinstance(clock, WoundClock):
            await clock.hear()
        desk, clockwork = _desk(settings, store, client, directory, clock)
        office = Office(
            desk, directory.actor, directory.fresh_actor, directory.names, settings.channels.desk
        )
        slack = _bolt(settings, client, Boundary(office, team, client), listeners(directory))
        stack.push_async_callback(slack.client.close)
        stack.enter_context(clockwork.heart.watched())
        tasks = [*clockwork.tasks(), directory.keep_renewed()]
        if isinstance(clock, WoundClock):
            tasks.append(clock.follow(clockwork.wake))
        if settings.heartbeat_url:
            tasks.append(clockwork.heart.ping(settings.heartbeat_url, session))
        failed = await stack.enter_async_context(_kept_alive(tasks))
        await slack.connect_async()  # type: ignore[no-untyped-call]  # Bolt has no types there
        runner = await control.serve(desk, control_socket(settings.database))
        stack.push_async_callback(runner.cleanup)
        yield Running(desk, clockwork.counts, failed)


def _desk(
    settings: Settings,
    store: Store,
    client: AsyncWebClient,
    directory: SlackDirectory,
    clock: SystemClock | WoundClock,
) -> tuple[Desk, Clockwork]:
    guide = latest()
    engine_of(guide)  # read now, so that the first question does not wait for it
    clockwork = _clockwork(settings, store, client, directory, clock)
    desk = Desk(store, guide, clock, settings.zone, settings.reminders, clockwork.wake)
    return desk, clockwork


def _clockwork(
    settings: Settings,
    store: Store,
    client: AsyncWebClient,
    directory: SlackDirectory,
    clock: SystemClock | WoundClock,
) -> Clockwork:
    channels, zone, counts = settings.channels, settings.zone, Counts()
    places = Places(
        desk=channels.desk,
        sealed=channels.sealed,
        fallback=channels.fallback,
        monotonic=time.monotonic,
    )
    renderer = Renderer(latest(), directory.names, lambda: civil_today(clock.now(), zone))
    heart = Heart(counts)
    net = Net(store, SlackScheduler(client), clock, channels.place_of, counts)
    delivery = Delivery(
        store,
        SlackOutlet(client, renderer),
        clock,
        Pace(time.monotonic),
        Composer(store, clock, places, zone),
        Trouble(store, places, lambda: directory.holders(Role.ADMIN)),
        counts,
        on_reminded=net.wake,
    )
    reminding = Reminding(
        store, clock, zone, settings.reminders, counts, on_owed=delivery.wake, beat=heart.beat
    )
    return Clockwork(counts, heart, delivery, reminding, net)


def _bolt(
    settings: Settings, client: AsyncWebClient, boundary: Boundary, found: Listeners
) -> AsyncSocketModeHandler:
    # Commit, then acknowledge: Bolt's default acknowledges first and loses what then fails.
    bolt = AsyncApp(client=client, process_before_response=True)
    boundary.connect(bolt, found)
    return AsyncSocketModeHandler(bolt, settings.app_token, ping_interval=PING_SECONDS)


async def _own_team(client: AsyncWebClient) -> frozenset[str]:
    try:
        me = await client.auth_test()
    except SlackApiError as error:
        raise NotWelcome(
            f"Slack refuses the token ({error.response['error']}). Install the app again at"
            " api.slack.com/apps and set SLACK_BOT_TOKEN to the token it shows."
        ) from None
    ids = (me.get("team_id"), me.get("enterprise_id"))
    return frozenset(str(one) for one in ids if one)


@asynccontextmanager
async def _kept_alive(
    coroutines: list[Coroutine[Any, Any, None]],
) -> AsyncIterator[asyncio.Future[None]]:
    """Run tasks for as long as the context lasts; the future fails when one of them ends."""
    failed: asyncio.Future[None] = asyncio.get_running_loop().create_future()

    def ended(task: asyncio.Task[None]) -> None:
        if not task.cancelled() and not failed.done():
            failed.set_exception(task.exception() or RuntimeError("a task of the desk ended"))

    tasks = [asyncio.create_task(one) for one in coroutines]
    for task in tasks:
        task.add_done_callback(ended)
    try:
        yield failed
    finally:
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)
        failed.cancel()
