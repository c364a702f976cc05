"""A review in words: the same on a case's card, under `/case review` and on the command line. Pure.

Plain text, without any markup.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from policy.model import Guide
from policy.review import Finding, Review, Verdict

VERDICTS: dict[Verdict, str] = {
    "refuse": "Refuse: the guide says that the company cannot or will not do this.",
    "counsel": "For counsel: the guide is silent here, or other law binds.",
    "insufficient": "Insufficient: something is missing or wrong that the agency can cure.",
    "sufficient": "Sufficient: nothing is missing or wrong. A person decides.",
}
_REACHES = {
    "none": "This process reaches no data.",
    "non_content": "This process could reach non-content at most.",
    "content": "This process could reach content and non-content.",
}


@dataclass(frozen=True, slots=True)
class Point:
    """One requirement: what it asks, how it stands and why, and where the guide says it."""

    id: str
    what: str
    status: str
    why: str
    section: str

    @property
    def line(self) -> str:
        return f"{self.what}: {self.why}"


@dataclass(frozen=True, slots=True)
class Checklist:
    """The review, sorted as a person works through it."""

    verdict: str
    headline: str
    not_met: tuple[Point, ...]
    unrecorded: tuple[Point, ...]
    for_a_person: tuple[Point, ...]
    met: tuple[Point, ...]
    not_applicable: tuple[Point, ...]
    remarks: tuple[str, ...]
    duties: tuple[str, ...]


def checklist(guide: Guide, review: Review) -> Checklist:
    """The review in the words of the guide that it was made by."""

    def having(*statuses: str) -> tuple[Point, ...]:
        found = (one for one in review.findings if one.status in statuses)
        return tuple(_point(guide, one) for one in found if not one.unrecorded)

    return Checklist(
        verdict=VERDICTS[review.verdict],
        headline=headline(review),
        not_met=having("missing", "failed"),
        unrecorded=tuple(_point(guide, one) for one in review.unrecorded),
        for_a_person=having("unknown"),
        met=having("met"),
        not_applicable=having("not_applicable"),
        remarks=tuple(_remarks(guide, review)),
        duties=tuple(sentence_case(guide.requirement(duty).what.en) for duty in review.duties),
    )


def headline(review: Review) -> str:
    """The verdict and what is open, in a line: `Insufficient · 2 missing · 4 for a person`.

    What the desk has not written down itself is counted apart.
    """
    failed = sum(finding.status == "failed" for finding in review.findings)
    unrecorded, for_a_person = len(review.unrecorded), len(review.for_a_person)
    missing = len(review.not_met) - failed - unrecorded
    counts = (
        (missing, "missing"),
        (failed, "failed"),
        (unrecorded, "not on record"),
        (for_a_person, "for a person"),
    )
    said = [f"{count} {what}" for count, what in counts if count]
    return " · ".join([VERDICTS[review.verdict].split(":")[0], *said])


def _point(guide: Guide, finding: Finding) -> Point:
    requirement = guide.requirement(finding.id)
    heading = "desk rule" if requirement.desk_rule else guide.section(finding.section).heading.en
    return Point(
        finding.id, sentence_case(requirement.what.en), finding.status, finding.why, heading
    )


def sentence_case(text: str) -> str:
    """With a capital letter at its beginning."""
    return text[:1].upper() + text[1:]


def _remarks(guide: Guide, review: Review) -> list[str]:
    said = [_REACHES[review.data_class]]
    for beyond in review.beyond_process:
        ways = _names(guide, beyond.ways)
        reached = f"reached by {ways}" if ways else "no process reaches it"
        said.append(f"Beyond this process: {guide.item(beyond.item).name.en} ({reached}).")
    if review.offer:
        said.append(f"Other ways to offer: {_names(guide, review.offer)}.")
    said.append(f"User notice: {notice_by_the_guide(review)}")
    if review.preserved_until:
        said.append(f"Preserved until {review.preserved_until}.")
    return said


def _names(guide: Guide, ids: Sequence[str]) -> str:
    return ", ".join(guide.process(one).name.en for one in ids)


def notice_by_the_guide(review: Review) -> str:
    """What the guide says of telling the user, before anybody has decided."""
    notice = review.notice
    if notice.barred_until:
        return f"prohibited until {notice.barred_until}, due on {notice.due_on}."
    if notice.exception == "legal_prohibition":
        return "prohibited by an order without a known end."
    if notice.exception:
        return f"an exception ({notice.exception.replace('_', ' ')}) is for counsel."
    if notice.default:
        return "the user is told, unless counsel decides on an exception."
    return "the guide does not call for it here."
