"""How the desk is wired: settings → store → desk → handlers → Bolt. Nothing else wires."""

import asyncio
import logging
import time
from collections.abc import AsyncIterator, Callable, Coroutine
from contextlib import AsyncExitStack, asynccontextmanager, suppress
from dataclasses import asdict, dataclass
from typing import Any

import aiohttp
from slack_bolt.async_app import AsyncApp
from slack_bolt.authorization import AuthorizeResult
from slack_sdk.errors import SlackApiError
from slack_sdk.web.async_client import AsyncWebClient

import handlers.case
import handlers.emergency
import handlers.home
import handlers.intake
import handlers.oncall
import handlers.policy
import handlers.preserve
import handlers.report
from bot.clock import supervisor
from bot.clock.alerts import Alerts
from bot.clock.clocks import SystemClock, WoundClock
from bot.clock.clockwork import Clockwork
from bot.clock.composing import Composer
from bot.clock.counts import Counts
from bot.clock.delivery import Delivery
from bot.clock.emergency_net import EmergencyNet
from bot.clock.escalation import Escalation
from bot.clock.heart import Heart
from bot.clock.housekeeping import Housekeeping
from bot.clock.net import Net
from bot.clock.outside import OutsidePaging
from bot.clock.pace import Pace
from bot.clock.pagework import Pagework
from bot.clock.paging import ApprisePager, is_understood
from bot.clock.places import Places
from bot.clock.reminding import Reminding
from bot.clock.token_alarm import TokenAlarm
from bot.clock.trouble import Trouble
from bot.clock.unrecorded import Unrecorded
from bot.control import server as control
from bot.control.operations import Json, Operation
from bot.control.reload import Reload
from bot.control.taking import taking
from bot.desk.desk import Desk
from bot.desk.emergency.duty import Duty
from bot.desk.emergency.watching import Watch
from bot.doctor.finding import Finding
from bot.doctor.here import of_configuration, of_machine
from bot.doctor.records import of_records, read_records
from bot.doctor.slack import of_slack
from bot.domain.access import Role
from bot.domain.calendar import civil_today
from bot.domain.case_review import ReviewRules
from bot.intake.reader import Reader
from bot.monitor import page
from bot.monitor.health import Vitals
from bot.monitor.measures import Measures
from bot.monitor.metrics import DeskNumbers
from bot.report.drawer import Drawer
from bot.settings import Settings, control_socket
from bot.store import audit
from bot.store.aside import aside
from bot.store.database import Store, open_store
from bot.store.standing import standing
from handlers.boundary import Boundary
from handlers.homes import Homes
from handlers.listeners import Listeners
from handlers.outbound.checkup import look
from handlers.outbound.client import UNREACHABLE, is_refused, slack_client, slack_session
from handlers.outbound.directory import SlackDirectory
from handlers.outbound.files import SlackFiles
from handlers.outbound.outlet import SlackOutlet
from handlers.outbound.pulse import Pulse
from handlers.outbound.rendering import Renderer
from handlers.outbound.scheduler import SlackScheduler
from handlers.outbound.threads import SlackThreads
from handlers.socket import Socket
from handlers.turn import Office
from policy.answer.engine import engine_of
from policy.letter import reread_letters
from policy.load import latest
from policy.model import Guide

log = logging.getLogger(__name__)

# Slack's own client pings this often, and reconnects after four pings without an answer.
PING_SECONDS = 5
# While Slack cannot be reached at the start, it is asked again after so many seconds.
_ASK_AGAIN = 5.0


