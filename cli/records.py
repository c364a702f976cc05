"""Commands on the desk's records: through the running desk, or with the database itself."""

import hashlib
import json
from collections.abc import AsyncIterator, Iterator
from contextlib import ExitStack, asynccontextmanager, contextmanager
from pathlib import Path
from typing import Any

import typer

from bot.clock.clocks import SystemClock
from bot.control.client import DeskFault, call
from bot.control.operations import OPERATIONS
from bot.desk.desk import Desk
from bot.desk.emergency.duty import Duty, duty_alone
from bot.domain.errors import UserError
from bot.settings import DeskFile, SettingsError, control_socket, database_of, read_desk_file
from bot.store.database import StoreError, open_store
from cli.ends import FAULT, fail
from cli.memory import set_aside
from cli.requests import read_request_file
from policy.load import latest

Json = dict[str, Any]


class Door:
    """The way to the records for as long as it is open: the database is opened just once."""

    def __init__(self, desk: DeskFile, database: Path, stack: ExitStack) -> None:
        self._desk_file = desk
        self._database = database
        self._stack = stack
        self._alone: Desk | None = None

    @property
    def is_alone(self) -> bool:
        """Whether no desk runs, as the last thing that was done has shown: nobody else waits."""
        return self._alone is not None

    async def do(self, operation: str, arguments: Json) -> Json:
        """Have one thing done by the running desk, or without one on the database itself."""
        if self._alone is None:
            answer = await call(control_socket(self._database), operation, arguments)
            if answer is not None:
                return answer
            self._alone = self._stack.enter_context(_alone(self._desk_file, self._database))
        return await OPERATIONS[operation](self._alone, arguments)


async def import_files(files: list[Path], desk_file: Path) -> None:
    """Open a case from each file; a file that cannot be read is named, and the rest is kept."""
    bad = 0
    for file in files:
        try:
            facts = read_request_file(file)
            cause = f"import:{hashlib.sha256(json.dumps(facts, default=str).encode()).hexdigest()}"
            opened = await carry_out(
                desk_file, "open_case", {"facts": plain_facts(facts), "cause": cause}
            )
        except UserError as error:
            typer.echo(f"writdesk: {file}: {error.message}", err=True)
            bad += 1
            continue
        again = " (already there)" if opened["repeated"] else ""
        typer.echo(f"{opened['case']}  {file}{again}")
    if bad:
        fail(f"{bad} of {len(files)} files opened no case")


async def verify_audit(desk_file: Path, head: str | None) -> None:
    """Say how long the audit log is, which row was touched, or that a noted head is gone."""
    noted = head.strip().lower() if head else None
    found = await carry_out(desk_file, "verify", {"head": noted})
    if found["broken"]:
        broken = found["broken"]
        fail(
            f"the audit log was touched at row {broken['seq']}: {broken['why']}. Keep this"
            " database as it is, and compare it with the newest backup.",
            FAULT,
        )
    if noted and found["head_row"] is None:
        fail(
            f"the audit log does not reach the head {noted}: it was cut, or another database was"
            " put in its place. Keep it as it is, and compare it with the newest backup.",
            FAULT,
        )
    if noted:
        typer.echo(f"That head is row {found['head_row']}.")
    typer.echo(f"The audit log is whole: {found['rows']} rows, head {found['head']}")


async def name_open_cases(desk_file: Path | None, version: str, processes: list[str]) -> None:
    """Name the open cases that a newer guide touches, if there is a database to ask."""
    file = desk_file or Path("desk.yaml")
    if desk_file is None and not file.exists():
        typer.echo("Open cases are not named: there is no desk.yaml here. --desk FILE names one.")
        return
    asked = {"guide_version": version, "processes": processes}
    cases = (await carry_out(file, "open_cases", asked))["cases"]
    typer.echo(f"Open cases under the guide of {version}: {len(cases) or 'none'}")
    for case in cases:
        due = f", answer due {case['due_on']}" if case["due_on"] else ""
        typer.echo(f"  {case['case']}  {case['process']}{due}")
    typer.echo("Sealed cases are not named: counsel finds them with `/case list sealed`.")


async def carry_out(desk_file: Path, operation: str, arguments: Json) -> Json:
    """Have one thing done by the running desk, or without one on the database itself."""
    async with at_desk(desk_file) as door:
        return await door.do(operation, arguments)


@asynccontextmanager
async def at_desk(desk_file: Path) -> AsyncIterator[Door]:
    """For as long as the context lasts, the way to the desk's records."""
    try:
        desk = read_desk_file(desk_file)
        with ExitStack() as stack:
            yield Door(desk, database_of(desk, desk_file), stack)
    except (SettingsError, StoreError) as error:
        fail(str(error))
    except DeskFault as error:
        fail(str(error), FAULT)


def duty_of(desk: DeskFile) -> Duty:
    """How the desk pages, where none runs."""
    rota = desk.rota.rota(desk.zone) if desk.rota else None
    return duty_alone(desk.escalation, rota, desk.emergency.follow_up_days)


@contextmanager
def _alone(desk: DeskFile, database: Path) -> Iterator[Desk]:
    store = open_store(database, create=False)
    try:
        guide, duty, rules = latest(), duty_of(desk), desk.reminders.rules
        set_aside()
        yield Desk(store, guide, SystemClock(), desk.zone, rules, duty, lambda: None)
    finally:
        store.close()


def plain_facts(facts: dict[str, Any]) -> dict[str, Any]:
    """Facts as JSON has them: dates and moments as text."""
    plain: dict[str, Any] = json.loads(json.dumps(facts, default=lambda value: value.isoformat()))
    return plain
