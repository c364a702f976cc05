"""How the desk is run: the `writdesk` command.

Errors go to standard error, one clear line each: exit status 2 for bad use or bad input, 1 for a
fault, 78 where Slack refuses the token, so that a supervisor does not start it again.
"""

from cli.commands import app


def main() -> None:
    """The entry point of the package."""
    app(prog_name="writdesk")


__all__ = ["main"]
