"""The review of a case: reading it, judging what only a person can, changing the facts."""

from dataclasses import replace

from bot.desk.case.reading import read_case
from bot.desk.casework.commands import CompareFacts, EditFacts, ReviewCase, SignOffPoint
from bot.desk.casework.results import Compared, Reviewed
from bot.desk.results import Changed
from bot.desk.work import Work, find_case, save
from bot.domain.approval import SignedOff, hash_for
from bot.domain.case_review import VERIFIED, guide_of, review_of, unsigned
from bot.domain.cases import Case, Status
from bot.domain.errors import InvalidInput, NotPossible
from bot.domain.events import EventKind
from bot.store import facts


def review_case(work: Work, command: ReviewCase) -> Reviewed:
    """The review by the guide that the case was opened under."""
    case = read_case(work, command.case_id)
    return Reviewed(case, review_of(case, work.review_rules))


def sign_off(work: Work, command: SignOffPoint) -> Changed:
    """Put a person's judgement on record. On an approved case, it is to be approved again."""
    case = find_case(work, command.case_id)
    check_open(case)
    check_seen(case, command.seen)
    _check_for_a_person(work, case, command)
    judged = SignedOff(
        requirement=command.requirement,
        met=command.met,
        by=work.actor.id,
        name=command.name,
        at=work.now,
        facts=hash_for(command.requirement, case.request),
    )
    others = tuple(one for one in case.sign_offs if one.requirement != command.requirement)
    after = reconsidered(replace(case, sign_offs=(*others, judged)))
    what = guide_of(case).requirement(command.requirement).what.en
    data = {"requirement": command.requirement, "what": what, "met": "yes" if command.met else "no"}
    return save(work, case, after, EventKind.SIGNED_OFF, data | approval_lost(case))


def compare_facts(work: Work, command: CompareFacts) -> Compared:
    """For a form that is sent: what the facts are now, and what they were when it was opened."""
    case = find_case(work, command.case_id)
    if command.shown == case.facts:
        return Compared(case, case.request)
    earlier = facts.get(work.store.db, case.id, command.shown)
    return Compared(case, *earlier) if earlier else Compared(case, None)


def edit_facts(work: Work, command: EditFacts) -> Changed:
    """Other facts: an approval given on the old ones no longer holds, nor does a judgement that
    rests on one that changed.

    A due date that was the process's return date moves with it.
    """
    case = find_case(work, command.case_id)
    check_open(case)
    check_seen(case, command.based_on)
    if command.request == case.request:
        raise NotPossible(f"Nothing in the facts of {case.number} is different.")
    facts.keep(work.store.db, case, until=work.now, changed_by=work.actor.id)
    due_on = case.due_on
    if due_on in (None, case.request.respond_by):
        due_on = command.request.respond_by
    after = reconsidered(replace(case, request=command.request, due_on=due_on))
    data = {"fields": ", ".join(command.fields)} | approval_lost(case)
    return save(work, case, after, EventKind.FACTS_EDITED, data)


def reconsidered(case: Case) -> Case:
    """The case as it is to be judged anew: an approval falls with what it was given on."""
    if case.status is not Status.APPROVED:
        return case
    return replace(case, status=Status.IN_REVIEW, approver=None, approval=None)


def approval_lost(case: Case) -> dict[str, str]:
    return {"approval": "void"} if case.status is Status.APPROVED else {}


def check_seen(case: Case, seen: str | None) -> None:
    """Whether the person had the facts before them as they are.

    Raises:
        NotPossible: when somebody changed them meanwhile.
    """
    if seen is not None and seen != case.facts:
        raise NotPossible(
            f"The facts of {case.number} changed while you looked at them, so nothing was saved."
            f" Look again: `/case review {case.number}`."
        )


def check_open(case: Case) -> None:
    if not case.is_open:
        raise NotPossible(
            f"{case.number} is closed. Open it again first:"
            f" `/case status {case.number} in_review` and the reason."
        )


def _check_for_a_person(work: Work, case: Case, command: SignOffPoint) -> None:
    waiting = [finding.id for finding in unsigned(case, work.review_rules).for_a_person]
    if command.requirement not in waiting:
        asked = guide_of(case)
        named = [
            f"{asked.requirement(one).what.en} (`{one.replace('_', ' ')}`)"
            for one in waiting
            if one != VERIFIED
        ]
        raise InvalidInput(
            f"Nothing is left to a person there. In {case.number} a person judges:"
            f" {'; '.join(named) or 'nothing'}. Who asks: `/case verify {case.number}`.",
            field="requirement",
        )
    if command.requirement == VERIFIED and command.met:
        raise NotPossible(
            f"That is met by verifying the requester: `/case verify {case.number}`. An official"
            " address is not enough."
        )
