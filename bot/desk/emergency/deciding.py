"""Deciding an emergency: what is disclosed in good faith, or why nothing is.

Counsel decides, and on an emergency may do so alone; another counsel looks at it again on the
next working day. The statute asks for a good-faith belief in an emergency that involves danger of
death or serious physical injury to any person and requires disclosure without delay: 18 USC
2702(b)(8) for content, (c)(4) for records.
"""

import datetime as dt
from dataclasses import replace

from bot.desk.emergency.alerting import resolve_outside
from bot.desk.emergency.commands import Decline, Disclose, LookAgain
from bot.desk.emergency.emergencies import find, keep
from bot.desk.emergency.results import EmergencyChanged
from bot.desk.work import Work, save
from bot.domain.approval import Approval, facts_hash
from bot.domain.cases import Case, DisclosedClass, Disposition, Status
from bot.domain.emergency import Emergency, State, next_working_day, over
from bot.domain.emergency_review import requester_verified
from bot.domain.errors import InvalidInput, NotPossible
from bot.domain.events import EventKind
from bot.domain.notice import NoticeDecision, NoticeKind

_SHORTEST_BELIEF = 20  # characters; a belief in words is a sentence
_MAY_DISCLOSE = (Status.RECEIVED, Status.IN_REVIEW, Status.AWAITING_AGENCY, Status.CONTESTED)


def disclose(work: Work, command: Disclose) -> EmergencyChanged:
    """Counsel lets these items go out; the case is approved, and closes when they have."""
    emergency, case = find(work, command.number)
    _check_items(work, command.items)
    if len(command.belief.strip()) < _SHORTEST_BELIEF:
        raise InvalidInput(
            "Say in a sentence why you believe in good faith that someone is in danger of death or"
            " serious physical injury, and that this cannot wait.",
            field="belief",
        )
    reason = _why_though_unverified(case, command)
    after = replace(
        over(emergency, State.DISCLOSED, work.actor.id, work.now),
        items=command.items,
        belief=command.belief.strip(),
        reason=reason,
        second_look_on=next_working_day(work.today),
    )
    if case is not None:
        case = _approve(work, case, after)
    resolve_outside(work.store, after, work.now)
    return keep(
        work,
        after,
        case,
        "emergency_disclosed",
        items=",".join(after.items),
        belief=after.belief,
        unverified_because=reason,
    )


def decline(work: Work, command: Decline) -> EmergencyChanged:
    """Nothing is disclosed; the case closes with the reason."""
    emergency, case = find(work, command.number)
    if not command.reason.strip():
        raise InvalidInput("Say why it is declined.", field="reason")
    after = replace(
        over(emergency, State.DECLINED, work.actor.id, work.now), reason=command.reason.strip()
    )
    if case is not None and case.is_open:
        closed = replace(
            case,
            status=Status.CLOSED,
            disposition=Disposition.REJECTED,
            disclosed_class=DisclosedClass.NONE,
            reason=after.reason,
            closed_at=work.now,
        )
        data = {"reason": after.reason or ""}
        case = save(work, case, closed, EventKind.EMERGENCY_DECLINED, data).case
    resolve_outside(work.store, after, work.now)
    return keep(work, after, case, "emergency_declined", reason=after.reason)


def look_again(work: Work, command: LookAgain) -> EmergencyChanged:
    """Another counsel has looked at what one disclosed alone."""
    emergency, case = find(work, command.number)
    if emergency.second_look_on is None:
        raise NotPossible(f"{emergency.number} waits for no second look.")
    if emergency.looked_by is not None:
        raise NotPossible(f"{emergency.number} had its second look already.")
    if emergency.decided_by == work.actor.id:
        raise NotPossible("You decided it yourself. The second look is another counsel's.")
    after = replace(emergency, looked_by=work.actor.id)
    note = command.note.strip()
    data = {"text": note} if note else {}
    if case is not None:
        case = save(work, case, case, EventKind.EMERGENCY_LOOKED_AT, data).case
    return keep(work, after, case, "emergency_looked_at", **data)


def _why_though_unverified(case: Case | None, command: Disclose) -> str | None:
    """Forged emergency requests are common: nothing goes to a stranger without a reason."""
    if case is None or requester_verified(case):
        return None
    if not command.reason.strip():
        raise InvalidInput(
            "The requester is not verified. Call the agency back at a number that you looked up"
            " yourself, or say here why you disclose all the same: it stays on record.",
            field="reason",
        )
    return command.reason.strip()


def _check_items(work: Work, items: tuple[str, ...]) -> None:
    known = {item.id for item in work.guide.catalogue if item.kind == "record"}
    unknown = [item for item in items if item not in known]
    if not items or unknown:
        raise InvalidInput("Choose the items that are disclosed.", field="items")


def _approve(work: Work, case: Case, decided: Emergency) -> Case:
    """Approved by counsel alone. The user is not told (the guide's exception for emergencies);
    the agency owes confirming process, which the case falls due for."""
    if case.status not in _MAY_DISCLOSE:
        raise NotPossible(f"{case.number} is {case.status.value}: it was decided already.")
    follow_up = work.today + dt.timedelta(days=work.duty.follow_up_days)
    # What is disclosed counts as asked for, so that the case can be closed with it.
    seeks = tuple(dict.fromkeys((*case.request.seeks, *decided.items)))
    request = case.request.model_copy(update={"seeks": seeks})
    approved = replace(
        case,
        request=request,
        status=Status.APPROVED,
        approver=work.actor.id,
        approval=Approval(
            by=work.actor.id,
            at=work.now,
            facts=facts_hash(request),
            override="emergency: counsel alone",
        ),
        notice=case.notice if case.notice_is_decided else _not_told(work, case, decided),
        due_on=case.due_on or follow_up,
    )
    data = {
        "items": ", ".join(decided.items),
        "text": decided.belief or "",
        "notice": "emergency",
        "follow_up": follow_up.isoformat(),
    }
    if decided.reason:
        data["reason"] = decided.reason
    return save(work, case, approved, EventKind.EMERGENCY_DISCLOSED, data).case


def _not_told(work: Work, case: Case, decided: Emergency) -> NoticeDecision:
    return NoticeDecision(
        kind=NoticeKind.EXCEPTION,
        by=work.actor.id,
        at=work.now,
        silence=case.request.nondisclosure,
        exception="emergency",
        reason=decided.belief,
    )
