"""What an emergency owes: its alert, the pages of its next step, and their entries in the log.

Everything here is written in the caller's transaction.
"""

import datetime as dt
from dataclasses import replace

from bot.domain.access import DESK
from bot.domain.cases import Case
from bot.domain.emergency import Emergency, Way, paged
from bot.domain.escalation import Tier
from bot.domain.events import Event, EventKind
from bot.store import audit, cases, emergencies, outbox
from bot.store.database import Store
from bot.store.outbox import Kind

_ADDED_SHOWN = 3


def alert_key(emergency: Emergency) -> str:
    """The outbox key of the alert, which is one message, edited in place."""
    return f"alert:{emergency.id}"


def added_to(store: Store, case: Case | None) -> tuple[Event, ...]:
    """What people learned since it was raised, oldest first; the last few."""
    if case is None:
        return ()
    kind = EventKind.EMERGENCY_ADDED
    return tuple(cases.events_of(store.db, case.id, kind, limit=_ADDED_SHOWN))


def owe_alert(store: Store, emergency: Emergency, now: dt.datetime) -> None:
    """Post the alert, or edit it to how things stand."""
    outbox.owe(
        store.db,
        key=alert_key(emergency),
        kind=Kind.ALERT,
        lane=_alert_lane(emergency),
        case_id=emergency.case_id,
        about=str(emergency.id),
        at=now,
    )


def renew_alert(store: Store, case: Case, now: dt.datetime) -> None:
    """A case changed: if an emergency goes with it, its alert shows the case as it is now."""
    if case.request.process != "emergency_disclosure":
        return
    if emergency := emergencies.of_case(store.db, case.id):
        owe_alert(store, emergency, now)


def owe_answer(store: Store, emergency: Emergency, at: dt.datetime) -> None:
    """At `at`, answer a message of Slack's own scheduler that could not be withdrawn any more."""
    outbox.owe(
        store.db,
        key=f"stray:{emergency.id}:{int(at.timestamp())}",
        kind=Kind.STRAY,
        lane=_alert_lane(emergency),
        case_id=emergency.case_id,
        about=str(emergency.id),
        at=at,
    )


def owe_news(store: Store, emergency: Emergency, by: str, now: dt.datetime) -> None:
    """Tell its owner, under the alert, that somebody added what they learned."""
    outbox.owe(
        store.db,
        key=f"news:{emergency.id}:{by}:{now.isoformat()}",
        kind=Kind.NEWS,
        lane=_alert_lane(emergency),
        case_id=emergency.case_id,
        about=f"{emergency.id} {by}",
        at=now,
    )


def page_next(store: Store, emergency: Emergency, now: dt.datetime) -> Emergency:
    """Page the next step: a direct message to each, one mention, and every way outside Slack."""
    due_at = emergency.next_at or now
    after = paged(emergency, now)
    tier = after.escalation.tier(after.step)
    for person in tier.people:
        _owe_page(store, after, Way.DIRECT, person, due_at=due_at, now=now)
    if tier.people:
        _owe_page(store, after, Way.MENTION, "", due_at=due_at, now=now)
    owe_outside(store, after, tier, due_at)
    emergencies.update(store.db, after)
    record(store, after, DESK.id, "emergency_escalated", now, step=after.step, tier=tier.name)
    owe_alert(store, after, now)
    return after


def page_missing(store: Store, emergency: Emergency, now: dt.datetime) -> None:
    """Page the last step to those who are in it now and were not paged: each is, once a step."""
    for person in emergency.escalation.tier(emergency.step).people:
        _owe_page(store, emergency, Way.DIRECT, person, due_at=now, now=now)
    emergencies.update(store.db, emergency)
    owe_alert(store, emergency, now)


def owe_outside(store: Store, emergency: Emergency, tier: Tier, due_at: dt.datetime) -> None:
    for name in tier.outside:
        emergencies.owe_page(store.db, emergency, Way.OUTSIDE, name, due_at)


def resolve_outside(store: Store, emergency: Emergency, now: dt.datetime) -> None:
    """What was paged outside Slack is over there, too; what still waits to go out does not."""
    names = set()
    for page in emergencies.pages_of(store.db, emergency.id):
        if page.way is Way.OUTSIDE and page.state in ("sending", "sent"):
            names.add(page.target)
        if page.way is Way.OUTSIDE and page.state == "owed":
            emergencies.set_page(store.db, page.id, "dropped", now, "no_longer_holds")
    for name in sorted(names):
        emergencies.owe_page(store.db, emergency, Way.RESOLVE, name, now)


def page_came_out(
    store: Store, page_id: int, state: str, now: dt.datetime, problem: str | None = None
) -> None:
    """What came of a page, on record; the first that went out is a time that is measured."""
    page = emergencies.get_page(store.db, page_id)
    emergency = emergencies.get(store.db, page.emergency_id) if page else None
    if page is None or emergency is None:
        return
    emergencies.set_page(store.db, page_id, state, now, problem)
    record(
        store,
        emergency,
        DESK.id,
        f"emergency_page_{state}",
        now,
        step=page.step,
        way=page.way.value,
        target=page.target,
        problem=problem,
    )
    if state == "sent" and emergency.first_paged_at is None and page.way is not Way.RESOLVE:
        emergency = replace(emergency, first_paged_at=now)
        emergencies.update(store.db, emergency)
    owe_alert(store, emergency, now)


def record(
    store: Store,
    emergency: Emergency,
    actor: str,
    action: str,
    now: dt.datetime,
    **fields: object,
) -> None:
    """An entry of the audit log about an emergency or a drill."""
    texts = {name: None if value is None else str(value) for name, value in fields.items()}
    audit.append(
        store,
        at=now,
        actor=actor,
        action=action,
        case_id=emergency.case_id,
        fields={"emergency": emergency.number, **texts},
    )


def _owe_page(
    store: Store,
    emergency: Emergency,
    way: Way,
    target: str,
    *,
    due_at: dt.datetime,
    now: dt.datetime,
) -> None:
    page_id = emergencies.owe_page(store.db, emergency, way, target, due_at)
    if page_id is None:
        return
    lane = _alert_lane(emergency) if way is Way.MENTION else f"page:{target}"
    outbox.owe(
        store.db,
        key=f"page:{page_id}",
        kind=Kind.PAGE,
        lane=lane,
        case_id=emergency.case_id,
        about=str(page_id),
        at=now,
    )


def _alert_lane(emergency: Emergency) -> str:
    return f"alert:{emergency.id}"
