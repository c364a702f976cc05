"""The subcommands of `writdesk`. Each imports what it needs when it runs."""

import asyncio
from pathlib import Path
from typing import Annotated

import typer

from cli import emergencies
from cli.emergencies import DeskOption

app = typer.Typer(
    help="A Slack desk for government and law-enforcement requests for user data.",
    no_args_is_help=True,
    add_completion=True,
    pretty_exceptions_enable=False,
)
guide_app = typer.Typer(help="The structured copy of the guide.", no_args_is_help=True)
app.add_typer(guide_app, name="guide")
app.add_typer(emergencies.app, name="emergency")


@app.command("try")
def try_(
    port: Annotated[int, typer.Option(help="Port of the page; 0 takes a free one.")] = 8765,
) -> None:
    """Try the desk in the browser, in a local workspace. Nothing leaves this machine."""
    from cli.trying import try_desk

    asyncio.run(try_desk(port))


@app.command()
def run(
    desk: DeskOption = Path("desk.yaml"),
    create: Annotated[
        bool, typer.Option("--create", help="Begin a new, empty database if there is none.")
    ] = False,
) -> None:
    """Run the desk in Slack."""
    from cli.running import run_desk

    run_desk(desk, create=create)


@app.command()
def ask(
    question: Annotated[str | None, typer.Argument(help="In English or Chinese.")] = None,
    json: Annotated[bool, typer.Option("--json", help="The answer as JSON.")] = False,
    jsonl: Annotated[
        Path | None,
        typer.Option("--jsonl", metavar="FILE", help="Lines with id and question; - for stdin."),
    ] = None,
    explain: Annotated[bool, typer.Option("--explain", help="Show why this answer.")] = False,
) -> None:
    """Ask the government requests guide."""
    from cli.asking import answer_file, answer_one

    if jsonl is not None:
        answer_file(jsonl, question=question, explain=explain)
    else:
        answer_one(question, as_json=json, explain=explain)


@app.command()
def review(
    file: Annotated[Path, typer.Argument(help="A request's facts, YAML or JSON.")],
    json: Annotated[bool, typer.Option("--json", help="The review as JSON.")] = False,
    desk: Annotated[
        Path | None,
        typer.Option(
            "--desk",
            metavar="FILE",
            help="Time zone and government suffixes; ./desk.yaml if it is there.",
        ),
    ] = None,
) -> None:
    """Review a request by the guide, and draft the reply."""
    from cli.reviewing import review_file

    review_file(file, desk=desk, as_json=json)


@guide_app.command("check")
def guide_check(
    folder: Annotated[
        Path | None, typer.Argument(help="A guide that is being edited; else the newest.")
    ] = None,
) -> None:
    """Find facts without wording, missing languages, shared words and ids that nothing uses."""
    from cli.guide import check_guide

    check_guide(folder)


@guide_app.command("diff")
def guide_diff(
    old: Annotated[str, typer.Argument(help="A guide's date, or its folder.")],
    new: Annotated[str, typer.Argument(help="A guide's date, or its folder.")],
    desk: Annotated[
        Path | None,
        typer.Option("--desk", metavar="FILE", help="The desk whose open cases are named."),
    ] = None,
) -> None:
    """Show what a newer guide changes, and which open cases it touches."""
    from cli.guide import diff_guides

    touched = diff_guides(old, new)
    if touched:
        from cli.records import name_open_cases

        asyncio.run(name_open_cases(desk, touched.version, touched.processes))


@app.command("import")
def import_(
    files: Annotated[
        list[Path], typer.Argument(help="Request files, YAML or JSON; or dockets, CSV.")
    ],
    desk: DeskOption = Path("desk.yaml"),
) -> None:
    """Open a case from each request file, or from each line of a CSV.

    A CSV's first line names its columns, as in a request file (agent.agency) or by the short names
    of /case new (agency); only process is needed. Several values in one cell stand apart by ";".

    A case that is closed already, for the transparency report, has closed_at (a day, or a moment
    with its zone), disposition (disclosed, partly_disclosed, no_responsive_records, preserved,
    restricted, rejected, challenged, withdrawn, general_information), disclosed_class (content or
    non_content, for a disclosure), reason (for a rejection), and received.

    A bad line is named by its number and the rest is kept. Again adds nothing, so that an import
    that was cut short goes on where it was.
    """
    from cli.dockets import import_docket
    from cli.records import import_files

    dockets = [file for file in files if file.suffix.lower() == ".csv"]
    for docket in dockets:
        asyncio.run(import_docket(docket, desk))
    if requests := [file for file in files if file not in dockets]:
        asyncio.run(import_files(requests, desk))


