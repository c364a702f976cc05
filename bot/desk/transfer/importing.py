"""Bringing a docket in from elsewhere, many cases in one transaction.

An imported case is like any other, but that nothing is posted about it: a hundred thousand cards
help nobody. Its card comes with the first thing that happens to it.
"""

import hashlib
import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any

from bot.desk.reminding.planning import plan_case
from bot.desk.work import Work
from bot.domain.access import Action, require
from bot.domain.case_review import settled
from bot.domain.cases import Case, Status
from bot.domain.events import Event, EventKind
from bot.store import audit, cases, imports, words
from policy.request import Request, RequestError, parse_request

Facts = Mapping[str, Any]


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
    read, bad = _read(lines)
    known = imports.known(work.store.db, read)
    new = {line: request for line, (_, request) in read.items() if line not in known}
    made = list(_opened(work, new))
    entries = (
        audit.Entry(
            work.actor.id,
            EventKind.IMPORTED.value,
            case.id,
            {"request": case.request.model_dump_json(), "sealed": str(case.sealed)},
        )
        for case in made
    )
    audit.append_all(work.store, entries, at=work.now)
    count = sum(numbers for numbers, _ in read.values())
    return Imported(len(made), count - len(made), tuple(bad))


def _read(
    lines: Iterable[tuple[int, Facts]],
) -> tuple[dict[str, tuple[int, Request]], list[tuple[int, str]]]:
    """Requests by the hash of their line, how often each is there, and the lines that are bad."""
    read: dict[str, tuple[int, Request]] = {}
    bad = []
    for number, facts in lines:
        line = _hash(facts)
        if line in read:
            read[line] = (read[line][0] + 1, read[line][1])
            continue
        try:
            read[line] = (1, parse_request(facts))
        except RequestError as error:
            bad.append((number, str(error)))
    return read, bad


def _opened(work: Work, new: Mapping[str, Request]) -> Iterator[Case]:
    db = work.store.db
    for line, request in new.items():
        case = settled(_case(work, request), work.review_rules)
        case = replace(case, id=cases.insert(db, case))
        data: dict[str, str] = {"process": request.process}
        cases.add_event(db, Event(case.id, work.now, work.actor.id, EventKind.IMPORTED, data))
        words.add(db, case)
        imports.remember(db, line, case.id)
        plan_case(work.plan, None, case)
        yield case


def _case(work: Work, request: Request) -> Case:
    return Case(
        id=0,
        version=1,
        status=Status.RECEIVED,
        request=request,
        guide_version=str(work.guide.version),
        opened_at=request.received_at or work.now,
        opened_by=work.actor.id,
        due_on=request.respond_by,
        sealed=bool(request.nondisclosure.ordered),
    )


def _hash(facts: Facts) -> str:
    written = json.dumps(facts, sort_keys=True, ensure_ascii=False, default=str)
    return hashlib.sha256(written.encode()).hexdigest()
