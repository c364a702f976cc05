"""What whoever raised an emergency can still do: add what they learn, and say that it was none."""

import datetime as dt
from dataclasses import replace

from bot.desk.emergency.alerting import owe_news, resolve_outside
from bot.desk.emergency.commands import AddToEmergency, RaisedByMistake
from bot.desk.emergency.emergencies import find, keep, may_work_on
from bot.desk.emergency.results import EmergencyChanged
from bot.desk.work import Work, save
from bot.domain.cases import Case, DisclosedClass, Disposition, Status
from bot.domain.emergency import Emergency, State, over
from bot.domain.errors import InvalidInput, NotPossible
from bot.domain.events import EventKind

# How long who raised it by mistake can take it back; the people on call can until it is decided.
SECOND_THOUGHTS = dt.timedelta(minutes=10)


def add(work: Work, command: AddToEmergency) -> EmergencyChanged:
    """What somebody learned stands on the alert and in the case's timeline; its owner is told."""
    emergency, case = find(work, command.number, also_raiser=True)
    text = command.text.strip()
    if not text:
        raise InvalidInput("Write what you learned.", field="text")
    if case is None:
        raise NotPossible("A drill has no facts.")
    if not emergency.is_open:
        raise NotPossible(f"{emergency.number} is over. Tell the legal team directly.")
    case = save(work, case, case, EventKind.EMERGENCY_ADDED, {"text": text}).case
    owe_news(work.store, emergency, work.actor.id, work.now)
    return keep(work, emergency, case, "emergency_added", text=text)


def by_mistake(work: Work, command: RaisedByMistake) -> EmergencyChanged:
    """It was never one: the paging ends, and its case closes and is counted in no report."""
    emergency, case = find(work, command.number, also_raiser=True)
    reason = command.reason.strip()
    if not reason:
        raise InvalidInput("Say why it is no emergency: it stays on record.", field="reason")
    _check_may_take_back(work, emergency)
    after = replace(over(emergency, State.MISTAKEN, work.actor.id, work.now), reason=reason)
    if case is not None and case.is_open:
        case = save(
            work,
            case,
            _closed(case, reason, work.now),
            EventKind.EMERGENCY_MISTAKEN,
            {"reason": reason},
        ).case
    resolve_outside(work.store, after, work.now)
    return keep(work, after, case, "emergency_raised_by_mistake", reason=reason)


def _check_may_take_back(work: Work, emergency: Emergency) -> None:
    """Whoever raised it, only for a short time and while nobody has it: then it is theirs."""
    if may_work_on(work.actor, emergency):
        return
    if emergency.state is State.TAKEN:
        raise NotPossible(
            f"Somebody has {emergency.number} already. Tell them that it is none, by “Add what you"
            " learned”: they end it."
        )
    if work.now - emergency.raised_at > SECOND_THOUGHTS:
        raise NotPossible(
            f"{emergency.number} was raised a while ago. Tell the people on call that it is none,"
            " by “Add what you learned”: they end it."
        )


def _closed(case: Case, reason: str, now: dt.datetime) -> Case:
    return replace(
        case,
        status=Status.CLOSED,
        disposition=Disposition.WITHDRAWN,
        disclosed_class=DisclosedClass.NONE,
        reason=reason,
        closed_at=now,
    )
