"""The drafted letters: which texts the findings call for, and what is filled into them.

Counsel edits a draft before it is sent. Every point names the section of the guide that it
rests on, or says that it is the desk's own rule.
"""

from collections.abc import Iterator, Mapping
from zoneinfo import ZoneInfo

from policy.letter import Letterhead, Letters, standard_letters
from policy.model import Guide, Requirement
from policy.request import Request
from policy.review import phrases, points
from policy.review.matter import Matter
from policy.review.result import Review
from policy.review.verdict import content_outside_channels
from policy.review.wording import stated

Part = tuple[str, Mapping[str, str]]


def draft(matter: Matter, review: Review, head: Letterhead, letters: Letters | None = None) -> str:
    """The letter to the agency that this review calls for."""
    texts = letters or standard_letters()
    common = phrases.common(matter, head)
    parts = list(_parts(matter, review)) or [_acknowledgement(matter)]
    body = [texts.fill(name, {**common, **values}) for name, values in parts]
    references = phrases.references(head.case_number, yours=stated(matter.request.reference))
    framed = {**common, "references": references, "body": "\n\n".join(body)}
    return texts.fill("frame", framed) + "\n"


def draft_user_notice(
    guide: Guide,
    request: Request,
    *,
    zone: ZoneInfo,
    head: Letterhead,
    letters: Letters | None = None,
) -> str:
    """The letter to the user. Whether and when it may be sent, a person decides."""
    matter = Matter(guide, request, zone, ())
    until = request.nondisclosure.until if matter.order_in_play else None
    values = {
        **phrases.common(matter, head),
        "section": guide.section("user_notice").heading.en,
        "references": phrases.references(head.case_number),
        "items": phrases.items(matter),
        "received_on": "a date not recorded",
    }
    if matter.received_on:
        values["received_on"] = phrases.long_date(matter.received_on)
    name = "user_notice_delayed" if until else "user_notice"
    if "restriction" in matter.process.groups:
        name = "user_notice_restriction"
    return (letters or standard_letters()).fill(
        name, values | {"until": phrases.long_date(until)}
    ) + "\n"


def _parts(matter: Matter, review: Review) -> Iterator[Part]:
    """The texts in the order of the letter, each with its own values."""
    if matter.process.standing == "excluded":
        yield _excluded(matter, review)
        return
    if review.verdict == "sufficient":
        yield _acceptance(matter, review)
    elif review.verdict == "refuse":
        yield from _refusal(matter, review)
    elif review.verdict == "counsel":
        yield from _to_counsel(matter, review)
    yield from _to_cure(matter, review)
    if review.verdict == "sufficient":
        yield from _on_notice(matter, review)


def _acknowledgement(matter: Matter) -> Part:
    """Where nothing can be asked of the agency, since the desk itself has yet to look."""
    duty = matter.guide.requirement("review_before_response")
    return "acknowledge", {"section": matter.guide.section(duty.section).heading.en}


def _on_notice(matter: Matter, review: Review) -> Iterator[Part]:
    """What the agency is told about notice to the user."""
    section = {"section": matter.guide.section("user_notice").heading.en}
    if review.notice.barred_until:
        yield "notice_barred", section | {"until": phrases.long_date(review.notice.barred_until)}
    elif review.notice.default and "restriction" not in matter.process.groups:
        yield "notice_default", section


def _excluded(matter: Matter, review: Review) -> Part:
    if matter.process.id == "testimony":
        return "counsel_testimony", {"notes": phrases.notes(matter, review, "counsel_testimony")}
    return "counsel_private_party", {}


def _acceptance(matter: Matter, review: Review) -> Part:
    groups = matter.process.groups
    if "preservation_target" in groups:
        return _preservation(matter, review)
    if "restriction" in groups:
        return "restrict", {"notes": phrases.notes(matter, review, "restrict")}
    name = "emergency" if "emergency" in groups else "accept"
    return name, {"items": phrases.items(matter), "notes": phrases.notes(matter, review, name)}


def _preservation(matter: Matter, review: Review) -> Part:
    values = {
        "targets": phrases.targets(matter),
        "until": phrases.long_date(review.preserved_until),
        "preservation_days": str(matter.guide.number("preservation_days").value),
        "extension_days": str(matter.guide.number("extension_days").value),
    }
    if "preservation_extension" in matter.process.groups:
        return "extended", values
    return "preserved" if review.preserved_until else "preserve", values


def _refusal(matter: Matter, review: Review) -> Iterator[Part]:
    yield from _points(matter, "refuse_interception", _open(matter, review, "refuse_interception"))
    conditions = points.conditions(matter.guide, review)
    if conditions:
        wanted = points.asked(matter.guide, conditions)
        yield "refuse_outside_us", {"points": wanted, **phrases.ways(matter)}


def _to_counsel(matter: Matter, review: Review) -> Iterator[Part]:
    extension = _open(matter, review, "counsel_extension")
    if extension:
        until = phrases.long_date(review.preserved_until)
        wanted = points.asked(matter.guide, extension)
        yield "counsel_extension", {"points": wanted, "until": until}
    if content_outside_channels(matter):
        yield "counsel_content", phrases.ways(matter)
    elif not extension:
        yield "counsel", {}


def _to_cure(matter: Matter, review: Review) -> Iterator[Part]:
    """What the agency can put right: point by point, grouped by what it is asked to do."""
    clarify = _open(matter, review, "clarify")
    narrow = _open(matter, review, "narrow")
    if not review.beyond_process:  # a person placed what was asked for beyond the process
        clarify += _open(matter, review, "other_process")
    if review.verdict == "refuse":
        yield from _points(matter, "ask_again", [*clarify, *narrow])
    elif "emergency" in matter.process.groups:
        yield from _in_an_emergency(matter, clarify, narrow)
    else:
        yield from _points(matter, "clarify", clarify)
        yield from _points(matter, "narrow", narrow)
    beyond = phrases.beyond(matter, review)
    if beyond and review.verdict != "counsel" and not content_outside_channels(matter):
        yield "other_process", {"points": points.bullets(beyond)}
    yield from _points(matter, "indefinite_order", _open(matter, review, "indefinite_order"))
    waits = review.verdict == "insufficient" and "emergency" not in matter.process.groups
    if waits and (clarify or narrow):
        yield "until_settled", {}


def _in_an_emergency(
    matter: Matter, clarify: list[Requirement], narrow: list[Requirement]
) -> Iterator[Part]:
    """First what the decision turns on; the rest can follow."""
    urgent = [one for one in clarify if "emergency" in one.groups] + narrow
    yield from _points(matter, "clarify_emergency", urgent)
    rest = [one for one in clarify if one not in urgent]
    yield from _points(matter, "complete_emergency", rest)


def _open(matter: Matter, review: Review, text: str) -> list[Requirement]:
    return points.open_points(matter.guide, review, text)


def _points(matter: Matter, text: str, wanted: list[Requirement]) -> Iterator[Part]:
    """The text with these points; without any, it is not called for."""
    if wanted:
        yield text, {"points": points.asked(matter.guide, wanted)}
