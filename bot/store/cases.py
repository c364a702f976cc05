"""Cases and their timelines, as rows."""

import datetime as dt
import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any, TypeVar

from pydantic import TypeAdapter
from sqlite_utils import Database

from bot.domain.approval import Approval, SignedOff
from bot.domain.cases import Case, DisclosedClass, Disposition, Status
from bot.domain.events import Event, EventKind
from bot.domain.notice import NoticeDecision
from bot.domain.verification import Verification
from bot.store.database import row, rows
from bot.store.times import maybe_date, maybe_moment, to_moment, to_text
from policy.model import Frozen
from policy.request import read_request

F = TypeVar("F", bound=Frozen)
_LAST_FEW = 20
_ADD_EVENT = "INSERT INTO events (case_id, at, actor, kind, data) VALUES (?, ?, ?, ?, ?)"
_written = json.JSONEncoder(ensure_ascii=False).encode
_SIGN_OFFS = TypeAdapter(tuple[SignedOff, ...])


@dataclass(frozen=True, slots=True)
class Filter:
    """Which cases a list shows. `seen_by` None means that every sealed case may show.

    `ready_for`: reviewed with nothing open, and not this person's own.
    """

    seen_by: str | None
    open_only: bool = True
    status: Status | None = None
    process: str | None = None
    assignee: str | None = None
    country: str | None = None
    sealed_only: bool = False
    due_before: dt.date | None = None
    notice_before: dt.date | None = None
    ready_for: str | None = None


def insert(db: Database, case: Case) -> int:
    """Store a new case; its `id` is given by the database and returned."""
    columns = _columns(case)
    names = ", ".join(columns)
    marks = ", ".join(f":{name}" for name in columns)
    cursor = db.execute(f"INSERT INTO cases ({names}) VALUES ({marks})", columns)  # noqa: S608 — names are ours
    return int(cursor.lastrowid or 0)


def next_id(db: Database) -> int:
    """The number that the next case will have; no number is given twice."""
    last = row(db, "SELECT seq FROM sqlite_sequence WHERE name = 'cases'")
    return int(last["seq"]) + 1 if last else 1


def insert_all(db: Database, made: Sequence[Case]) -> None:
    """Store new cases under the numbers that they have."""
    if not made:
        return
    found = [{"id": case.id, **_columns(case)} for case in made]
    marks = ", ".join(f":{name}" for name in found[0])
    db.conn.executemany(f"INSERT INTO cases ({', '.join(found[0])}) VALUES ({marks})", found)  # noqa: S608 — names are ours


def update(db: Database, case: Case) -> bool:
    """Store a changed case whose `version` is one above the stored one.

    Returns False, and changes nothing, when somebody else was quicker.
    """
    columns = _columns(case)
    sets = ", ".join(f"{name} = :{name}" for name in columns)
    cursor = db.execute(
        f"UPDATE cases SET {sets} WHERE id = :id AND version = :version - 1",  # noqa: S608 — names are ours
        columns | {"id": case.id},
    )
    return bool(cursor.rowcount)


def get(db: Database, case_id: int) -> Case | None:
    found = row(db, "SELECT * FROM cases WHERE id = ?", [case_id])
    if not found:
        return None
    people = rows(db, "SELECT person FROM case_people WHERE case_id = ?", [case_id])
    return _case(found, frozenset(person["person"] for person in people))


def add_person(db: Database, case_id: int, person: str) -> None:
    """Let a person see the case though it is sealed."""
    db.execute("INSERT INTO case_people (case_id, person) VALUES (?, ?)", [case_id, person])


def remove_person(db: Database, case_id: int, person: str) -> None:
    db.execute("DELETE FROM case_people WHERE case_id = ? AND person = ?", [case_id, person])


def latest_by(db: Database, opener: str, since: dt.datetime) -> list[Case]:
    """The last few cases that a person opened since a moment, newest first."""
    found = rows(
        db,
        "SELECT * FROM cases WHERE opened_by = ? AND opened_at >= ? ORDER BY id DESC LIMIT ?",
        [opener, to_text(since), _LAST_FEW],
    )
    return [_case(each) for each in found]


