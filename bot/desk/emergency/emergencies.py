"""An emergency from the hand that takes it to the one that ends it."""

from dataclasses import replace

from bot.desk.emergency.alerting import (
    added_to,
    owe_alert,
    owe_answer,
    page_next,
    record,
    resolve_outside,
)
from bot.desk.emergency.commands import (
    AddEmergencyFacts,
    AskForMore,
    HandOverEmergency,
    ListEmergencies,
    ResolveEmergency,
    ShowEmergency,
    TakeEmergency,
)
from bot.desk.emergency.results import EmergenciesListed, EmergencyChanged, EmergencyShown
from bot.desk.emergency.telling import end_pages, tell_raiser
from bot.desk.paging import checked_page, pages
from bot.desk.work import Work, find_case, save
from bot.domain.access import DESK, Actor, Role, Standing, require_sight
from bot.domain.cases import PREFIX, Case, Status, parse_number
from bot.domain.emergency import Emergency, State, back, had_by, needs_more, over, taken
from bot.domain.emergency_net import stray_times
from bot.domain.emergency_review import findings_of
from bot.domain.errors import Forbidden, InvalidInput, NotFound, NotPossible
from bot.domain.events import EventKind
from bot.store import cases, covers, emergencies

EMERGENCIES_A_PAGE = 10
_MAY_WORK = frozenset({Role.LEGAL, Role.COUNSEL, Role.ONCALL})
_DRILL = "DRILL-"


def take(work: Work, command: TakeEmergency) -> EmergencyChanged:
    """The paging stops. Where somebody was quicker, the result says who, and both are on record."""
    emergency, case = find(work, command.number)
    if emergency.state is State.TAKEN:
        _record(work, emergency, "emergency_take_too_late", owner=emergency.owner)
        return EmergencyChanged(emergency, case, won=False)
    after = taken(emergency, work.actor.id, work.now)
    data = {"through": command.through} if command.through else {}
    case = _assign(work, case, work.actor.id, EventKind.EMERGENCY_TAKEN, data)
    for at in stray_times(emergency, work.now):
        owe_answer(work.store, emergency, at)
    resolve_outside(work.store, after, work.now)
    return keep(work, after, case, "emergency_taken", **data)


def hand_over(work: Work, command: HandOverEmergency) -> EmergencyChanged:
    """Its owner, or counsel, gives it to somebody else, whose half hour begins now."""
    emergency, case = find(work, command.number)
    person = command.person
    _require_member(person)
    if emergency.owner not in (None, work.actor.id) and not work.actor.has(Role.COUNSEL):
        raise NotPossible(
            f"Somebody else has {emergency.number}: only they and counsel can hand it over."
        )
    after = taken(emergency, person.id, work.now)
    if after.owner == emergency.owner and emergency.state is State.TAKEN:
        raise NotPossible(f"They have {emergency.number} already.")
    data = {"to": person.id}
    case = _assign(work, case, person.id, EventKind.EMERGENCY_HANDED_OVER, data)
    resolve_outside(work.store, after, work.now)
    return keep(work, after, case, "emergency_handed_over", to=person.id)


def add_facts(work: Work, command: AddEmergencyFacts) -> EmergencyChanged:
    """What the agency answered stands in the case; what is still missing shows on the alert."""
    emergency, case = find(work, command.number)
    if case is None:
        raise NotPossible("A drill has no facts.")
    after = replace(case, request=command.request)
    case = save(work, case, after, EventKind.EMERGENCY_ANSWERED, {}).case
    return keep(work, emergency, case, "emergency_answered")


def ask_for_more(work: Work, command: AskForMore) -> EmergencyChanged:
    """The agency was asked for more: the owner has the whole time again."""
    emergency, case = find(work, command.number)
    after = needs_more(emergency, work.now)
    data = {"reason": command.reason}
    if case is not None:
        case = save(work, case, case, EventKind.EMERGENCY_ASKED, data).case
    return keep(work, replace(after, reason=command.reason), case, "emergency_asked", **data)


def resolve(work: Work, command: ResolveEmergency) -> EmergencyChanged:
    """It went away; the case goes on as any other. A drill ends with its report."""
    emergency, case = find(work, command.number)
    if not command.reason and not emergency.drill:
        raise InvalidInput("Say why it is over.", field="reason")
    after = replace(
        over(emergency, State.RESOLVED, work.actor.id, work.now), reason=command.reason or None
    )
    if case is not None:
        data = {"reason": command.reason}
        case = save(work, case, case, EventKind.EMERGENCY_RESOLVED, data).case
    resolve_outside(work.store, after, work.now)
    return keep(work, after, case, "emergency_resolved", reason=command.reason)