@app.command()
def export(
    out: Annotated[Path, typer.Argument(help="Ends in .csv, .xlsx or .json; .zip for one case.")],
    case: Annotated[
        str | None, typer.Option("--case", metavar="LR-42", help="One case, with all of its file.")
    ] = None,
    sealed: Annotated[bool, typer.Option("--sealed", help="Sealed cases, too.")] = False,
    desk: DeskOption = Path("desk.yaml"),
) -> None:
    """Write the docket into a file, or one case into an archive."""
    from cli.dockets import export_case, export_docket

    if case is not None:
        asyncio.run(export_case(case, out, desk))
    else:
        asyncio.run(export_docket(out, desk, sealed=sealed))


@app.command()
def report(
    period: Annotated[str | None, typer.Argument(help="A half-year, such as 2026-H2.")] = None,
    from_: Annotated[
        str | None, typer.Option("--from", metavar="DATE", help="The first day, instead.")
    ] = None,
    to: Annotated[str | None, typer.Option("--to", metavar="DATE", help="The last day.")] = None,
    format_: Annotated[
        str, typer.Option("--format", help="table, csv, xlsx, json or png.")
    ] = "table",
    out: Annotated[
        Path | None, typer.Option("--out", metavar="FILE", help="Where to, if not as usual.")
    ] = None,
    publish: Annotated[
        bool, typer.Option("--publish", help="Keep its numbers as those made public, first.")
    ] = False,
    desk: DeskOption = Path("desk.yaml"),
) -> None:
    """Make the transparency report of a period, beside the period before.

    What changes after --publish is shown as a correction.
    """
    from cli.ends import fail
    from cli.report import make_report

    if (from_ is None) != (to is None) or (period and from_):
        fail("a period is a half-year, such as 2026-H2, or --from and --to together")
    asked = {"period": period} if period else {"from": from_, "to": to}
    given = {name: value for name, value in asked.items() if value is not None}
    asyncio.run(make_report(desk, given, format_, out, publish=publish))


@app.command()
def verify(
    head: Annotated[
        str | None,
        typer.Option("--head", metavar="HEX", help="A head that was posted: is it still there?"),
    ] = None,
    desk: DeskOption = Path("desk.yaml"),
) -> None:
    """Verify the audit log; the exit status is 1 where it was touched or cut."""
    from cli.records import verify_audit

    asyncio.run(verify_audit(desk, head))


@app.command()
def reduce(desk: DeskOption = Path("desk.yaml")) -> None:
    """Reduce the facts of cases that were closed long enough ago, as desk.yaml says."""
    from cli.retention import reduce_all

    asyncio.run(reduce_all(desk))


@app.command()
def doctor(
    desk: DeskOption = Path("desk.yaml"),
    json: Annotated[bool, typer.Option("--json", help="The findings as JSON.")] = False,
) -> None:
    """Find what is wrong around the desk, with what to do; status 1 where something is broken."""
    from cli.doctor import examine_desk

    asyncio.run(examine_desk(desk, as_json=json))


@app.command()
def reload(desk: DeskOption = Path("desk.yaml")) -> None:
    """Have the running desk read desk.yaml, the guide and the letters anew; a broken one is not
    taken."""
    from cli.reloading import reload_desk

    asyncio.run(reload_desk(desk))


@app.command()
def backup(
    into: Annotated[
        Path | None,
        typer.Option("--into", metavar="FOLDER", help="Where to, if not where desk.yaml says."),
    ] = None,
    keep: Annotated[int, typer.Option(help="How many of the newest are kept.")] = 14,
    desk: DeskOption = Path("desk.yaml"),
) -> None:
    """Copy the database, also while the desk runs, and verify the copy."""
    from cli.backups import make_backup

    asyncio.run(make_backup(into.absolute() if into else None, keep, desk))


@app.command()
def restore(
    folder: Annotated[Path, typer.Argument(help="A folder that `writdesk backup` made.")],
    though_newer: Annotated[
        bool, typer.Option("--though-newer", help="Also over a database that goes further.")
    ] = False,
    desk: DeskOption = Path("desk.yaml"),
) -> None:
    """Put a backup in the place of the database; what was there is kept beside it."""
    from cli.backups import bring_back

    bring_back(folder, desk, though_newer=though_newer)
