"""What the command line can have the desk do. Values in and out are plain JSON."""

import datetime as dt
from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import Any

from bot.clock.housekeeping import AT_ONCE
from bot.desk.case import retaining
from bot.desk.commands import OpenCase
from bot.desk.desk import Desk
from bot.desk.emergency.commands import RaiseEmergency
from bot.desk.emergency.results import EmergencyChanged
from bot.desk.report.commands import Published, PublishReport, ShowReport
from bot.desk.results import Changed
from bot.desk.transfer import exporting, importing
from bot.desk.work import Work
from bot.domain.access import DESK
from bot.domain.calendar import civil_today
from bot.domain.cases import parse_number
from bot.domain.errors import InvalidInput, UserError
from bot.report.model import Report
from bot.report.period import Period, half_year, parse_half_year, read_period
from bot.store import audit, backup, cases
from bot.store.aside import aside
from bot.store.database import StoreError
from policy.request import Request, RequestError, parse_request

Json = dict[str, Any]
Operation = Callable[[Desk, Json], Awaitable[Json]]


async def verify(desk: Desk, arguments: Json) -> Json:
    """Walk the audit log; where it was touched, `broken` names the first row.

    `head` is one that was noted before: `head_row` is its row, None where the log lacks it.
    """
    key, noted = desk.store.key, arguments.get("head")
    found, head_row = await aside(
        desk.store,
        lambda db: (audit.verify(db, key), audit.seq_of(db, noted) if noted else None),
    )
    broken = {"seq": found.broken.seq, "why": found.broken.why} if found.broken else None
    return {"rows": found.rows, "head": found.head, "broken": broken, "head_row": head_row}


async def reduce_closed(desk: Desk, arguments: Json) -> Json:
    """Reduce some of the closed cases that are over their time; `held` are left as they are."""
    days = arguments["keep_days"]
    count = await desk.run(DESK, lambda work: retaining.reduce_closed(work, days, limit=AT_ONCE))
    held = await desk.run(DESK, lambda work: retaining.held_back(work, days))
    return {"reduced": count, "held": held}


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
    key, now = desk.store.key, desk.clock.now()
    try:
        made = await aside(desk.store, lambda db: backup.back_up(db, key, into, now=now, keep=keep))
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


async def import_cases(desk: Desk, arguments: Json) -> Json:
    """Open a case from each of some lines: `[[number, facts], …]`. Few at once: the desk waits."""
    lines = [(int(number), facts) for number, facts in arguments["lines"]]
    done = await desk.run(DESK, lambda work: importing.import_cases(work, lines))
    return {"opened": done.opened, "known": done.known, "bad": done.bad}


async def export_cases(desk: Desk, arguments: Json) -> Json:
    """Some cases from a number on; `next` is the number to go on from, None at the end."""

    def read(work: Work) -> exporting.Exported:
        return exporting.export(work, after=arguments["after"], sealed=arguments["sealed"])

    done = await desk.run(DESK, read)
    return {"cases": done.cases, "next": done.next, "left_out": done.left_out}


async def case_file(desk: Desk, arguments: Json) -> Json:
    """Everything that the desk holds about one case."""
    case_id = parse_number(arguments["case"])
    return await desk.run(DESK, lambda work: exporting.case_file(work, case_id))


async def raise_emergency(desk: Desk, arguments: Json) -> Json:
    """Raise an emergency from what is known of it; `number` is None where it was paged by every
    way and could not be stored yet."""
    wish = RaiseEmergency(emergency_request(arguments["facts"]))
    raised = await desk.do(DESK, wish, cause=arguments.get("cause"))
    if isinstance(raised, EmergencyChanged):
        return {"number": raised.emergency.number}
    return {"number": raised.case.number if isinstance(raised, Changed) else None}


def emergency_request(facts: Json) -> Request:
    """The facts of a request file, whatever process they name, as an emergency request."""
    try:
        return parse_request(facts | {"process": "emergency_disclosure"})
    except RequestError as error:
        raise InvalidInput(str(error)) from None


async def report(desk: Desk, arguments: Json) -> Json:
    """The transparency report of a `period` such as 2026-H2, or `from` and `to`, or so far."""
    wish = ShowReport(_period(arguments, civil_today(desk.clock.now(), desk.zone)))
    made = await desk.do(DESK, wish)
    assert isinstance(made, Report)
    return {"report": made.model_dump(mode="json")}


async def publish_report(desk: Desk, arguments: Json) -> Json:
    """Keep the numbers of a half-year as those made public; the report is the published one."""
    wish = PublishReport(_period(arguments, civil_today(desk.clock.now(), desk.zone)))
    made = await desk.do(DESK, wish)
    assert isinstance(made, Published)
    return {"report": made.report.model_dump(mode="json")}


def _period(arguments: Json, today: dt.date) -> Period:
    if "from" in arguments:
        return read_period(arguments["from"], arguments["to"], today)
    if "period" not in arguments:
        return half_year(today)
    found = parse_half_year(arguments["period"])
    if found is None:
        raise InvalidInput("A half-year is written 2026-H2; --from and --to take dates.")
    return found


OPERATIONS: dict[str, Operation] = {
    "verify": verify,
    "reduce_closed": reduce_closed,
    "open_case": open_case,
    "raise_emergency": raise_emergency,
    "open_cases": open_cases,
    "backup": make_backup,
    "import_cases": import_cases,
    "export_cases": export_cases,
    "case_file": case_file,
    "report": report,
    "publish_report": publish_report,
}
