"""Emergencies, and every page that went out about them, as rows."""

import datetime as dt
import json
from functools import lru_cache
from typing import Any

from sqlite_utils import Database

from bot.domain.emergency import Emergency, Page, State, Way
from bot.domain.escalation import Escalation, Tier
from bot.store.database import row, rows
from bot.store.times import maybe_date, maybe_moment, to_moment, to_text


def insert(db: Database, emergency: Emergency) -> int:
    """Store a new one; its `id` is given by the database and returned."""
    columns = _columns(emergency)
    names = ", ".join(columns)
    marks = ", ".join(f":{name}" for name in columns)
    cursor = db.execute(f"INSERT INTO emergencies ({names}) VALUES ({marks})", columns)  # noqa: S608 — names are ours
    return int(cursor.lastrowid or 0)


def update(db: Database, emergency: Emergency) -> None:
    columns = _columns(emergency)
    sets = ", ".join(f"{name} = :{name}" for name in columns)
    db.execute(
        f"UPDATE emergencies SET {sets} WHERE id = :id",  # noqa: S608 — names are ours
        columns | {"id": emergency.id},
    )


def get(db: Database, emergency_id: int) -> Emergency | None:
    return _one(db, "id = ?", [emergency_id])


def of_case(db: Database, case_id: int) -> Emergency | None:
    return _one(db, "case_id = ?", [case_id])


def due(db: Database, now: dt.datetime, *, limit: int) -> list[Emergency]:
    """What the clock has to move on, oldest first."""
    found = rows(
        db,
        "SELECT * FROM emergencies WHERE next_at <= ? ORDER BY next_at, id LIMIT ?",
        [to_text(now), limit],
    )
    return [_emergency(each) for each in found]


def next_at(db: Database) -> dt.datetime | None:
    """When the clock has to look again, or None when nothing is open."""
    found = row(db, "SELECT min(next_at) AS at FROM emergencies WHERE next_at IS NOT NULL")
    return maybe_moment(found["at"]) if found else None


def in_state(db: Database, state: State, *, limit: int) -> list[Emergency]:
    found = rows(
        db, "SELECT * FROM emergencies WHERE state = ? ORDER BY id LIMIT ?", [state.value, limit]
    )
    return [_emergency(each) for each in found]


def open_ones(db: Database, *, limit: int) -> list[Emergency]:
    """Those that somebody has to take or decide, in the order in which the clock looks at them."""
    found = rows(
        db, "SELECT * FROM emergencies WHERE next_at IS NOT NULL ORDER BY next_at LIMIT ?", [limit]
    )
    return [_emergency(each) for each in found]


def listed(db: Database, *, offset: int, limit: int) -> tuple[list[Emergency], int]:
    """A page of all of them, the open ones first, then the newest; and how many there are."""
    found = rows(
        db,
        "SELECT * FROM emergencies ORDER BY next_at IS NULL, id DESC LIMIT ? OFFSET ?",
        [limit, offset],
    )
    total = row(db, "SELECT count(*) AS n FROM emergencies")
    return [_emergency(each) for each in found], total["n"] if total else 0


def second_looks(db: Database, today: dt.date) -> list[Emergency]:
    """Those that another counsel has to look at today, or should have before."""
    found = rows(
        db,
        "SELECT * FROM emergencies WHERE second_look_on <= ? AND looked_by IS NULL ORDER BY id",
        [today.isoformat()],
    )
    return [_emergency(each) for each in found]


def last_drill_at(db: Database) -> dt.datetime | None:
    found = row(db, "SELECT max(raised_at) AS at FROM emergencies WHERE case_id IS NULL")
    return maybe_moment(found["at"]) if found else None


def owe_page(
    db: Database, emergency: Emergency, way: Way, target: str, due_at: dt.datetime
) -> int | None:
    """Write down a page owed; its id, or None when it was owed before."""
    found = row(
        db,
        "INSERT INTO emergency_pages (emergency_id, round, step, way, target, state, due_at,"
        " next_at, attempts) SELECT :id, came_back, :step, :way, :target, 'owed', :due_at, :due_at,"
        " 0 FROM emergencies WHERE id = :id ON CONFLICT DO NOTHING RETURNING id",
        {
            "id": emergency.id,
            "step": max(emergency.step, 0),
            "way": way.value,
            "target": target,
            "due_at": to_text(due_at),
        },
    )
    return int(found["id"]) if found else None


def get_page(db: Database, page_id: int) -> Page | None:
    found = row(db, "SELECT * FROM emergency_pages WHERE id = ?", [page_id])
    return _page(found) if found else None


def pages_of(db: Database, emergency_id: int) -> list[Page]:
    """Every page about it, oldest first."""
    found = rows(
        db, "SELECT * FROM emergency_pages WHERE emergency_id = ? ORDER BY id", [emergency_id]
    )
    return [_page(each) for each in found]


def outside_due(db: Database, now: dt.datetime) -> list[Page]:
    """What has to go out outside Slack now, oldest first."""
    found = rows(
        db,
        "SELECT * FROM emergency_pages WHERE way IN ('outside', 'resolve') AND state = 'owed'"
        " AND next_at <= ? ORDER BY next_at, id",
        [to_text(now)],
    )
    return [_page(each) for each in found]


def outside_next_at(db: Database) -> dt.datetime | None:
    found = row(
        db,
        "SELECT min(next_at) AS at FROM emergency_pages"
        " WHERE way IN ('outside', 'resolve') AND state = 'owed'",
    )
    return maybe_moment(found["at"]) if found else None