class NotWelcome(Exception):
    """Slack refuses the token: install the app again and give the desk its new token."""


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
    ):
        feature.register(found)
    for name in ("user_change", "subteam_members_changed", "subteam_updated"):
        found.news[name] = directory.heard
    return found


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
        clock = WoundClock(clock_url, session) if clock_url else SystemClock()
        if isinstance(clock, WoundClock):
            await clock.hear()
        me = await _known_to_slack(settings, guide, store, client, clock)
        team = frozenset(one for one in (me.team_id, me.enterprise_id) if one)
        tiers = settings.paging.escalation.all_tiers
        paged = {target for tier in tiers for target in tier.targets}
        if rota := settings.paging.rota:
            paged |= {*rota.people, *([rota.group] if rota.group else [])}
        directory = SlackDirectory(client, team, settings.roles, paged)
        await directory.renew_groups()
        desk, clockwork, pagework, alarm = _desk(
            settings, guide, store, client, directory, clock, Watch()
        )
        threads = SlackThreads(client)
        reader = Reader(guide=guide.version)
        office = Office(
            desk,
            look_up=directory.actor,
            look_up_now=directory.fresh_actor,
            names=directory.names,
            thread=threads.messages,
            just_before=threads.just_before,
            read_file=SlackFiles(session, settings.bot_token, settings.api_url, reader).read,
            draw=Drawer().make,
            desk_channel=settings.channels.desk,
            emergency_channel=settings.channels.emergency or settings.channels.desk,
            look_up_soon=directory.actor_soon,
            own_id=me.bot_user_id or "",
            own_channels=frozenset(
                filter(None, (settings.channels.desk, settings.channels.fallback))
            ),
        )
        homes = _homes(office, client)
        desk.tell_also(homes.wake)
        measures = Measures()
        boundary = Boundary(office, team, client, measures)
        stack.push_async_callback(boundary.close)
        slack = _bolt(settings, client, boundary, listeners(directory), me)
        stack.push_async_callback(slack.client.close)
        stack.enter_context(clockwork.heart.watched())
        pulse = Pulse(client, slack.client.is_connected, alarm.refused, alarm.accepted)
        tasks = [*clockwork.tasks(), *pagework.tasks(), directory.keep_renewed(), homes.run()]
        housekeeping = Housekeeping(
            desk,
            posts_head=settings.channels.audit is not None,
            keep_days=settings.keep_closed_days,
        )
        tasks += [pulse.run(), housekeeping.run()]
        if isinstance(clock, WoundClock):
            tasks.append(clock.follow(clockwork.wake, pagework.wake, housekeeping.wake))
        if settings.heartbeat_url:
            tasks.append(
                clockwork.heart.ping(settings.heartbeat_url, session, lambda: audit.head(store.db))
            )
        failed = await stack.enter_async_context(_kept_alive(tasks))
        await slack.connect_async()  # type: ignore[no-untyped-call]  # Bolt has no types there
        vitals = _vitals(clockwork.heart, alarm, pulse)
        if settings.monitor_port is not None:
            numbers = DeskNumbers(
                clockwork.counts,
                vitals,
                clockwork.heart.since_beat,
                lambda: standing(store.db, clock.now()),
            )
            measures.registry.register(numbers)
            monitors = await page.serve(settings.monitor_port, vitals, measures.registry)
            stack.push_async_callback(monitors.cleanup)
        runner = await control.serve(
            desk,
            control_socket(settings.database),
            _control(settings, session, directory, reload),
        )
        stack.push_async_callback(runner.cleanup)
        yield Running(desk, clockwork.counts, failed)


def _desk(
    settings: Settings,
    guide: Guide,
    store: Store,
    client: AsyncWebClient,
    directory: SlackDirectory,
    clock: SystemClock | WoundClock,
    watch: Watch | None,
) -> tuple[Desk, Clockwork, Pagework, TokenAlarm]:
    paging, channels = settings.paging, settings.channels
    places = Places(
        desk=channels.desk,
        emergency=channels.emergency,
        sealed=channels.sealed,
        fallback=channels.fallback,
        audit=channels.audit,
        monotonic=time.monotonic,
    )
    duty = Duty(
        paging.escalation,
        paging.rota,
        paging.follow_up_days,
        paging.telephone,
        directory.members,
        directory.is_gone,
        lambda: directory.holders(Role.COUNSEL),
    )
    pager = ApprisePager(paging.outside)
    alarm = TokenAlarm(duty, pager, clock)
    directory.on_refused = alarm.refused
    outlet = SlackOutlet(client, _renderer(settings, guide, directory, clock), alarm.refused)
    clockwork = _clockwork(settings, store, client, directory, clock, places=places, outlet=outlet)
    desk = Desk(
        store,
        guide,
        clock,
        settings.zone,
        settings.reminders,
        duty,
        clockwork.wake,
        government_suffixes=settings.government_suffixes,
    )
    unrecorded = Unrecorded(desk, outlet, pager, places.emergency)
    desk.last_resort = unrecorded.page
    pagework = Pagework(
        Escalation(desk, watch, unrecorded),
        OutsidePaging(store, pager, clock, clockwork.delivery.wake),
    )
    desk.tell_also(pagework.wake)
    return desk, clockwork, pagework, alarm


def _renderer(
    settings: Settings, guide: Guide, directory: SlackDirectory, clock: SystemClock | WoundClock
) -> Renderer:
    rules = ReviewRules(settings.zone, settings.government_suffixes)
    today = lambda: civil_today(clock.now(), settings.zone)  # noqa: E731
    return Renderer(guide, directory.names, today, rules)


