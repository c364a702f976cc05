"""What the command line can have the desk do. Values in and out are plain JSON."""

from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import Any

from bot.desk.commands import OpenCase
from bot.desk.desk import Desk
from bot.desk.results import Changed
from bot.domain.access import DESK
from bot.domain.errors import InvalidInput, UserError
from bot.store import audit, backup, cases
from bot.store.database import StoreError
from policy.request import RequestError, parse_request

Json = dict[str, Any]


async def verify(desk: Desk, _arguments: Json) -> Json:
    """Walk the audit log; where it was touched, `broken` names the first row."""
    found = audit.verify(desk.store.db, desk.store.key)
    broken = {"seq": found.broken.seq, "why": found.broken.why} if found.broken else None
    return {"rows": found.rows, "head": found.head, "broken": broken}


async def open_case(desk: Desk, arguments: Json) -> Json:
    """Open a case from the facts of a request file; `cause` makes a repetition known."""
    try:
        request = parse_request(arguments["facts"])
    except RequestError as error:
        raise InvalidInput(str(error)) from None
    opened = await desk.do(DESK, OpenCase(request), cause=arguments.get("cause"))
    assert isinstance(opened, Changed)
    return {"case": opened.case.number, "repeated": opened.repeated}


async def make_backup(desk: Desk, arguments: Json) -> Json:
    """Copy the database into a folder, verified, and keep the newest few."""
    into, keep = Path(arguments["into"]), arguments["keep"]
    try:
        made = backup.back_up(desk.store, into, now=desk.clock.now(), keep=keep)
    except StoreError as error:
        raise UserError(str(error)) from error
    return {"folder": str(made.folder), "cases": made.cases, "audit_rows": made.audit_rows}


async def open_cases(desk: Desk, arguments: Json) -> Json:
    """The open cases of some processes under a guide. A sealed case is in no list."""
    found = cases.open_under(desk.store.db, arguments["guide_version"], arguments["processes"])
    return {
        "cases": [
            {
                "case": case.number,
                "process": case.request.process,
                "due_on": case.due_on.isoformat() if case.due_on else None,
            }
            for case in found
        ]
    }


OPERATIONS: dict[str, Callable[[Desk, Json], Awaitable[Json]]] = {
    "verify": verify,
    "open_case": open_case,
    "open_cases": open_cases,
    "backup": make_backup,
}
