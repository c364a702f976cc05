"""Verifying the requester: a step of its own, by a person."""

from dataclasses import replace

from bot.desk.casework.commands import VerifyRequester
from bot.desk.casework.reviewing import approval_lost, check_open, reconsidered
from bot.desk.results import Changed
from bot.desk.work import Work, find_case, save
from bot.domain.case_review import guide_of
from bot.domain.cases import Status
from bot.domain.events import EventKind
from bot.domain.verification import Verification, check, requester_of


def verify(work: Work, command: VerifyRequester) -> Changed:
    """Put on record what was found. On an approved case, a doubt takes the approval back."""
    case = find_case(work, command.case_id)
    check_open(case)
    found = Verification(
        verified=command.verified,
        by=work.actor.id,
        name=command.name,
        at=work.now,
        requester=requester_of(case.request),
        domain=command.domain.lower() if command.domain else None,
        how=command.how,
        number=command.number,
        found_in=command.found_in,
        spoke_to=command.spoke_to,
    )
    check(found, case.request, guide_of(case))
    after = replace(case, verification=found)
    data = {"verified": "yes" if found.verified else "no"}
    if not found.verified and found.how:
        data["text"] = found.how
    if not found.verified and case.status is Status.APPROVED:
        after, data = reconsidered(after), data | approval_lost(case)
    return save(work, case, after, EventKind.VERIFIED, data)