def numbered_after(db: Database, number: int, *, limit: int) -> list[Case]:
    """Cases in the order of their numbers, from the one behind this."""
    sql = "SELECT * FROM cases WHERE id > ? ORDER BY id LIMIT ?"
    return [_case(each) for each in rows(db, sql, [number, limit])]


def find_numbers(db: Database, wanted: Iterable[int]) -> list[Case]:
    found = (get(db, number) for number in wanted)
    return [case for case in found if case]


def page(db: Database, which: Filter, *, offset: int, limit: int) -> tuple[list[Case], int]:
    """A page of cases, soonest due first, and how many there are in all."""
    where, values = _where(which)
    total = row(db, f"SELECT count(*) AS n FROM cases WHERE {where}", values)  # noqa: S608 — built below
    order = "notice_on" if which.notice_before else "due_on"
    found = rows(
        db,
        f"SELECT * FROM cases WHERE id IN (SELECT id FROM cases WHERE {where}"  # noqa: S608 — built below
        f" ORDER BY {order} IS NULL, {order}, id LIMIT :limit OFFSET :offset)"
        f" ORDER BY {order} IS NULL, {order}, id",
        values | {"limit": limit, "offset": offset},
    )
    return [_case(each) for each in found], total["n"] if total else 0


def _where(which: Filter) -> tuple[str, dict[str, Any]]:
    clauses, values = ["1 = 1"], {}
    if which.seen_by is not None:
        clauses.append(
            "(sealed = 0 OR :seen_by IN (assignee, approver, opened_by) OR EXISTS (SELECT 1 FROM"
            " case_people WHERE case_id = cases.id AND person = :seen_by))"
        )
        values["seen_by"] = which.seen_by
    if which.open_only:
        clauses.append("status <> 'closed'")
    if which.sealed_only:
        clauses.append("sealed = 1")
    if which.due_before:
        clauses.append("due_on < :due_before")
        values["due_before"] = which.due_before.isoformat()
    if which.notice_before:
        clauses.append("notice_on < :notice_before")
        values["notice_before"] = which.notice_before.isoformat()
    if which.ready_for is not None:
        clauses.append("status = 'in_review' AND open_points = 0 AND assignee <> :ready_for")
        values["ready_for"] = which.ready_for
    for name in ("status", "process", "assignee", "country"):
        wanted = getattr(which, name)
        if wanted is not None:
            clauses.append(f"{name} = :{name}")
            values[name] = str(wanted)
    return " AND ".join(clauses), values


def open_under(db: Database, guide_version: str, processes: Iterable[str]) -> list[Case]:
    """The open cases of these processes that a guide binds; none that is sealed."""
    found = rows(
        db,
        "SELECT * FROM cases WHERE status <> 'closed' AND sealed = 0 AND guide_version = ?"
        " AND process IN (SELECT value FROM json_each(?)) ORDER BY id",
        [guide_version, json.dumps(list(processes))],
    )
    return [_case(each) for each in found]


def add_event(db: Database, event: Event) -> int:
    cursor = db.execute(_ADD_EVENT, _event_columns(event))
    return int(cursor.lastrowid or 0)


def add_events(db: Database, events: Iterable[Event]) -> None:
    db.conn.executemany(_ADD_EVENT, map(_event_columns, events))


def get_event(db: Database, event_id: int) -> Event | None:
    found = row(db, "SELECT * FROM events WHERE id = ?", [event_id])
    return _event(found) if found else None


def events_of(db: Database, case_id: int, kind: EventKind, *, limit: int) -> list[Event]:
    """The newest of one kind, oldest first."""
    found = rows(
        db,
        "SELECT * FROM events WHERE case_id = ? AND kind = ? ORDER BY id DESC LIMIT ?",
        [case_id, kind.value, limit],
    )
    return [_event(each) for each in reversed(found)]


