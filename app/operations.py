"""What the command line can have a desk do beside its records: doctor, reload, take."""

import asyncio
from dataclasses import asdict

import aiohttp

from bot.clock.clocks import SystemClock
from bot.clock.paging import is_understood
from bot.control.operations import Json, Operation
from bot.control.reload import Reload
from bot.control.taking import taking
from bot.desk.desk import Desk
from bot.doctor.finding import Finding
from bot.doctor.here import of_configuration, of_machine
from bot.doctor.records import of_records, read_records
from bot.doctor.slack import of_slack
from bot.settings import Settings
from bot.store.aside import aside
from bot.store.database import Store
from handlers.outbound.checkup import look
from handlers.outbound.client import slack_client
from handlers.outbound.directory import SlackDirectory


def operations(
    settings: Settings,
    session: aiohttp.ClientSession,
    directory: SlackDirectory,
    reload: Reload | None,
) -> dict[str, Operation]:
    """By the name that the command line asks for."""

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
