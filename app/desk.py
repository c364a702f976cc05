"""The desk with what time does to it: its clock, what is owed in Slack, and the paging."""

import time
from dataclasses import dataclass

from slack_sdk.web.async_client import AsyncWebClient

from bot.clock.alarm import DISK_FULL, Alarm, TokenAlarm
from bot.clock.alerts import Alerts
from bot.clock.clocks import SystemClock, WoundClock
from bot.clock.clockwork import Clockwork
from bot.clock.composing import Composer
from bot.clock.counts import Counts
from bot.clock.delivery import Delivery
from bot.clock.emergency_net import EmergencyNet
from bot.clock.escalation import Escalation
from bot.clock.heart import Heart
from bot.clock.net import Net
from bot.clock.outside import OutsidePaging
from bot.clock.pace import Pace
from bot.clock.pagework import Pagework
from bot.clock.paging import ApprisePager
from bot.clock.places import Places
from bot.clock.reminding import Reminding
from bot.clock.trouble import Trouble
from bot.clock.unrecorded import Unrecorded
from bot.desk.desk import Desk
from bot.desk.emergency.duty import Duty
from bot.desk.emergency.watching import Watch
from bot.domain.access import Role
from bot.domain.calendar import civil_today
from bot.domain.case_review import ReviewRules
from bot.settings import Settings
from bot.store.database import Store
from handlers.outbound.directory import SlackDirectory
from handlers.outbound.outlet import SlackOutlet
from handlers.outbound.rendering import Renderer
from handlers.outbound.scheduler import SlackScheduler
from policy.model import Guide


@dataclass(frozen=True)
class Ground:
    """What a desk stands on."""

    settings: Settings
    guide: Guide
    store: Store
    client: AsyncWebClient
    clock: SystemClock | WoundClock


@dataclass(frozen=True)
class Wired:
    """A desk, and what wakes when something is owed."""

    desk: Desk
    clockwork: Clockwork
    pagework: Pagework
    alarm: TokenAlarm


def wired(ground: Ground, directory: SlackDirectory, watch: Watch | None) -> Wired:
    """A desk that writes to Slack and pages outside it. `watch` looks hourly at who is paged;
    None while Slack cannot say who is in which group."""
    settings, clock = ground.settings, ground.clock
    places, duty = _places(settings), _duty(settings, directory)
    pager = ApprisePager(settings.paging.outside)
    alarm = TokenAlarm(duty, pager, clock)
    directory.on_refused = alarm.refused
    ground.store.on_full = Alarm(DISK_FULL, duty, pager, clock).sound
    outlet = SlackOutlet(ground.client, _renderer(ground, directory), alarm.refused)
    clockwork = _clockwork(ground, directory, places, outlet)
    desk = Desk(
        ground.store,
        ground.guide,
        clock,
        settings.zone,
        settings.reminders,
        duty,
        clockwork.wake,
        government_suffixes=settings.government_suffixes,
        signatory=settings.signatory,
    )
    unrecorded = Unrecorded(desk, outlet, pager, places.emergency)
    desk.last_resort = unrecorded.page
    pagework = Pagework(
        Escalation(desk, watch, unrecorded),
        OutsidePaging(ground.store, pager, clock, clockwork.delivery.wake),
    )
    desk.tell_also(pagework.wake)
    directory.on_all_heard = pagework.wake
    return Wired(desk, clockwork, pagework, alarm)


def _places(settings: Settings) -> Places:
    channels = settings.channels
    return Places(
        desk=channels.desk,
        emergency=channels.emergency,
        sealed=channels.sealed,
        fallback=channels.fallback,
        audit=channels.audit,
        monotonic=time.monotonic,
    )


def _duty(settings: Settings, directory: SlackDirectory) -> Duty:
    paging = settings.paging
    return Duty(
        paging.escalation,
        paging.rota,
        paging.follow_up_days,
        paging.telephone,
        directory.members,
        directory.is_gone,
        lambda: directory.holders(Role.COUNSEL),
    )


def _renderer(ground: Ground, directory: SlackDirectory) -> Renderer:
    zone = ground.settings.zone
    rules = ReviewRules(zone, ground.settings.government_suffixes)
    return Renderer(
        ground.guide, directory.names, lambda: civil_today(ground.clock.now(), zone), rules
    )


def _clockwork(
    ground: Ground, directory: SlackDirectory, places: Places, outlet: SlackOutlet
) -> Clockwork:
    settings, store, clock = ground.settings, ground.store, ground.clock
    zone, counts = settings.zone, Counts()
    heart = Heart(counts)
    net = Net(
        store,
        SlackScheduler(ground.client),
        clock,
        settings.channels.place_of,
        counts,
        also=EmergencyNet(store, clock, places.emergency).wanted,
    )
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
