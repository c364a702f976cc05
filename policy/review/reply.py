"""The drafted letters: which texts the findings call for, and what is filled into them.

Counsel edits a draft before it is sent. Every point names the section of the guide that it
rests on, or says that it is the desk's own rule.
"""

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping
from zoneinfo import ZoneInfo

from policy.letter import Letters, standard_letters
from policy.model import Fact, Guide, Requirement
from policy.request import Request
from policy.review.matter import Matter
from policy.review.result import Review
from policy.review.verdict import content_outside_channels
from policy.review.wording import one_line, stated

Part = tuple[str, Mapping[str, str]]

# Findings that have a letter text of their own; everything else is a point to clarify.
_OWN_TEXT = {
    "identifiers": "narrow",
    "date_range": "narrow",
    "specific_scope": "narrow",
    "subpoena_scope": "other_process",
    "order_2703d_scope": "other_process",
    "nondisclosure_fixed_term": "indefinite_order",
    "no_interception": "refuse_interception",
    "extension_limit": "counsel_extension",
    "extension_timely": "counsel_extension",
}
# The duties that an answer mentions, by the letter that does.
_NOTES = {
    "accept": (
        "recording_exists",
        "local_recording_no_access",
        "no_card_numbers",
        "accuracy_disclaimer",
        "depends_on_account",
        "electronic_production",
        "cost_reimbursement",
        "user_consent",
    ),
    "emergency": (
        "emergency_discretion",
        "emergency_no_time_promised",
        "emergency_more_information",
    ),
    "restrict": ("restriction_minimum", "restriction_notice"),
    "counsel_testimony": ("no_expert_testimony", "self_authenticating", "special_form_attached"),
}


def draft(matter: Matter, review: Review, letters: Letters | None = None) -> str:
    """The letter to the agency that this review calls for."""
    texts = letters or standard_letters()
    common = _common(matter)
    body = [texts.fill(name, {**common, **values}) for name, values in _parts(matter, review)]
    return texts.fill("frame", {**common, "body": "\n\n".join(body)}) + "\n"


def draft_user_notice(
    guide: Guide, request: Request, *, zone: ZoneInfo, letters: Letters | None = None
) -> str:
    """The letter to the user. Whether and when it may be sent, a person decides."""
    matter = Matter(guide, request, zone, ())
    until = request.nondisclosure.until if matter.order_in_play else None
    values = {**_common(matter), "items": _items(matter), "received_on": "a date not recorded"}
    if matter.received_on:
        values["received_on"] = _long(matter.received_on)
    name = "user_notice_delayed" if until else "user_notice"
    if "restriction" in matter.process.groups:
        name = "user_notice_restriction"
    return (letters or standard_letters()).fill(name, values | {"until": _long(until)}) + "\n"


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
    if review.verdict == "sufficient" and review.notice.barred_until:
        yield "notice_barred", {"until": _long(review.notice.barred_until)}
    elif review.verdict == "sufficient" and review.notice.default:
        yield "notice_default", {}


def _excluded(matter: Matter, review: Review) -> Part:
    if matter.process.id == "testimony":
        return "counsel_testimony", {"notes": _notes(matter, review, "counsel_testimony")}
    return "counsel_private_party", {}


def _acceptance(matter: Matter, review: Review) -> Part:
    groups = matter.process.groups
    if "preservation_target" in groups:
        return _preservation(matter, review)
    if "restriction" in groups:
        return "restrict", {"notes": _notes(matter, review, "restrict")}
    name = "emergency" if "emergency" in groups else "accept"
    return name, {"items": _items(matter), "notes": _notes(matter, review, name)}


def _preservation(matter: Matter, review: Review) -> Part:
    values = {
        "targets": _targets(matter),
        "until": _long(review.preserved_until),
        "preservation_days": str(matter.guide.number("preservation_days").value),
        "extension_days": str(matter.guide.number("extension_days").value),
    }
    if "preservation_extension" in matter.process.groups:
        return "extended", values
    return "preserved" if review.preserved_until else "preserve", values


def _refusal(matter: Matter, review: Review) -> Iterator[Part]:
    interception = _open_points(matter, review, "refuse_interception")
    if interception:
        yield "refuse_interception", {"points": _lines(interception)}
    conditions = _conditions(matter, review)
    if conditions:
        ways = _ways(matter, review)
        yield "refuse_outside_us", {"points": _lines(conditions), "ways": ways}


def _to_counsel(matter: Matter, review: Review) -> Iterator[Part]:
    extension = _open_points(matter, review, "counsel_extension")
    if extension:
        until = _long(review.preserved_until)
        yield "counsel_extension", {"points": _lines(extension), "until": until}
    if content_outside_channels(matter):
        yield "counsel_content", {"ways": _ways(matter, review)}
    elif not extension:
        yield "counsel", {}


