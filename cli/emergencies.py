"""`writdesk emergency …`: raising one from another program, and taking one when Slack is down."""

import asyncio
from pathlib import Path
from typing import Annotated, Any

import typer
from typer.core import TyperGroup

DeskOption = Annotated[
    Path, typer.Option("--desk", metavar="FILE", help="The desk's configuration.")
]


class RaiseUnlessNamed(TyperGroup):
    """What is no subcommand is what is happening: nobody looks up a word while somebody dies."""

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
        if not args or args[0] not in {*self.commands, "--help"}:
            args = ["raise", *args]
        return super().parse_args(ctx, args)


app = typer.Typer(
    cls=RaiseUnlessNamed,
    help="Raise an emergency from another program, or take one when Slack cannot be reached.",
)


@app.command("raise")
def raise_(
    what: Annotated[str, typer.Argument(help="What is happening; half a sentence is enough.")] = "",
    *,
    at_risk: Annotated[str, typer.Option(help="Who is in danger.")] = "",
    by_when: Annotated[str, typer.Option(help="By when.")] = "",
    data: Annotated[str, typer.Option(help="Which data is needed.")] = "",
    helps: Annotated[str, typer.Option(help="How that averts the harm.")] = "",
    agency: Annotated[str, typer.Option(help="Which agency asks.")] = "",
    sender: Annotated[str, typer.Option(help="From which e-mail address.")] = "",
    phone: Annotated[str, typer.Option(help="Where the agency can be called.")] = "",
    file: Annotated[
        Path | None, typer.Option("--file", metavar="FILE", help="A request file instead.")
    ] = None,
    id_: Annotated[
        str | None, typer.Option("--id", help="The same id twice raises one emergency.")
    ] = None,
    desk: DeskOption = Path("desk.yaml"),
) -> None:
    """Raise an emergency; without a running desk, page outside Slack. `raise` may be left out."""
    from cli.emergency import raise_emergency

    told = {"nature": what, "at_risk": at_risk, "imminence": by_when}
    told |= {"specific_data": data, "how_it_helps": helps}
    facts: dict[str, object] = {
        "emergency": {name: text for name, text in told.items() if text},
        "agent": {"agency": agency or None, "phone": phone or None},
        "sender_email": sender or None,
    }
    cause = f"emergency:{id_}" if id_ else None
    asyncio.run(raise_emergency(desk, facts, file, cause))


@app.command()
def take(
    number: Annotated[str, typer.Argument(help="Such as LR-42.")],
    person: Annotated[str, typer.Option("--as", metavar="@PERSON", help="Who takes it.")],
    desk: DeskOption = Path("desk.yaml"),
) -> None:
    """Take an emergency for somebody, when Slack cannot be reached: the paging stops."""
    from cli.emergency import take_emergency

    asyncio.run(take_emergency(desk, number, person))