def _clockwork(
    settings: Settings,
    store: Store,
    client: AsyncWebClient,
    directory: SlackDirectory,
    clock: SystemClock | WoundClock,
    *,
    places: Places,
    outlet: SlackOutlet,
) -> Clockwork:
    channels, zone, counts = settings.channels, settings.zone, Counts()
    hanging = EmergencyNet(store, clock, places.emergency)
    heart = Heart(counts)
    net = Net(store, SlackScheduler(client), clock, channels.place_of, counts, also=hanging.wanted)
    alerts = Alerts(
        store,
        clock,
        places,
        zone=zone,
        suffixes=settings.government_suffixes,
        telephone=settings.paging.telephone,
        on_paged=net.wake,
    )
    delivery = Delivery(
        store,
        outlet,
        clock,
        Pace(time.monotonic),
        Composer(store, clock, places, zone, alerts),
        Trouble(store, places, lambda: directory.holders(Role.ADMIN)),
        counts,
        on_reminded=net.wake,
        on_settled=alerts.settled,
    )
    reminding = Reminding(
        store, clock, zone, settings.reminders, counts, on_owed=delivery.wake, beat=heart.beat
    )
    return Clockwork(counts, heart, delivery, reminding, net)


def _control(
    settings: Settings,
    session: aiohttp.ClientSession,
    directory: SlackDirectory,
    reload: Reload | None,
) -> dict[str, Operation]:
    """What the command line can have this desk do beside its records."""

    async def doctor(desk: Desk, _arguments: Json) -> Json:
        refused = reload.refused if reload else None
        ours = of_configuration(desk.guide.version, refused)
        found = [*ours, *await examine(settings, desk.store, session)]
        return {"findings": [asdict(one) for one in found]}

    also = {"reload": reload.ask, "reload_outcome": reload.outcome} if reload else {}
    return {"doctor": doctor, "take_emergency": taking(directory.called), **also}


async def examine(
    settings: Settings, store: Store | None, session: aiohttp.ClientSession
) -> list[Finding]:
    """What the doctor finds, from all sides; without a store, all but the database."""
    client = slack_client(settings.bot_token, settings.api_url, session)
    app_client = slack_client(settings.app_token, settings.api_url, session)
    seen = await look(settings, client, app_client)
    urls = set(settings.paging.outside.values())
    ways = {url for url in urls if await asyncio.to_thread(is_understood, url)}
    now = SystemClock().now()
    found = [*of_slack(seen, settings), *of_machine(settings, now, ways.__contains__)]
    if store:
        records = await aside(store, lambda db: read_records(db, store.key, settings, now))
        found += of_records(records, settings, now)
    return found


def _vitals(heart: Heart, alarm: TokenAlarm, pulse: Pulse) -> Callable[[], Vitals]:
    return lambda: Vitals(alarm.is_refused, heart.is_stuck(), pulse.down_for())


def _homes(office: Office, client: AsyncWebClient) -> Homes:
    async def view_of(person: str) -> dict[str, Any]:
        return await handlers.home.view_of(office, await office.look_up(person))

    async def publish(person: str, view: dict[str, Any]) -> None:
        await client.views_publish(user_id=person, view=view)

    return Homes(office.desk.with_homes, view_of, publish)


def _bolt(
    settings: Settings,
    client: AsyncWebClient,
    boundary: Boundary,
    found: Listeners,
    me: AuthorizeResult,
) -> Socket:
    async def authorize() -> AuthorizeResult:
        """Known since the start. Bolt's own way asks Slack at the first command, which then waits
        for Slack, and is refused when the token is: an emergency must be taken all the same."""
        return me

    # The token comes from `authorize`; Bolt warns of a client that has one as well.
    bare = slack_client(None, settings.api_url, client.session)
    # Commit, then acknowledge: Bolt's default acknowledges first and loses what then fails.
    bolt = AsyncApp(client=bare, authorize=authorize, process_before_response=True)
    boundary.connect(bolt, found)
    return Socket(bolt, settings.app_token, ping_interval=PING_SECONDS)


async def _known_to_slack(
    settings: Settings,
    guide: Guide,
    store: Store,
    client: AsyncWebClient,
    clock: SystemClock | WoundClock,
) -> AuthorizeResult:
    """Who the desk is in Slack. For as long as Slack cannot be reached, whoever is due is paged
    outside it: an emergency does not wait for Slack."""
    with suppress(*UNREACHABLE):
        return await _own_ids(client)
    log.warning("Slack cannot be reached; meanwhile pages go outside it alone")
    # Who is in which group cannot be known, so nothing is said of groups without anybody.
    directory = SlackDirectory(client, frozenset(), settings.roles, set())
    _, _, pagework, _ = _desk(settings, guide, store, client, directory, clock, None)
    async with _kept_alive(pagework.tasks()) as failed:
        while True:
            supervisor.tell(supervisor.STILL_STARTING)
            await asyncio.wait([failed], timeout=_ASK_AGAIN)
            if failed.done():
                failed.result()
            with suppress(*UNREACHABLE):
                return await _own_ids(client)


async def _own_ids(client: AsyncWebClient) -> AuthorizeResult:
    """Who the desk is in Slack. Raises NotWelcome; an `UNREACHABLE` where Slack does not say."""
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