def show(work: Work, command: ShowEmergency) -> EmergencyShown:
    emergency, case = find(work, command.number)
    found = emergencies.pages_of(work.store.db, emergency.id)
    findings = findings_of(case, work.zone, work.government_suffixes)
    added = added_to(work.store, case)
    return EmergencyShown(emergency, case, tuple(found), findings, added)


def list_all(work: Work, command: ListEmergencies) -> EmergenciesListed:
    """A page of them, the open ones first; numbers, people and times, no facts of a case."""
    offset = (checked_page(command.page) - 1) * EMERGENCIES_A_PAGE
    found, total = emergencies.listed(work.store.db, offset=offset, limit=EMERGENCIES_A_PAGE)
    return EmergenciesListed(
        tuple(found), command.page, pages(total, EMERGENCIES_A_PAGE, command.page), total
    )


def move_on(work: Work, emergency_id: int) -> None:
    """The clock's part: the next step is paged, or what nobody decided in time comes back."""
    emergency = emergencies.get(work.store.db, emergency_id)
    if emergency is None or emergency.next_at is None or emergency.next_at > work.now:
        return
    if emergency.state is State.TAKEN:
        emergency = back(emergency, work.now)
        _record(work, emergency, "emergency_came_back", owner=emergency.owner)
        if case := cases.get(work.store.db, emergency.case_id or 0):
            save(work, case, case, EventKind.EMERGENCY_BACK, {})
        emergencies.update(work.store.db, emergency)
        tell_raiser(work.store, emergency, work.now)
    covered = covers.since(work.store.db, work.now)
    known = work.duty.completed(emergency.escalation, covered, work.now)
    page_next(work.store, replace(emergency, escalation=known), work.now)


def find(work: Work, number: str, *, also_raiser: bool = False) -> tuple[Emergency, Case | None]:
    """The emergency by its number, for those who may work on it, and whoever raised it.

    Raises:
        NotFound, Forbidden: with what the person can do instead.
    """
    said = number.strip().upper()
    if said.startswith(_DRILL) and said.removeprefix(_DRILL).isdecimal():
        emergency = emergencies.get(work.store.db, int(said.removeprefix(_DRILL)))
        if emergency is None or not emergency.drill:
            raise NotFound(f"There is no drill {said}. `/emergency list` shows them.")
        return _allowed(work, emergency, also_raiser=also_raiser), None
    case_id = parse_number(number)
    emergency = emergencies.of_case(work.store.db, case_id)
    if emergency is None:
        raise NotFound(
            f"{PREFIX}{case_id} is no emergency. `/emergency list` shows those that there are."
        )
    _allowed(work, emergency, also_raiser=also_raiser)
    case = cases.get(work.store.db, case_id)
    if case is not None:
        require_sight(work.actor, case)
    return emergency, case or find_case(work, case_id)


def keep(
    work: Work, emergency: Emergency, case: Case | None, action: str, **fields: object
) -> EmergencyChanged:
    """Store a changed emergency, put it on record, and bring the alert up to date."""
    emergencies.update(work.store.db, emergency)
    _record(work, emergency, action, **fields)
    owe_alert(work.store, emergency, work.now)
    tell_raiser(work.store, emergency, work.now)
    if emergency.state is not State.PAGING:
        end_pages(work.store, emergency, work.now)
    return EmergencyChanged(emergency, case)


def _record(work: Work, emergency: Emergency, action: str, **fields: object) -> None:
    record(work.store, emergency, work.actor.id, action, work.now, **fields)


def may_work_on(actor: Actor, emergency: Emergency) -> bool:
    """By role, by having been paged, or by having it already."""
    by_role = actor.standing is Standing.DESK or bool(actor.roles & _MAY_WORK)
    return by_role or had_by(emergency, actor.id)


def _allowed(work: Work, emergency: Emergency, *, also_raiser: bool) -> Emergency:
    actor = work.actor
    if may_work_on(actor, emergency) or (also_raiser and actor.id == emergency.raised_by):
        return emergency
    raise Forbidden(
        "Only the legal team, counsel and the people on call work on emergencies. Yours was"
        " raised: they have been paged."
    )


def _require_member(person: Actor) -> None:
    if person.standing is not Standing.MEMBER:
        raise InvalidInput(
            "Only a member of this workspace can take it: no guest, and nobody who has left.",
            field="person",
        )


def _assign(
    work: Work, case: Case | None, person: str, kind: EventKind, data: dict[str, str]
) -> Case | None:
    if case is None or not case.is_open or person == DESK.id:
        return case
    status = Status.IN_REVIEW if case.status is Status.RECEIVED else case.status
    after = replace(case, assignee=person, status=status)
    return save(work, case, after, kind, data).case