def first_event(db: Database, case_id: int) -> Event | None:
    """How the case began."""
    found = row(db, "SELECT * FROM events WHERE case_id = ? ORDER BY id LIMIT 1", [case_id])
    return _event(found) if found else None


def timeline(db: Database, case_id: int, *, offset: int, limit: int) -> tuple[list[Event], int]:
    """A page of what happened to a case, newest first, and how much there is in all."""
    total = row(db, "SELECT count(*) AS n FROM events WHERE case_id = ?", [case_id])
    return recent_events(db, case_id, offset=offset, limit=limit), total["n"] if total else 0


def recent_events(db: Database, case_id: int, *, offset: int = 0, limit: int) -> list[Event]:
    """What happened to a case last, newest first."""
    sql = "SELECT * FROM events WHERE case_id = ? ORDER BY id DESC LIMIT ? OFFSET ?"
    return [_event(each) for each in rows(db, sql, [case_id, limit, offset])]


def _columns(case: Case) -> dict[str, Any]:
    return {
        "version": case.version,
        "status": case.status.value,
        "process": case.request.process,
        "country": case.request.country,
        "agency": case.request.agent.agency,
        "request": case.request.written(),
        "guide_version": case.guide_version,
        "opened_at": to_text(case.opened_at),
        "opened_by": case.opened_by,
        "due_on": case.due_on.isoformat() if case.due_on else None,
        "assignee": case.assignee,
        "approver": case.approver,
        "disposition": case.disposition.value if case.disposition else None,
        "disclosed_class": case.disclosed_class.value if case.disclosed_class else None,
        "reason": case.reason,
        "sealed": int(case.sealed),
        "closed_at": to_text(case.closed_at) if case.closed_at else None,
        "sign_offs": _SIGN_OFFS.dump_json(case.sign_offs).decode(),
        "verification": _json(case.verification),
        "approval": _json(case.approval),
        "notice": _json(case.notice),
        "notice_on": case.notice_on.isoformat() if case.notice_on else None,
        "open_points": case.open_points,
    }


def _event_columns(event: Event) -> tuple[int, str, str, str, str]:
    at, kind = to_text(event.at), event.kind.value
    return event.case_id, at, event.actor, kind, _written(event.data)


def _json(value: Frozen | None) -> str | None:
    return value.model_dump_json(exclude_none=True) if value else None


def _read(kind: type[F], text: str | None) -> F | None:
    return kind.model_validate_json(text) if text else None


def _case(found: dict[str, Any], people: frozenset[str] = frozenset()) -> Case:
    disposition, disclosed = found["disposition"], found["disclosed_class"]
    return Case(
        id=found["id"],
        version=found["version"],
        status=Status(found["status"]),
        request=read_request(found["request"]),
        guide_version=found["guide_version"],
        opened_at=to_moment(found["opened_at"]),
        opened_by=found["opened_by"],
        due_on=maybe_date(found["due_on"]),
        assignee=found["assignee"],
        approver=found["approver"],
        disposition=Disposition(disposition) if disposition else None,
        disclosed_class=DisclosedClass(disclosed) if disclosed else None,
        reason=found["reason"],
        sealed=bool(found["sealed"]),
        closed_at=maybe_moment(found["closed_at"]),
        people=people,
        sign_offs=_SIGN_OFFS.validate_json(found["sign_offs"]),
        verification=_read(Verification, found["verification"]),
        approval=_read(Approval, found["approval"]),
        notice=_read(NoticeDecision, found["notice"]),
        notice_on=maybe_date(found["notice_on"]),
        open_points=found["open_points"],
    )


def _event(found: dict[str, Any]) -> Event:
    return Event(
        id=found["id"],
        case_id=found["case_id"],
        at=to_moment(found["at"]),
        actor=found["actor"],
        kind=EventKind(found["kind"]),
        data=json.loads(found["data"]),
    )
