"""A rota in a story: who is on call, as it shows, and time that goes by to a moment."""

import asyncio
import datetime as dt
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import replace
from pathlib import Path
from zoneinfo import ZoneInfo

from bot.domain.escalation import ROTA
from bot.domain.oncall import Rota
from tests.scenarios.office import Office, connected, desk_settings, told
from workspace.workspace import Workspace


@asynccontextmanager
async def on_call(
    workspace: Workspace,
    database: Path,
    *,
    zone: str = "UTC",
    weeks_ahead: int = 0,
    hour: int = 0,
    group: str | None = None,
) -> AsyncIterator[Office]:
    """A desk whose first tier is the rota: Ines this week, then Ruth, changing on Mondays; or
    whoever is in a Slack group."""
    plain = await desk_settings(workspace, database)
    people = () if group else (workspace.person("ines").id, workspace.person("ruth").id)
    today = workspace.clock.now().astimezone(ZoneInfo(zone)).date()
    monday = today - dt.timedelta(days=today.weekday()) + dt.timedelta(weeks=weeks_ahead)
    rota = Rota(people, monday, dt.time(hour), ZoneInfo(zone), group)
    escalation = plain.paging.escalation
    first = replace(escalation.tiers[0], targets=(ROTA,))
    tiers = (first, *escalation.tiers[1:])
    paging = replace(plain.paging, rota=rota, escalation=replace(escalation, tiers=tiers))
    settings = replace(plain, paging=paging, zone=ZoneInfo(zone))
    async with connected(workspace, settings) as office:
        yield office


async def shown_lines(office: Office) -> list[str]:
    """What `/oncall` shows Ben, line by line, from who is on call now on."""
    return (await told(office.ben, "/oncall", "general")).splitlines()[1:]


def token(at: dt.datetime) -> str:
    """What Slack shows as this moment, in the time of whoever reads it."""
    return f"<!date^{int(at.timestamp())}^"


def next_monday(office: Office) -> dt.datetime:
    today = office.workspace.clock.now().date()
    monday = today + dt.timedelta(days=7 - today.weekday())
    return dt.datetime.combine(monday, dt.time(), dt.UTC)


async def wind_to(office: Office, at: dt.datetime) -> None:
    """Until the desk has heard that it is so late."""
    office.workspace.clock.wind(at - office.workspace.clock.now())
    async with asyncio.timeout(5):
        while office.desk.clock.now() < at:  # noqa: ASYNC110 — it tells nobody
            await asyncio.sleep(0.01)
