"""Preserving: a snapshot is recorded, extended, held for legal process, and released."""

import datetime as dt
from collections.abc import Callable
from dataclasses import replace
from typing import Any

from bot.desk.case import opening
from bot.desk.commands import OpenCase
from bot.desk.preservation.commands import (
    DecideExtension,
    Extend,
    Hold,
    OpenPreservation,
    Preserve,
    Release,
)
from bot.desk.reminding.planning import plan_preservation
from bot.desk.results import Changed
from bot.desk.work import Work, find_case, save
from bot.domain import preservation
from bot.domain.calendar import civil_today
from bot.domain.case_review import guide_of
from bot.domain.cases import Case
from bot.domain.errors import InvalidInput, NotPossible
from bot.domain.events import EventKind
from bot.domain.preservation import Preservation, terms_of
from bot.store import preservations
from policy.request import Request

MOST_TARGET = 1000  # characters
_ASKS_NO_DATA = ("preservation", "preservation_extension")


def preserve(work: Work, command: Preserve) -> Changed:
    """Record the snapshot; from its moment the guide's days are counted."""
    case = find_case(work, command.case_id)
    standing = preservations.of_case(work.store.db, case.id)
    if standing is not None and standing.is_standing:
        raise NotPossible(
            f"{case.number} has a preservation already, kept until {standing.expires_on}. Another"
            " snapshot is another request: open a case for it."
        )
    target = command.target or named_in(case.request)
    if not target:
        raise InvalidInput(
            "Say what is preserved: the account, the host or the meeting.", field="target"
        )
    if len(target) > MOST_TARGET:
        raise InvalidInput(f"At most {MOST_TARGET} characters fit.", field="target")
    if command.snapshot_at > work.now:
        raise InvalidInput("The snapshot is taken first, then recorded.", field="snapshot_at")
    terms = terms_of(guide_of(case))
    kept = preservation.preserve(case.id, target, command.snapshot_at, work.zone, terms)
    kept = replace(kept, id=preservations.insert(work.store.db, kept))
    data = {
        "target": target,
        "snapshot_at": command.snapshot_at.isoformat(),
        "until": kept.expires_on.isoformat(),
    }
    return _saved(work, case, kept, EventKind.PRESERVED, data)


def open_and_preserve(work: Work, command: OpenPreservation) -> Changed:
    """A case for the request, and its snapshot, in one."""
    opened = opening.open_case(work, OpenCase(command.request))
    if opened.repeated:
        return opened
    return preserve(work, Preserve(opened.case.id, command.snapshot_at, command.target))


def extend(work: Work, command: Extend) -> Changed:
    """Extend once, from the standing expiry; a second or a late one counsel decides."""
    case, kept = _case_and_kept(work, command.case_id)
    if not command.formal:
        raise NotPossible(
            "An extension takes a separate formal request. Ask the agency for one; the snapshot"
            f" is kept until {kept.expires_on} meanwhile."
        )
    _check_received(work, kept, command.received_on)
    after = preservation.extend(kept, command.received_on, terms_of(guide_of(case)))
    preservations.update(work.store.db, after)
    data = {"received": command.received_on.isoformat()}
    if command.reference:
        data["reference"] = command.reference
    if after.asked is not None:
        data["why"] = after.asked.value
        return _saved(work, case, after, EventKind.EXTENSION_ASKED, data)
    data |= {"from": kept.expires_on.isoformat(), "to": after.expires_on.isoformat()}
    return _saved(work, case, after, EventKind.EXTENDED, data)


def decide(work: Work, command: DecideExtension) -> Changed:
    """Counsel decides what the guide is silent on, and says why."""
    case, kept = _case_and_kept(work, command.case_id)
    if not command.reason.strip():
        raise InvalidInput("Say why: it stays on record.", field="reason")
    after = preservation.decide(kept, until=command.until, today=work.today, zone=work.zone)
    preservations.update(work.store.db, after)
    data = {"reason": command.reason.strip(), "from": kept.expires_on.isoformat()}
    if command.until is not None:
        data["to"] = after.expires_on.isoformat()
    return _saved(work, case, after, EventKind.EXTENSION_DECIDED, data)


def hold(work: Work, command: Hold) -> Changed:
    """Link legal process for the same data. Its number is not said: it may be sealed."""
    case, kept = _case_and_kept(work, command.case_id)
    preservation.check_standing(kept)
    process = find_case(work, command.process_id)
    if process.id == case.id or process.request.process in _ASKS_NO_DATA:
        raise InvalidInput(
            f"Name the case of the legal process that asks for the data; {process.number} asks for"
            " none."
            if process.id != case.id
            else "Name another case: the one of the legal process that asks for the data.",
            field="process",
        )
    if not process.is_open:
        raise NotPossible(f"{process.number} is closed, so it holds nothing.")
    preservations.add_process(work.store.db, kept.id, process.id)
    return _saved(work, case, kept, EventKind.PROCESS_LINKED, {})


def release(work: Work, command: Release) -> Changed:
    """A person confirms that the snapshot was deleted; before its last day with a reason."""
    case, kept = _case_and_kept(work, command.case_id)
    held = bool(preservations.holding(work.store.db, kept))
    after = preservation.release(kept, by=work.actor.id, now=work.now, held=held)
    if not command.deleted:
        raise InvalidInput(
            "Delete the snapshot first, then confirm it here: `deleted=yes`.", field="deleted"
        )
    if not kept.is_over(work.today) and not command.reason:
        raise InvalidInput(
            f"It is kept until {kept.expires_on}. To release it before, say why.", field="reason"
        )
    preservations.update(work.store.db, after)
    data = {"reason": command.reason} if command.reason else {}
    return _saved(work, case, after, EventKind.RELEASED, data)


def named_in(request: Request) -> str:
    """What the request names: its accounts, hosts and meetings."""
    named = [f"{one.kind.replace('_', ' ')} {one.value}" for one in request.identifiers]
    return ", ".join(named)[:MOST_TARGET]


def _case_and_kept(work: Work, case_id: int) -> tuple[Case, Preservation]:
    case = find_case(work, case_id)
    kept = preservations.of_case(work.store.db, case.id)
    if kept is None:
        raise NotPossible(
            f"Nothing is preserved for {case.number}. `/preserve new {case.number}` records a"
            " snapshot."
        )
    return case, kept


def _check_received(work: Work, kept: Preservation, received_on: dt.date) -> None:
    if received_on > work.today:
        raise InvalidInput(f"Today is {work.today}: it came by then.", field="received_on")
    if received_on < civil_today(kept.snapshot_at, work.zone):
        raise InvalidInput("It came before the snapshot was taken.", field="received_on")


def _saved(
    work: Work, case: Case, kept: Preservation, kind: EventKind, data: dict[str, str]
) -> Changed:
    changed = save(work, case, case, kind, data)
    plan_preservation(work.plan, kept)
    return changed


USE_CASES: dict[type[Any], Callable[[Work, Any], Changed]] = {
    Preserve: preserve,
    OpenPreservation: open_and_preserve,
    Extend: extend,
    DecideExtension: decide,
    Hold: hold,
    Release: release,
}
