"""`writdesk backup` and `writdesk restore`."""

from pathlib import Path

import typer

from bot.domain.errors import UserError
from bot.settings import SettingsError, backups_of, database_of, read_desk_file
from bot.store.backup import restore
from bot.store.database import StoreError
from cli.ends import fail
from cli.records import carry_out


async def make_backup(into: Path | None, keep: int, desk_file: Path) -> None:
    """Back the database up, beside a running desk or without one; `into` is absolute."""
    if keep < 1:
        fail("keep at least one backup: --keep 14")
    try:
        folder = into or backups_of(read_desk_file(desk_file), desk_file)
    except SettingsError as error:
        fail(str(error))
    try:
        made = await carry_out(desk_file, "backup", {"into": str(folder), "keep": keep})
    except UserError as error:
        fail(error.message)
    typer.echo(
        f"{made['folder']}: {made['cases']} cases, {made['audit_rows']} audit rows, verified"
    )


def bring_back(folder: Path, desk_file: Path, *, though_newer: bool) -> None:
    """Put a backup in the place of the desk's database."""
    try:
        path = database_of(read_desk_file(desk_file), desk_file)
        back = restore(folder, path, though_newer=though_newer)
    except (SettingsError, StoreError) as error:
        fail(str(error))
    typer.echo(
        f"{path} is the backup of {folder.name}: {back.cases} cases, {back.audit_rows} audit rows."
        " Start the desk, and look at what was done since by hand."
    )
