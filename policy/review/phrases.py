"""What is filled into letters: points with their section, lists, names and dates."""

import datetime as dt
from collections.abc import Iterable

from policy.model import Fact, Guide, Requirement
from policy.review.matter import Matter
from policy.review.result import Review
from policy.review.verdict import content_channels
from policy.review.wording import one_line, stated

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


def open_points(matter: Matter, review: Review, text: str) -> list[str]:
    """The points of one text: what is not met and belongs there."""
    conditions = {one.id for one in matter.guide.group("outside_us")}
    return [
        _point(matter.guide, matter.guide.requirement(finding.id))
        for finding in review.to_mend
        if finding.id not in conditions and _OWN_TEXT.get(finding.id, "clarify") == text
    ]


def conditions(matter: Matter, review: Review) -> list[str]:
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
    return f"Guide: {_heading(guide, one.section)}"


def _heading(guide: Guide, section: str | None) -> str:
    """The section's heading; where no section speaks of it, that of the guide's introduction."""
    return guide.section(section or guide.sections[0].id).heading.en


def beyond(matter: Matter, review: Review) -> list[str]:
    """What the process does not reach, each with the processes that would."""
    guide, lines = matter.guide, []
    for one in review.beyond_process:
        processes = [guide.process(way) for way in one.ways]
        if processes:
            names = " or ".join(process.name.en for process in processes)
            section = _heading(guide, processes[0].section)
            lines.append(f"{guide.item(one.item).name.en}: {names} (Guide: {section})")
    return lines


def ways(matter: Matter) -> dict[str, str]:
    """The ways that are always open outside the United States, and the section that says so."""
    section = matter.guide.requirement("alternative_channels").section
    return {
        "ways": bullets(way.name.en for way in content_channels(matter)),
        "section": _heading(matter.guide, section),
    }


def notes(matter: Matter, review: Review, letter: str) -> str:
    """The statements of the guide that this letter passes on, each with its section."""
    duties = [matter.guide.requirement(one) for one in _NOTES[letter] if one in review.duties]
    return bullets(
        f"{_statement(matter.guide.fact(duty.facts[0]))} ({_source(matter.guide, duty)})"
        for duty in duties
    )


def _statement(fact: Fact) -> str:
    """The guide's statement with its condition; an exception goes into the same sentence."""
    sentences = [*fact.sentences("en")]
    if sentences[-1].startswith("Unless "):
        sentences[-2:] = [f"{sentences[-2].rstrip('.')}, u{sentences[-1][1:]}"]
    return " ".join(sentences)


def items(matter: Matter) -> str:
    """What is asked for, by the catalogue; else in the emergency request's own words."""
    said = stated(matter.request.emergency.specific_data)
    names = [item.name.en for item in matter.items]
    return bullets(names or [one_line(said) if said else "the information that is described there"])


def targets(matter: Matter) -> str:
    """Whom or what the request identifies."""
    return bullets(
        f"{one.kind.replace('_', ' ')} {one_line(one.value)}" for one in matter.request.identifiers
    )


def common(matter: Matter) -> dict[str, str]:
    """What every letter may name."""
    request = matter.request
    name, agency = stated(request.agent.name), stated(request.agent.agency)
    process = _process_name(matter)
    dated = f", dated {long_date(request.signed.date)}" if request.signed.date else ""
    received = f", received on {long_date(matter.received_on)}" if matter.received_on else ""
    return {
        "agent": one_line(name) if name else "Sir or Madam",
        "agency": one_line(agency) if agency else "a government agency",
        "process": process,
        "request": f"{process}{dated}{received}",
        "company": matter.guide.company,
        "section": _heading(matter.guide, matter.process.section),
    }


def references(ours: str | None, *, yours: str | None = None) -> str:
    """A line for each number by which either side knows the request."""
    lines = (("Your reference", yours), ("Our reference", ours))
    return "\n".join(f"{label}: {one_line(number)}" for label, number in lines if number)


def _process_name(matter: Matter) -> str:
    kinds = {kind.id: kind.name.en for kind in matter.process.kinds}
    if matter.request.subpoena_kind in kinds:
        return kinds[matter.request.subpoena_kind]
    return "request" if matter.process.id == "other" else matter.process.name.en


def bullets(points: Iterable[str]) -> str:
    """A list, a line each."""
    return "\n".join(f"- {point}" for point in points)


def long_date(date: dt.date | None) -> str:
    """A date as a letter has it: 1 December 2026."""
    return f"{date.day} {date:%B %Y}" if date else "a date that we will confirm"