def _to_cure(matter: Matter, review: Review) -> Iterator[Part]:
    """What the agency can put right: point by point, grouped by what it is asked to do."""
    clarify = _open_points(matter, review, "clarify")
    narrow = _open_points(matter, review, "narrow")
    if review.verdict == "refuse" and (clarify or narrow):
        yield "ask_again", {"points": _lines([*clarify, *narrow])}
    elif clarify:
        yield "clarify", {"points": _lines(clarify)}
    if narrow and review.verdict != "refuse":
        yield "narrow", {"points": _lines(narrow)}
    beyond = _beyond(matter, review) or _open_points(matter, review, "other_process")
    if beyond and not content_outside_channels(matter):
        yield "other_process", {"points": _lines(beyond)}
    order = _open_points(matter, review, "indefinite_order")
    if order:
        yield "indefinite_order", {"points": _lines(order)}


def _open_points(matter: Matter, review: Review, text: str) -> list[str]:
    """The points of one text: what is not met and belongs there."""
    conditions = {one.id for one in matter.guide.group("outside_us")}
    return [
        _point(matter.guide, matter.guide.requirement(finding.id))
        for finding in review.not_met
        if finding.id not in conditions and _OWN_TEXT.get(finding.id, "clarify") == text
    ]


def _conditions(matter: Matter, review: Review) -> list[str]:
    """The conditions of a direct request from outside the US that are not met."""
    not_met = {finding.id for finding in review.not_met}
    return [
        _point(matter.guide, one) for one in matter.guide.group("outside_us") if one.id in not_met
    ]


def _point(guide: Guide, one: Requirement) -> str:
    """What is asked for, and where the guide asks for it."""
    return f"{one.ask.en if one.ask else one.what.en} ({_source(guide, one)})"


def _source(guide: Guide, one: Requirement) -> str:
    if one.desk_rule:
        return "our own rule"
    return f"Guide: {guide.section(one.section).heading.en}"


def _beyond(matter: Matter, review: Review) -> list[str]:
    lines = []
    for beyond in review.beyond_process:
        ways = [matter.guide.process(way) for way in beyond.ways]
        if ways:
            names = " or ".join(way.name.en for way in ways)
            section = matter.guide.section(ways[0].section or "scope").heading.en
            item = matter.guide.item(beyond.item).name.en
            lines.append(f"{item}: {names} (Guide: {section})")
    return lines


def _ways(matter: Matter, review: Review) -> str:
    return _lines(matter.guide.process(way).name.en for way in review.offer)


def _notes(matter: Matter, review: Review, letter: str) -> str:
    duties = [matter.guide.requirement(one) for one in _NOTES[letter] if one in review.duties]
    return _lines(
        f"{_statement(matter.guide.fact(duty.facts[0]))} ({_source(matter.guide, duty)})"
        for duty in duties
    )


def _statement(fact: Fact) -> str:
    """The guide's statement with its condition; an exception goes into the same sentence."""
    sentences = [*fact.sentences("en")]
    if sentences[-1].startswith("Unless "):
        sentences[-2:] = [f"{sentences[-2].rstrip('.')}, u{sentences[-1][1:]}"]
    return " ".join(sentences)


def _items(matter: Matter) -> str:
    said = stated(matter.request.emergency.specific_data)
    names = [item.name.en for item in matter.items]
    return _lines(names or [one_line(said) if said else "the information that is described there"])


def _targets(matter: Matter) -> str:
    return _lines(
        f"{one.kind.replace('_', ' ')} {one_line(one.value)}" for one in matter.request.identifiers
    )


def _common(matter: Matter) -> dict[str, str]:
    request = matter.request
    name, agency = stated(request.agent.name), stated(request.agent.agency)
    process = _process_name(matter)
    dated = f", dated {_long(request.signed.date)}" if request.signed.date else ""
    received = f", received on {_long(matter.received_on)}" if matter.received_on else ""
    return {
        "agent": one_line(name) if name else "Sir or Madam",
        "agency": one_line(agency) if agency else "a government agency",
        "process": process,
        "request": f"{process}{dated}{received}",
        "company": matter.guide.company,
    }


def _process_name(matter: Matter) -> str:
    kinds = {kind.id: kind.name.en for kind in matter.process.kinds}
    if matter.request.subpoena_kind in kinds:
        return kinds[matter.request.subpoena_kind]
    return "request" if matter.process.id == "other" else matter.process.name.en


def _lines(points: Iterable[str]) -> str:
    return "\n".join(f"- {point}" for point in points)


def _long(date: dt.date | None) -> str:
    """A date as a letter has it: 1 December 2026."""
    return f"{date.day} {date:%B %Y}" if date else "a date that we will confirm"
