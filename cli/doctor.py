"""`writdesk doctor`: by the running desk, which has the tokens, or without one from here."""

import json
import os
from dataclasses import asdict
from pathlib import Path

import typer

from app.operations import examine
from bot.control.client import DeskFault, call
from bot.doctor.finding import Finding, Level, broken
from bot.domain.errors import UserError
from bot.settings import (
    DeskFile,
    SettingsError,
    control_socket,
    database_of,
    read_desk_file,
    settings,
)
from bot.store.database import StoreError, open_store
from cli.ends import FAULT, fail
from handlers.outbound.client import slack_session
from policy.load import GuideError

_MARKS = {Level.OK: "✓", Level.WARNING: "!", Level.BROKEN: "✗"}


async def examine_desk(desk_file: Path, *, as_json: bool) -> None:
    """Print what was found; the exit status is 1 where something is broken, else 0."""
    try:
        desk = read_desk_file(desk_file)
        database = database_of(desk, desk_file)
        answer = await call(control_socket(database), "doctor", {})
    except SettingsError as error:
        fail(str(error))
    except (DeskFault, UserError) as error:
        fail(str(error), FAULT)
    if answer is None:
        found = await _alone(desk, database)
    else:
        found = [Finding(**one | {"level": Level(one["level"])}) for one in answer["findings"]]
    if as_json:
        typer.echo(json.dumps({"findings": [asdict(one) for one in found]}, indent=2))
    else:
        _print(found, running=answer is not None)
    if any(one.level is Level.BROKEN for one in found):
        raise typer.Exit(FAULT)


def _print(found: list[Finding], *, running: bool) -> None:
    typer.echo("The desk is running." if running else "No desk is running.")
    for one in sorted(found, key=lambda one: list(_MARKS).index(one.level), reverse=True):
        typer.echo(f"{_MARKS[one.level]} {one.about}: {one.says}")
        if one.do:
            typer.echo(f"    {one.do}")


async def _alone(desk: DeskFile, database: Path) -> list[Finding]:
    found, store = [], None
    try:
        store = open_store(database, create=False)
    except StoreError as error:
        found.append(broken("database", str(error), "See docs/operations.md."))
    try:
        set_up = settings(desk, os.environ, database=database)
        async with slack_session() as session:
            found += await examine(set_up, store, session)
    except SettingsError as error:
        found.append(broken("configuration", str(error), "Set it where the desk is started."))
    except GuideError as error:
        found.append(broken("guide", str(error), "Correct that line, or bring the file back."))
    finally:
        if store:
            store.close()
    return found