def owe_again(db: Database, page_id: int, at: dt.datetime, problem: str) -> None:
    """It did not go out: tried again at `at`."""
    db.execute(
        "UPDATE emergency_pages SET state = 'owed', next_at = ?, problem = ? WHERE id = ?",
        [to_text(at), problem, page_id],
    )


def set_page(
    db: Database, page_id: int, state: str, now: dt.datetime, problem: str | None = None
) -> None:
    """`sending`, `sent`, `failed` or `dropped`; the first attempt counts as `sending`."""
    db.execute(
        "UPDATE emergency_pages SET state = :state, problem = :problem,"
        " attempts = attempts + (:state = 'sending'), done_at = :now WHERE id = :id",
        {"state": state, "problem": problem, "now": to_text(now), "id": page_id},
    )


def recall_sending(db: Database) -> None:
    """At start: what a kill left half sent is sent again. Twice is better than never."""
    db.execute(
        "UPDATE emergency_pages SET state = 'owed'"
        " WHERE state = 'sending' AND way IN ('outside', 'resolve')"
    )


def _one(db: Database, where: str, values: list[Any]) -> Emergency | None:
    found = row(db, f"SELECT * FROM emergencies WHERE {where}", values)  # noqa: S608 — ours
    return _emergency(found) if found else None


def _columns(emergency: Emergency) -> dict[str, Any]:
    return {
        "case_id": emergency.case_id,
        "raised_at": to_text(emergency.raised_at),
        "raised_by": emergency.raised_by,
        "escalation": json.dumps(_escalation_as_json(emergency.escalation)),
        "state": emergency.state.value,
        "paging_since": to_text(emergency.paging_since),
        "step": emergency.step,
        "next_at": _text(emergency.next_at),
        "owner": emergency.owner,
        "taken_at": _text(emergency.taken_at),
        "first_taken_at": _text(emergency.first_taken_at),
        "came_back": emergency.came_back,
        "first_paged_at": _text(emergency.first_paged_at),
        "decided_by": emergency.decided_by,
        "decided_at": _text(emergency.decided_at),
        "items": json.dumps(emergency.items),
        "belief": emergency.belief,
        "reason": emergency.reason,
        "second_look_on": (
            emergency.second_look_on.isoformat() if emergency.second_look_on else None
        ),
        "looked_by": emergency.looked_by,
        "not_recorded": int(emergency.not_recorded),
    }


def _emergency(found: dict[str, Any]) -> Emergency:
    return Emergency(
        id=found["id"],
        case_id=found["case_id"],
        raised_at=to_moment(found["raised_at"]),
        raised_by=found["raised_by"],
        escalation=_read_escalation(found["escalation"]),
        state=State(found["state"]),
        paging_since=to_moment(found["paging_since"]),
        step=found["step"],
        next_at=maybe_moment(found["next_at"]),
        owner=found["owner"],
        taken_at=maybe_moment(found["taken_at"]),
        first_taken_at=maybe_moment(found["first_taken_at"]),
        came_back=found["came_back"],
        first_paged_at=maybe_moment(found["first_paged_at"]),
        decided_by=found["decided_by"],
        decided_at=maybe_moment(found["decided_at"]),
        items=tuple(json.loads(found["items"])),
        belief=found["belief"],
        reason=found["reason"],
        second_look_on=maybe_date(found["second_look_on"]),
        looked_by=found["looked_by"],
        not_recorded=bool(found["not_recorded"]),
    )


def _page(found: dict[str, Any]) -> Page:
    return Page(
        id=found["id"],
        emergency_id=found["emergency_id"],
        step=found["step"],
        way=Way(found["way"]),
        target=found["target"],
        state=found["state"],
        due_at=to_moment(found["due_at"]),
        attempts=found["attempts"],
        done_at=maybe_moment(found["done_at"]),
        problem=found["problem"],
    )


def _escalation_as_json(escalation: Escalation) -> dict[str, Any]:
    return {
        "tiers": [_tier_as_json(tier) for tier in escalation.tiers],
        "rounds": escalation.rounds,
        "fallback": _tier_as_json(escalation.fallback),
        "decide_within": escalation.decide_within.total_seconds(),
    }


def _tier_as_json(tier: Tier) -> dict[str, Any]:
    return {
        "name": tier.name,
        "targets": tier.targets,
        "outside": tier.outside,
        "wait": tier.wait.total_seconds(),
        "people": tier.people,
        "problems": tier.problems,
    }


@lru_cache(maxsize=64)  # most emergencies were raised under the same tiers
def _read_escalation(text: str) -> Escalation:
    found = json.loads(text)
    return Escalation(
        tiers=tuple(_read_tier(tier) for tier in found["tiers"]),
        rounds=found["rounds"],
        fallback=_read_tier(found["fallback"]),
        decide_within=dt.timedelta(seconds=found["decide_within"]),
    )


def _read_tier(found: dict[str, Any]) -> Tier:
    return Tier(
        name=found["name"],
        targets=tuple(found["targets"]),
        outside=tuple(found["outside"]),
        wait=dt.timedelta(seconds=found["wait"]),
        people=tuple(found["people"]),
        problems=tuple(found["problems"]),
    )


def _text(moment: dt.datetime | None) -> str | None:
    return to_text(moment) if moment else None
