"""How a case stands beside the guide that it was opened under. Pure.

The same facts and judgements always come out the same, so the last few hundred are kept: a card,
a list and a review of one case cost one review.
"""

import datetime as dt
from dataclasses import dataclass, replace
from functools import lru_cache
from zoneinfo import ZoneInfo

from bot.domain.approval import SignedOff, hash_for
from bot.domain.cases import Case, Status
from bot.domain.errors import NotPossible
from bot.domain.notice import due_on
from policy.load import load_guide
from policy.model import Guide
from policy.request import Request
from policy.review import Review, SignOff, review
from policy.review.dates import civil_date

# Met by verifying the requester, which is a step of its own.
VERIFIED = "government_requester"
_REVIEWS_KEPT = 512
Signed = tuple[tuple[str, SignOff], ...]


@dataclass(frozen=True, slots=True)
class ReviewRules:
    """The desk's own settings that a review depends on."""

    zone: ZoneInfo
    government_suffixes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class CaseReview:
    """A case's review, by its guide; `lapsed`: judgements whose facts have changed since."""

    guide: Guide
    review: Review
    lapsed: tuple[SignedOff, ...]

    @property
    def open_points(self) -> tuple[str, ...]:
        """What keeps the case from being approved, in the checklist's words."""
        findings = (*self.review.not_met, *self.review.for_a_person)
        return tuple(self.guide.requirement(finding.id).what.en for finding in findings)

    @property
    def can_be_approved(self) -> bool:
        """Whether nothing is open: what is, counsel has to override with a reason."""
        return not self.open_points

    @property
    def requester_is_confirmed(self) -> bool:
        """Whether the facts, or a person, say that the requester is who they say."""
        return self.review.finding(VERIFIED).status == "met"

    @property
    def notice_called_for(self) -> bool:
        """Whether the guide has something to decide here about telling the user."""
        return self.review.notice.default or self.review.notice.exception is not None


def guide_of(case: Case) -> Guide:
    """The guide that the case was opened under, whatever came after it.

    Raises:
        NotPossible: when its files are no longer here.
    """
    try:
        return load_guide(dt.date.fromisoformat(case.guide_version))
    except KeyError:
        raise NotPossible(
            f"{case.number} was opened under the guide of {case.guide_version}, whose files are"
            " gone. An admin of the desk must put them back."
        ) from None


def settled(case: Case, rules: ReviewRules) -> Case:
    """The case with what lists find it by: open points while in review, when notice is due."""
    in_review = case.status is Status.IN_REVIEW
    open_points = len(review_of(case, rules).open_points) if in_review else None
    notice_on = due_on(case.request, case.notice, guide_of(case))
    if (open_points, notice_on) == (case.open_points, case.notice_on):
        return case
    return replace(case, open_points=open_points, notice_on=notice_on)


def review_of(case: Case, rules: ReviewRules) -> CaseReview:
    """How the case stands, with what people judged that still holds."""
    guide = guide_of(case)
    found = _reviewed(guide, case.request, rules, _signed(case, rules))
    waiting = {finding.id for finding in found.for_a_person}
    lapsed = tuple(
        one
        for one in case.sign_offs
        if one.requirement in waiting and not one.holds_for(case.request)
    )
    return CaseReview(guide, found, lapsed)


def judgements(case: Case) -> dict[str, SignedOff]:
    """What people have judged and still holds, by requirement, the latest word of each.

    Who verified the requester has judged that, too.
    """
    given = [one for one in case.sign_offs if one.holds_for(case.request)]
    verification = case.verification
    if verification and verification.holds_for(case.request):
        by, name, at = verification.by, verification.name, verification.at
        facts = hash_for(VERIFIED, case.request)
        given.append(
            SignedOff(requirement=VERIFIED, met=True, by=by, name=name, at=at, facts=facts)
        )
    return {one.requirement: one for one in sorted(given, key=lambda one: one.at)}


def _signed(case: Case, rules: ReviewRules) -> Signed:
    """The judgements in the review's own terms."""
    return tuple(
        (requirement, SignOff(by=one.name, on=civil_date(one.at, rules.zone), met=one.met))
        for requirement, one in sorted(judgements(case).items())
    )


def unsigned(case: Case, rules: ReviewRules) -> Review:
    """The review before anybody has judged anything: what is left to a person."""
    return _reviewed(guide_of(case), case.request, rules, ())


@lru_cache(_REVIEWS_KEPT)
def _reviewed(guide: Guide, request: Request, rules: ReviewRules, signed: Signed) -> Review:
    return review(
        guide,
        request,
        zone=rules.zone,
        government_suffixes=rules.government_suffixes,
        signed_off=dict(signed),
    )
