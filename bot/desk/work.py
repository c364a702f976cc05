"""The ground a use case stands on: who asks, when, and how a change is kept.

`save` is the only way to change a case. In the caller's transaction it writes the case, the line
of its timeline, the audit entry, and the messages that are owed for it.
"""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, replace
from zoneinfo import ZoneInfo

from bot.desk.emergency.alerting import renew_alert
from bot.desk.emergency.duty import Duty
from bot.desk.reminding.planning import Plan, plan_case
from bot.desk.results import Changed
from bot.domain.access import Actor, may_see, require_sight
from bot.domain.case_review import ReviewRules, settled
from bot.domain.cases import Case, number_of
from bot.domain.errors import NotFound, NotPossible
from bot.domain.events import Event, EventKind
from bot.domain.reminders import Rules
from bot.store import audit, cases, outbox, words
from bot.store.database import Store
from policy.model import Frozen, Guide

_MOST_NEAREST = 3


@dataclass(frozen=True, slots=True)
class Work:
    """One command being carried out, inside its transaction."""

    store: Store
    actor: Actor
    now: dt.datetime
    zone: ZoneInfo
    guide: Guide
    rules: Rules
    duty: Duty
    government_suffixes: tuple[str, ...] = ()
    signatory: tuple[str, ...] = ()

    @property
    def review_rules(self) -> ReviewRules:
        """The desk's own settings that a review depends on."""
        return ReviewRules(self.zone, self.government_suffixes)

    @property
    def plan(self) -> Plan:
        """What reminders are planned with, in this transaction."""
        return Plan(self.store.db, self.rules, self.zone, self.now)

    @property
    def today(self) -> dt.date:
        """The civil date in the desk's time zone."""
        return self.now.astimezone(self.zone).date()


def find_case(work: Work, case_id: int) -> Case:
    """The case, if it is there and the actor may see it.

    Raises:
        NotFound: with the nearest numbers that the actor may see.
    """
    case = cases.get(work.store.db, case_id)
    if case is None:
        nearest = cases.find_numbers(work.store.db, sorted(_one_slip_away(case_id)))
        seen = [near.number for near in nearest if may_see(work.actor, near)]
        raise NotFound(f"There is no {number_of(case_id)}.", suggestions=seen[:_MOST_NEAREST])
    require_sight(work.actor, case)
    return case


def save(
    work: Work, before: Case | None, after: Case, kind: EventKind, data: Mapping[str, str]
) -> Changed:
    """Keep a change and everything that follows from it.

    A case that an order binds is sealed, however the order came to be known; who made it known
    stays one of its people.

    Raises:
        NotPossible: when somebody else changed the case meanwhile; nothing is kept.
    """
    by_order = not after.sealed and after.order_binds(work.today)
    after = settled(after, work.review_rules)
    kept = _write(work, before, replace(after, sealed=True) if by_order else after)
    # First: its thread is where the rest stands.
    _owe_cards(work, before, kept, spoken_of="source" in data)
    event = _record(work, kept, kind, data, _changed_fields(before, kept))
    if by_order:
        kept = _keep_actor(work, kept)
        _record(work, kept, EventKind.SEALED, {"why": "order"}, {})
    if before is None or _is_said_otherwise(before, kept) or kind is EventKind.NOTED:
        words.put(work.store.db, kept)
    if before is not None:
        renew_alert(work.store, kept, work.now)
    plan_case(work.plan, before, kept)
    return Changed(kept, event)


def _record(
    work: Work,
    case: Case,
    kind: EventKind,
    data: Mapping[str, str],
    changed: Mapping[str, str | None],
) -> Event:
    """A line of the timeline, its audit entry, and the message that shows it."""
    event = Event(case.id, work.now, work.actor.id, kind, dict(data))
    event_id = cases.add_event(work.store.db, event)
    audit.append(
        work.store,
        at=work.now,
        actor=work.actor.id,
        action=kind.value,
        case_id=case.id,
        fields={**changed, **{f"event.{name}": value for name, value in data.items()}},
    )
    outbox.owe(
        work.store.db,
        key=f"event:{event_id}",
        kind=outbox.Kind.EVENT,
        case_id=case.id,
        event_id=event_id,
        at=work.now,
    )
    return event


