"""Telling the user: counsel decides, a person does it, and an order is never forestalled."""

from collections.abc import Mapping
from dataclasses import replace

from bot.desk.casework.commands import DecideNotice, UserTold
from bot.desk.results import Changed
from bot.desk.work import Work, find_case, save
from bot.domain.case_review import guide_of
from bot.domain.cases import Case
from bot.domain.errors import NotPossible
from bot.domain.events import EventKind
from bot.domain.notice import NoticeDecision, NoticeKind, check, check_may_tell


def decide(work: Work, command: DecideNotice) -> Changed:
    """Counsel's decision. A closed case keeps one, and gets another when an order is prolonged."""
    case = find_case(work, command.case_id)
    if case.notice and case.notice.told_at and case.notice.stands_for(case.request):
        raise NotPossible(f"The user of {case.number} was told, so there is nothing to decide.")
    order = case.request.nondisclosure
    prohibited = command.kind is NoticeKind.PROHIBITED
    decision = NoticeDecision(
        kind=command.kind,
        by=work.actor.id,
        at=work.now,
        silence=order,
        on=(command.on or work.today) if command.kind is NoticeKind.NOTIFY else None,
        until=(command.until or order.until) if prohibited else None,
        exception=command.exception if command.kind is NoticeKind.EXCEPTION else None,
        reason=command.reason,
    )
    check(decision, case.request, guide_of(case), work.today)
    return save(
        work, case, replace(case, notice=decision), EventKind.NOTICE_DECIDED, _data(decision)
    )


def user_told(work: Work, command: UserTold) -> Changed:
    """Somebody told the user in another way than by a letter that the desk keeps."""
    return told(work, find_case(work, command.case_id), {})


def told(work: Work, case: Case, data: Mapping[str, str]) -> Changed:
    """Put on record that the user knows, where they may."""
    decision = check_may_tell(case.notice, case.request, case.number, work.today)
    done = decision.model_copy(update={"told_at": work.now, "told_by": work.actor.id})
    return save(work, case, replace(case, notice=done), EventKind.USER_TOLD, data)


def _data(decision: NoticeDecision) -> dict[str, str]:
    found = {
        "kind": decision.kind.value,
        "on": decision.on.isoformat() if decision.on else None,
        "until": decision.until.isoformat() if decision.until else None,
        "exception": decision.exception,
        "reason": decision.reason,
    }
    return {name: value for name, value in found.items() if value}
