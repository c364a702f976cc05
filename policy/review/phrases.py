"""What is filled into letters: lists, notes, names and dates."""

import datetime as dt

from policy.letter import Letterhead
from policy.model import Fact
from policy.request import Request
from policy.review.matter import Matter
from policy.review.points import bullets, by_source, heading, source
from policy.review.result import Review
from policy.review.verdict import content_channels
from policy.review.wording import one_line, stated

_KINDS = {
    "meeting_id": "meeting",
    "account_email": "account",
    "username": "user name",
    "account_id": "account ID",
    "phone_number": "phone number",
    "host": "host",
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
    ),
    "emergency": (
        "emergency_discretion",
        "emergency_no_time_promised",
        "emergency_more_information",
    ),
    "restrict": ("restriction_minimum", "restriction_notice"),
    "counsel_testimony": ("no_expert_testimony", "self_authenticating", "special_form_attached"),
}


def beyond(matter: Matter, review: Review) -> list[str]:
    """What the process does not reach, with the processes that would; alike ones on one line."""
    guide, lines = matter.guide, []
    alike: dict[tuple[str, ...], list[str]] = {}
    for one in review.beyond_process:
        alike.setdefault(one.ways, []).append(guide.item(one.item).name.en)
    for ways, items in alike.items():
        processes = [guide.process(way) for way in ways]
        if processes:
            names = " or ".join(process.name.en for process in processes)
            section = heading(guide, processes[0].section)
            lines.append(f"{'; '.join(items)}: {names} (Guide, {section})")
    return lines


def ways(matter: Matter) -> dict[str, str]:
    """The ways that are always open outside the United States, and the section that says so."""
    section = matter.guide.requirement("alternative_channels").section
    return {
        "ways": bullets(way.name.en for way in content_channels(matter)),
        "section": heading(matter.guide, section),
    }


def notes(matter: Matter, review: Review, letter: str) -> str:
    """The statements of the guide that this letter passes on, under its section."""
    duties = [matter.guide.requirement(one) for one in _NOTES[letter] if one in review.duties]
    return by_source(
        (source(matter.guide, duty), _statement(matter.guide.fact(duty.facts[0])))
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
        f"{_KINDS[one.kind]} {one_line(one.value)}" for one in matter.request.identifiers
    )


def common(matter: Matter, head: Letterhead) -> dict[str, str]:
    """What every letter may name."""
    request, guide = matter.request, matter.guide
    name, agency = stated(request.agent.name), stated(request.agent.agency)
    process = _process_name(matter)
    dated = f", dated {long_date(request.signed.date)}" if request.signed.date else ""
    received = f", received on {long_date(matter.received_on)}" if matter.received_on else ""
    return {
        "agent": one_line(name) if name else "Sir or Madam",
        "agency": one_line(agency) if agency else "a government agency",
        "process": process,
        "request": f"{process[0].upper()}{process[1:]}{dated}{received}",
        "company": guide.company,
        "section": heading(guide, matter.process.section),
        "guide": f"{guide.company}'s {guide.title.en}, updated {long_date(guide.version)}",
        "date": long_date(head.on) if head.on else "",
        "addressee": _addressee(request),
        "signatory": "\n".join(head.signatory) or f"{guide.company} Legal",
    }


def _addressee(request: Request) -> str:
    """Who asks and where they are, a line each, as far as it is known."""
    agent = request.agent
    lines = (stated(agent.name), stated(agent.agency), stated(agent.mailing_address))
    return "\n".join(one_line(line) for line in lines if line)


def references(ours: str | None, *, yours: str | None = None) -> str:
    """A line for each number by which either side knows the request."""
    lines = (("Your reference", yours), ("Our case number", ours))
    return "\n".join(f"{label}: {one_line(number)}" for label, number in lines if number)


def _process_name(matter: Matter) -> str:
    kinds = {kind.id: kind.name.en for kind in matter.process.kinds}
    if matter.request.subpoena_kind in kinds:
        return kinds[matter.request.subpoena_kind]
    return "request" if matter.process.id == "other" else matter.process.name.en


def long_date(date: dt.date | None) -> str:
    """A date as a letter has it: 1 December 2026."""
    return f"{date.day} {date:%B %Y}" if date else "a date that we will confirm"
