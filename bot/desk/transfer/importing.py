"""Bringing a docket in from elsewhere, many cases in one transaction.

An imported case is like any other, but that nothing is posted about it: a hundred thousand cards
help nobody. Its card comes with the first thing that happens to it. A line may tell how its case
was closed, see `history`.
"""

import datetime as dt
import hashlib
import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Any

from bot.desk.reminding.planning import plan_new
from bot.desk.transfer import history
from bot.desk.work import Work
from bot.domain.access import Action, require
from bot.domain.case_review import settled
from bot.domain.cases import Case, Status
from bot.domain.errors import InvalidInput
from bot.domain.events import Event, EventKind
from bot.store import audit, cases, imports, words
from policy.request import Request, RequestError, parse_request

Facts = Mapping[str, Any]
_Line = tuple[Request, dict[str, Any]]  # the request, and how its case ended, if it did


@dataclass(frozen=True, slots=True)
class Imported:
    """How many cases were opened, how many lines were known, and what is wrong with which line."""

    opened: int
    known: int
    bad: tuple[tuple[int, str], ...]


def import_cases(work: Work, lines: Iterable[tuple[int, Facts]]) -> Imported:
    """Open a case from each line that is not known; a bad one is named, and the rest is kept.

    Raises:
        Forbidden: when the actor may not import.
    """
    require(work.actor, Action.IMPORT)
    read, bad = _read(work, lines)
    known = imports.known(work.store.db, read)
    new = {line: one for line, (_, one) in read.items() if line not in known}
    first = cases.next_id(work.store.db)
    made = [_case(work, number, one) for number, one in enumerate(new.values(), first)]
    _keep(work, made, list(new))
    count = sum(times for times, _ in read.values())
    return Imported(len(made), count - len(made), tuple(bad))


def _read(
    work: Work, lines: Iterable[tuple[int, Facts]]
) -> tuple[dict[str, tuple[int, _Line]], list[tuple[int, str]]]:
    """What lines say by their hash, how often each is there, and the lines that are bad."""
    read: dict[str, tuple[int, _Line]] = {}
    bad = []
    for number, facts in lines:
        line = _hash(facts)
        if line in read:
            read[line] = (read[line][0] + 1, read[line][1])
            continue
        try:
            read[line] = (1, _line(work, facts))
        except RequestError as error:
            bad.append((number, str(error)))
        except InvalidInput as error:
            bad.append((number, error.message))
    return read, bad


def _line(work: Work, facts: Facts) -> _Line:
    told = {key: str(facts[key]) for key in history.KEYS if key in facts}
    request = parse_request(
        {key: value for key, value in _with_moments(work, facts).items() if key not in told}
    )
    return request, history.ending(request, told, work.zone, work.today)


def _with_moments(work: Work, facts: Facts) -> Facts:
    """A docket often knows only the day on which a request came in: it began in the desk's zone."""
    received = facts.get("received_at")
    moment = history.moment_of(received, work.zone) if isinstance(received, str) else None
    return {**facts, "received_at": moment} if moment else facts


def _case(work: Work, number: int, line: _Line) -> Case:
    request, ending = line
    case = Case(
        id=number,
        version=1,
        status=Status.RECEIVED,
        request=request,
        guide_version=str(work.guide.version),
        opened_at=request.received_at or work.now,
        opened_by=work.actor.id,
        due_on=request.respond_by,
        sealed=bool(request.nondisclosure.ordered),
    )
    case = settled(replace(case, **ending) if ending else case, work.review_rules)
    return case if case.is_open else _past(case, work.today)


def _past(case: Case, today: dt.date) -> Case:
    """A notice that fell due before the case came here is not this desk's to remind of."""
    return replace(case, notice_on=None) if case.notice_on and case.notice_on < today else case


def _keep(work: Work, made: list[Case], lines: list[str]) -> None:
    """All that the desk holds of new cases, table by table."""
    db, by = work.store.db, work.actor.id
    cases.insert_all(db, made)
    cases.add_events(
        db, [Event(one.id, work.now, by, EventKind.IMPORTED, _told(work, one)) for one in made]
    )
    words.add_all(db, made)
    imports.remember(db, [(line, one.id) for line, one in zip(lines, made, strict=True)])
    plan_new(work.plan, made)
    entries = (audit.Entry(by, EventKind.IMPORTED.value, one.id, _audited(one)) for one in made)
    audit.append_all(work.store, entries, at=work.now)


def _audited(case: Case) -> dict[str, str | None]:
    fields: dict[str, str | None] = {
        "request": case.request.written(),
        "sealed": str(case.sealed),
    }
    if case.closed_at and case.disposition and case.disclosed_class:
        fields |= {
            "closed_at": case.closed_at.isoformat(),
            "disposition": case.disposition.value,
            "disclosed_class": case.disclosed_class.value,
            "reason": case.reason,
        }
    return fields


def _told(work: Work, case: Case) -> dict[str, str]:
    """What the timeline keeps of it."""
    told: dict[str, str] = {"process": case.request.process}
    if case.closed_at and case.disposition:
        day = case.closed_at.astimezone(work.zone).date()
        told |= {"closed_on": day.isoformat(), "disposition": case.disposition.value}
    return told


def _hash(facts: Facts) -> str:
    return hashlib.sha256(_written(facts).encode()).hexdigest()


_written = json.JSONEncoder(sort_keys=True, ensure_ascii=False, default=str).encode
