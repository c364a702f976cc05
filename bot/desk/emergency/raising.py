"""Raising an emergency, which opens its case, and running a drill, which opens none."""

import datetime as dt
from dataclasses import replace

from bot.desk.emergency.alerting import owe_alert, owe_outside, page_next, record
from bot.desk.emergency.commands import RaiseEmergency, RunDrill
from bot.desk.emergency.results import EmergencyChanged
from bot.desk.emergency.telling import tell_raiser
from bot.desk.work import Work, save
from bot.domain.access import DESK
from bot.domain.cases import Case, Status
from bot.domain.emergency import Emergency
from bot.domain.events import EventKind
from bot.store import cases, covers, emergencies

# The same form sent twice within this time by the same person is one emergency.
IMPATIENCE = dt.timedelta(seconds=10)


def raise_emergency(work: Work, command: RaiseEmergency) -> EmergencyChanged:
    """Open the case and page the first tier, in one transaction: nothing may come between."""
    if earlier := _earlier(work, command):
        return earlier
    request = command.request.model_copy(
        update={"received_at": command.request.received_at or work.now}
    )
    case = Case(
        id=0,
        version=1,
        status=Status.RECEIVED,
        request=request,
        guide_version=str(work.guide.version),
        opened_at=work.now,
        opened_by=work.actor.id,
        sealed=bool(request.nondisclosure.ordered),
    )
    opened = save(work, None, case, EventKind.OPENED, {"process": request.process}).case
    not_recorded = command.not_recorded_at is not None
    new = _recorded(work, replace(_new(work, opened.id), not_recorded=not_recorded))
    if not command.every_way:
        return EmergencyChanged(page_next(work.store, new, work.now), opened)
    for tier in new.escalation.all_tiers:
        owe_outside(work.store, new, tier, work.now)
    return EmergencyChanged(new, opened)


def run_drill(work: Work, _command: RunDrill) -> EmergencyChanged:
    """Page for real, as the tiers are now."""
    drill = _recorded(work, _new(work, None))
    return EmergencyChanged(page_next(work.store, drill, work.now), None)


def _new(work: Work, case_id: int | None) -> Emergency:
    covers_now = covers.since(work.store.db, work.now)
    return Emergency(
        id=0,
        case_id=case_id,
        raised_at=work.now,
        raised_by=work.actor.id,
        escalation=work.duty.fixed(covers_now, work.now),
        paging_since=work.now,
        next_at=work.now,
    )


def _recorded(work: Work, new: Emergency) -> Emergency:
    emergency = replace(new, id=emergencies.insert(work.store.db, new))
    record(
        work.store,
        emergency,
        work.actor.id,
        "drill_run" if emergency.drill else "emergency_raised",
        work.now,
        not_recorded=emergency.not_recorded or None,
    )
    owe_alert(work.store, emergency, work.now)
    tell_raiser(work.store, emergency, work.now)
    return emergency


def _earlier(work: Work, command: RaiseEmergency) -> EmergencyChanged | None:
    """What the same person raised with the same words a moment ago; a program is not impatient."""
    if work.actor.id == DESK.id:
        return None
    for case in cases.latest_by(work.store.db, work.actor.id, work.now - IMPATIENCE):
        if case.request.emergency == command.request.emergency:
            emergency = emergencies.of_case(work.store.db, case.id)
            if emergency is not None:
                return EmergencyChanged(emergency, case, won=False)
    return None
