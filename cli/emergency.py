"""`writdesk emergency`: for another program, such as one that reads a mailbox; and to take one.

The running desk raises it. Where none runs, every way outside Slack is paged from here, and the
case waits in the database: the desk opens it in Slack when it starts.
"""

import os
from pathlib import Path
from typing import Any

import typer

from bot.clock.clocks import SystemClock
from bot.clock.outside import OutsidePaging, unrecorded_page
from bot.clock.paging import ApprisePager
from bot.control.client import DeskFault, call
from bot.control.operations import emergency_request
from bot.desk.desk import Desk
from bot.desk.emergency.commands import RaiseEmergency
from bot.desk.emergency.results import EmergencyChanged
from bot.domain.access import DESK
from bot.domain.errors import UserError
from bot.settings import (
    DeskFile,
    SettingsError,
    control_socket,
    database_of,
    paging_of,
    read_desk_file,
)
from bot.store.database import StoreError, open_store
from cli.ends import FAULT, fail
from cli.records import duty_of, plain_facts
from cli.requests import read_request_file
from policy.load import latest


async def raise_emergency(
    desk_file: Path, facts: dict[str, Any], file: Path | None, cause: str | None
) -> None:
    """Have it raised, with the facts in `file` if there is one; status 1 where it was paged and
    could not be recorded."""
    try:
        facts = plain_facts(read_request_file(file)) if file else facts
        desk = read_desk_file(desk_file)
        database = database_of(desk, desk_file)
        arguments = {"facts": facts, "cause": cause}
        answer = await call(control_socket(database), "raise_emergency", arguments)
        if answer is None:
            await _alone(desk, database, facts, cause)
        elif answer["number"] is None:
            fail("not recorded: the desk has paged everybody and goes on trying", FAULT)
        else:
            typer.echo(f"{answer['number']}  raised; the desk pages")
    except SettingsError as error:
        fail(str(error))
    except UserError as error:
        fail(error.message)
    except DeskFault as error:
        fail(str(error), FAULT)


async def take_emergency(desk_file: Path, number: str, person: str) -> None:
    """Have the running desk put it on record; status 1 where somebody else has it already."""
    try:
        database = database_of(read_desk_file(desk_file), desk_file)
        arguments = {"number": number, "person": person.removeprefix("@")}
        taken = await call(control_socket(database), "take_emergency", arguments)
    except SettingsError as error:
        fail(str(error))
    except UserError as error:
        fail(error.message)
    except DeskFault as error:
        fail(str(error), FAULT)
    if taken is None:
        fail("no desk is running, so it pages nobody: start it, and take it then", FAULT)
    elif not taken["mine"]:
        fail(f"{taken['number']} is taken already, by {taken['owner']}", FAULT)
    else:
        typer.echo(f"{taken['number']}  taken; decide by {taken['until']}, or it is paged again")


async def _alone(desk: DeskFile, database: Path, facts: dict[str, Any], cause: str | None) -> None:
    pager = ApprisePager(paging_of(desk, os.environ).outside)
    try:
        store = open_store(database, create=False)
    except StoreError as error:
        await _page_unrecorded(desk, pager)
        fail(f"NOT RECORDED, every way outside Slack was paged: {error}", FAULT)
    try:
        clock = SystemClock()
        alone = Desk(
            store, latest(), clock, desk.zone, desk.reminders.rules, duty_of(desk), lambda: None
        )
        wish = RaiseEmergency(emergency_request(facts), every_way=True)
        raised = await alone.do(DESK, wish, cause=cause)
        await OutsidePaging(store, pager, clock, lambda: None).send_all()
    finally:
        store.close()
    number = raised.emergency.number if isinstance(raised, EmergencyChanged) else "it was there"
    typer.echo(f"{number}  raised; no desk is running: paged outside Slack. Start the desk now.")


async def _page_unrecorded(desk: DeskFile, pager: ApprisePager) -> None:
    ways = sorted({way for tier in desk.escalation.all_tiers for way in tier.outside})
    for way in ways:
        if problem := await pager.page(way, unrecorded_page(ways)):
            typer.echo(f"writdesk: {way} was not paged: {problem}", err=True)