def _is_said_otherwise(before: Case, after: Case) -> bool:
    """Whether it is found by other words now, or by other people."""
    return (before.request, before.sealed) != (after.request, after.sealed)


def _keep_actor(work: Work, case: Case) -> Case:
    if may_see(work.actor, case):
        return case
    cases.add_person(work.store.db, case.id, work.actor.id)
    return replace(case, people=case.people | {work.actor.id})


def _write(work: Work, before: Case | None, after: Case) -> Case:
    if before is None:
        return replace(after, id=cases.insert(work.store.db, after))
    kept = replace(after, version=before.version + 1)
    if not cases.update(work.store.db, kept):
        raise NotPossible(
            f"Somebody changed {after.number} a moment ago, so nothing was saved."
            f" Look at it again (`/case show {after.number}`) and repeat what still holds."
        )
    return kept


def _changed_fields(before: Case | None, after: Case) -> dict[str, str | None]:
    new = _fields(after)
    old = _fields(before) if before else {}
    return {name: value for name, value in new.items() if value != old.get(name)}


def _fields(case: Case) -> dict[str, str | None]:
    return {
        "status": case.status.value,
        "request": case.request.written(),
        "due_on": case.due_on.isoformat() if case.due_on else None,
        "assignee": case.assignee,
        "approver": case.approver,
        "disposition": case.disposition.value if case.disposition else None,
        "disclosed_class": case.disclosed_class.value if case.disclosed_class else None,
        "reason": case.reason,
        "sealed": str(case.sealed),
        "sign_offs": ";".join(one.model_dump_json() for one in case.sign_offs),
        "verification": _json(case.verification),
        "approval": _json(case.approval),
        "notice": _json(case.notice),
    }


def _json(value: Frozen | None) -> str | None:
    return value.model_dump_json() if value else None


def _owe_cards(work: Work, before: Case | None, case: Case, *, spoken_of: bool) -> None:
    """The card in the open place, the one in the sealed place, and what sealing takes back.

    `spoken_of`: the case was opened from what somebody wrote in Slack.
    """
    db, now = work.store.db, work.now
    was_sealed = before is not None and before.sealed
    outbox.owe(db, key=card_key(case.id), kind=outbox.Kind.CARD, case_id=case.id, at=now)
    if case.sealed or was_sealed:
        outbox.owe(
            db,
            key=card_key(case.id, sealed=True),
            kind=outbox.Kind.SEALED_CARD,
            case_id=case.id,
            at=now,
        )
    if case.sealed and not was_sealed and (before is not None or spoken_of):
        sweep = f"sweep:{case.id}:{case.version}"
        outbox.owe(
            db,
            key=sweep,
            kind=outbox.Kind.SWEEP,
            lane=outbox.EDITS,
            case_id=case.id,
            about=work.actor.id,
            at=now,
        )


def card_key(case_id: int, *, sealed: bool = False) -> str:
    """The outbox key of a case's card, in the open place or in the sealed one."""
    return f"{'sealed_card' if sealed else 'card'}:{case_id}"


def _one_slip_away(case_id: int) -> set[int]:
    """Numbers that one slip of the fingers turns into this one: a digit lost, added or swapped."""
    digits = str(case_id)
    slips = {digits[:i] + digits[i + 1 :] for i in range(len(digits))}
    slips |= {digits[:i] + d + digits[i:] for i in range(len(digits) + 1) for d in "0123456789"}
    slips |= {digits[:i] + d + digits[i + 1 :] for i in range(len(digits)) for d in "0123456789"}
    slips |= {
        digits[:i] + digits[i + 1] + digits[i] + digits[i + 2 :] for i in range(len(digits) - 1)
    }
    return {int(slip) for slip in slips if slip and slip != digits}
