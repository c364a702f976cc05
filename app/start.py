"""A desk from its start to its end: what is put together, in which order, and taken apart again."""

import asyncio
from collections.abc import AsyncIterator, Coroutine
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass
from functools import partial
from typing import Any

import aiohttp
from slack_bolt.authorization import AuthorizeResult
from slack_sdk.web.async_client import AsyncWebClient

import handlers.home
from app.desk import Ground, Wired, wired
from app.operations import operations
from app.slack import bolt, known_to_slack, listeners
from app.tasks import kept_alive
from bot.clock.clocks import SystemClock, WoundClock
from bot.clock.counts import Counts
from bot.clock.housekeeping import Housekeeping
from bot.control import server as control
from bot.control.reload import Reload
from bot.desk.desk import Desk
from bot.desk.emergency.watching import Watch
from bot.intake.reader import Reader
from bot.monitor import page
from bot.monitor.health import Vitals
from bot.monitor.measures import Measures
from bot.monitor.metrics import DeskNumbers
from bot.report.drawer import Drawer
from bot.settings import Settings, control_socket
from bot.store import audit
from bot.store.database import open_store
from bot.store.standing import standing
from handlers.boundary import Boundary
from handlers.homes import Homes
from handlers.outbound.client import slack_client, slack_session
from handlers.outbound.directory import SlackDirectory
from handlers.outbound.files import SlackFiles
from handlers.outbound.pulse import Pulse
from handlers.outbound.threads import SlackThreads
from handlers.turn import Office
from policy.answer.engine import engine_of
from policy.letter import reread_letters
from policy.load import latest
from policy.model import Guide


@dataclass(frozen=True)
class Running:
    """A desk that is connected. `failed` ends only when one of its tasks does."""

    desk: Desk
    counts: Counts
    failed: asyncio.Future[None]


def newest_guide() -> Guide:
    """The newest guide, read with its engine, and the letters: what is broken is found now, and
    the first question does not wait.

    Raises:
        GuideError, LetterError: naming file and line.
    """
    guide = latest()
    engine_of(guide)
    reread_letters()
    return guide


@asynccontextmanager
async def running(
    settings: Settings,
    *,
    guide: Guide | None = None,
    create: bool = False,
    clock_url: str | None = None,
    reload: Reload | None = None,
) -> AsyncIterator[Running]:
    """A desk, connected to Slack for as long as the context lasts.

    `guide`: the newest where none is given. `reload`: what the command line asks for anew with.

    Raises:
        StoreError: when the database cannot be used.
        NotWelcome: when Slack refuses the token.
    """
    guide = guide or newest_guide()
    async with AsyncExitStack() as stack:
        store = open_store(settings.database, create=create)
        stack.callback(store.close)
        session = await stack.enter_async_context(slack_session())
        client = slack_client(settings.bot_token, settings.api_url, session)
        ground = Ground(settings, guide, store, client, await _clock(clock_url, session))
        me = await known_to_slack(ground)
        directory = SlackDirectory(client, _teams(me), settings.roles, _paged(settings))
        await directory.renew_groups()
        parts = wired(ground, directory, Watch())
        desk, clockwork, alarm = parts.desk, parts.clockwork, parts.alarm
        office = _office(ground, desk, directory, session, me)
        homes = _homes(office, client)
        desk.tell_also(homes.wake)
        measures = Measures()
        boundary = Boundary(office, _teams(me), client, measures)
        stack.push_async_callback(boundary.close)
        slack = bolt(settings, client, boundary, listeners(directory), me)
        stack.push_async_callback(slack.client.close)
        stack.enter_context(clockwork.heart.watched())
        pulse = Pulse(client, slack.client.is_connected, alarm.refused, alarm.accepted)
        tasks = [directory.keep_renewed(), homes.run(), pulse.run()]
        failed = await stack.enter_async_context(
            kept_alive([*tasks, *_timekeeping(ground, parts, session)])
        )
        await slack.connect_async()  # type: ignore[no-untyped-call]  # Bolt has no types there
        await _monitored(stack, ground, parts, measures, pulse)
        runner = await control.serve(
            desk,
            control_socket(settings.database),
            operations(settings, session, directory, reload),
        )
        stack.push_async_callback(runner.cleanup)
        yield Running(desk, clockwork.counts, failed)


