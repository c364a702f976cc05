"""The review: a request's facts, judged requirement by requirement."""

import datetime as dt
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from functools import partial
from zoneinfo import ZoneInfo

from policy.model import Group, Guide, Requirement
from policy.request import Request

# Imported for what they register: the judges of each group's requirements.
from policy.review import (  # noqa: F401
    emergency,
    every_request,
    interception,
    outside_us,
    restriction,
    united_states,
)
from policy.review.duties import duties
from policy.review.judging import JUDGES, Outcome, not_applicable
from policy.review.matter import Matter
from policy.review.notice import in_play, notice
from policy.review.preservation import extended_expiry, standing_expiry
from policy.review.reply import draft
from policy.review.result import Finding, Review, SignOff, Verdict
from policy.review.verdict import beyond_process, data_class, offer, verdict


def review(
    guide: Guide,
    request: Request,
    *,
    zone: ZoneInfo,
    government_suffixes: Sequence[str] = (),
    signed_off: Mapping[str, SignOff] | None = None,
) -> Review:
    """What the guide makes of this request; the same facts always come out the same.

    `zone` is the desk's, in which its days are counted. `government_suffixes` are known beside
    the guide folder's own. `signed_off` holds, by requirement, what a person has judged: it
    counts where the machine alone cannot tell, and nowhere else.

    Raises:
        RequestError: `seeks` names a kind of data that the guide's catalogue does not have.
    """
    matter = Matter(guide, request, zone, tuple(government_suffixes))
    findings = tuple(_findings(matter, signed_off or {}))
    decided = verdict(matter, findings)
    beyond = beyond_process(matter)
    judged = Review(
        verdict=decided,
        data_class=data_class(matter, decided),
        findings=findings,
        beyond_process=beyond,
        offer=offer(matter, findings, beyond),
        notice=notice(matter),
        preserved_until=_preserved_until(matter, decided),
        duties=(),
        draft=partial(draft, matter),
    )
    return replace(judged, duties=duties(matter, judged))


def applicable(matter: Matter) -> tuple[Requirement, ...]:
    """The requirements asked of this request, in the guide's order.

    Those of its process; those on notice where an order or an exception is in play; and that
    meetings are not intercepted, of whoever asks for live content under another name.
    """
    also: list[Group] = []
    if in_play(matter):
        also.append("user_notice")
    if matter.asks_live_content and "every_request" in matter.process.groups:
        also.append("interception")
    return matter.guide.requirements_for(matter.process.id, tuple(also))


def _findings(matter: Matter, signed_off: Mapping[str, SignOff]) -> Iterator[Finding]:
    for one in applicable(matter):
        outcome = _judge(matter, one, signed_off.get(one.id))
        yield Finding(one.id, outcome.status, one.section, outcome.why, outcome.unrecorded)


def _judge(matter: Matter, one: Requirement, sign_off: SignOff | None) -> Outcome:
    waiver = matter.guide.waiver(one.id, matter.process.id)
    if waiver is not None:
        return not_applicable(f"Desk rule: {matter.guide.desk_rule(waiver.rule).lead.en}")
    outcome = JUDGES[one.id](matter)
    if outcome.status != "unknown" or sign_off is None:
        return outcome
    judged = "met" if sign_off.met else "not met"
    why = f"{sign_off.by} judged it {judged} on {sign_off.on}."
    return Outcome("met" if sign_off.met else "failed", why)


def _preserved_until(matter: Matter, decided: Verdict) -> dt.date | None:
    """For a preservation; an extension that is not granted keeps the expiry that stands."""
    if "preservation_target" not in matter.process.groups:
        return None
    extends = "preservation_extension" in matter.process.groups and decided == "sufficient"
    return extended_expiry(matter) if extends else standing_expiry(matter)
