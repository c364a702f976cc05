"""`writdesk reduce`: what the desk does every day by itself, now."""

from pathlib import Path

import typer

from bot.settings import SettingsError, read_desk_file
from cli.ends import fail
from cli.records import at_desk


async def reduce_all(desk_file: Path) -> None:
    """Reduce every closed case that is over its time, some at a time."""
    try:
        days = read_desk_file(desk_file).retention.closed_days
    except SettingsError as error:
        fail(str(error))
    if days is None:
        fail(
            f"{desk_file} sets no time after which facts are reduced, so they are kept for ever."
            " Set one: `retention: {closed_days: 730}`."
        )
    total, held = 0, 0
    async with at_desk(desk_file) as door:
        while True:
            done = await door.do("reduce_closed", {"keep_days": days})
            total, held = total + done["reduced"], done["held"]
            if not done["reduced"]:
                break
    kept = f" {held} more are sealed or held, and stay as they are." if held else ""
    typer.echo(f"{total} cases closed more than {days} days ago were reduced.{kept}")