async def _clock(url: str | None, session: aiohttp.ClientSession) -> SystemClock | WoundClock:
    """The machine's clock, or the local workspace's, which people wind."""
    if url is None:
        return SystemClock()
    clock = WoundClock(url, session)
    await clock.hear()
    return clock


def _teams(me: AuthorizeResult) -> frozenset[str]:
    return frozenset(one for one in (me.team_id, me.enterprise_id) if one)


def _paged(settings: Settings) -> set[str]:
    """Everyone, and every group, that may be paged."""
    found = {target for tier in settings.paging.escalation.all_tiers for target in tier.targets}
    if rota := settings.paging.rota:
        found |= {*rota.people, *([rota.group] if rota.group else [])}
    return found


def _office(
    ground: Ground,
    desk: Desk,
    directory: SlackDirectory,
    session: aiohttp.ClientSession,
    me: AuthorizeResult,
) -> Office:
    settings, channels = ground.settings, ground.settings.channels
    threads = SlackThreads(ground.client)
    reader = Reader(guide=ground.guide.version)
    return Office(
        desk,
        look_up=directory.actor,
        look_up_now=directory.fresh_actor,
        names=directory.names,
        thread=threads.messages,
        just_before=threads.just_before,
        read_file=SlackFiles(session, settings.bot_token, settings.api_url, reader).read,
        draw=Drawer().make,
        desk_channel=channels.desk,
        emergency_channel=channels.emergency or channels.desk,
        look_up_soon=directory.actor_soon,
        own_id=me.bot_user_id or "",
        own_channels=frozenset(filter(None, (channels.desk, channels.fallback))),
    )


def _homes(office: Office, client: AsyncWebClient) -> Homes:
    async def view_of(person: str) -> dict[str, Any]:
        return await handlers.home.view_of(office, await office.look_up(person))

    async def publish(person: str, view: dict[str, Any]) -> None:
        await client.views_publish(user_id=person, view=view)

    return Homes(office.desk.with_homes, view_of, publish)


def _timekeeping(
    ground: Ground, parts: Wired, session: aiohttp.ClientSession
) -> list[Coroutine[Any, Any, None]]:
    """What has to run for as long as the desk does, by its clock."""
    settings, clock = ground.settings, ground.clock
    clockwork, pagework = parts.clockwork, parts.pagework
    housekeeping = Housekeeping(
        parts.desk,
        posts_head=settings.channels.audit is not None,
        keep_days=settings.keep_closed_days,
    )
    tasks = [*clockwork.tasks(), *pagework.tasks(), housekeeping.run()]
    if isinstance(clock, WoundClock):
        tasks.append(clock.follow(clockwork.wake, pagework.wake, housekeeping.wake))
    if settings.heartbeat_url:
        head = partial(audit.head, ground.store.db)
        tasks.append(clockwork.heart.ping(settings.heartbeat_url, session, head))
    return tasks


async def _monitored(
    stack: AsyncExitStack, ground: Ground, parts: Wired, measures: Measures, pulse: Pulse
) -> None:
    """Serve `/healthz` and `/metrics` where a port is configured."""
    port, heart = ground.settings.monitor_port, parts.clockwork.heart
    if port is None:
        return

    def vitals() -> Vitals:
        return Vitals(parts.alarm.is_refused, heart.is_stuck(), pulse.down_for())

    numbers = DeskNumbers(
        parts.clockwork.counts,
        vitals,
        heart.since_beat,
        lambda: standing(ground.store.db, ground.clock.now()),
    )
    measures.registry.register(numbers)
    monitors = await page.serve(port, vitals, measures.registry)
    stack.push_async_callback(monitors.cleanup)
