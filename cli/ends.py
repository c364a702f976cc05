"""How a command ends when something is wrong."""

from typing import NoReturn

import typer

BAD_USE = 2
FAULT = 1
NOT_WELCOME = 78  # EX_CONFIG: starting again would not help


def fail(message: str, status: int = BAD_USE) -> NoReturn:
    """End with one line on standard error."""
    typer.echo(f"writdesk: {message}", err=True)
    raise typer.Exit(status)
