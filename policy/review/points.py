"""What a letter asks for or says, point by point, under the section of the guide it rests on."""

from collections.abc import Iterable
from itertools import groupby

from policy.load.wording import fill, joined
from policy.model import Guide, Requirement
from policy.review.result import Review

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


def open_points(guide: Guide, review: Review, text: str) -> list[Requirement]:
    """The points of one text: what is not met, belongs there, and no other point asks for."""
    wanted = [guide.requirement(finding.id) for finding in review.to_mend]
    elsewhere = {one for each in wanted for one in each.asks_for}
    elsewhere |= {one.id for one in guide.group("outside_us")}
    return [
        one
        for one in wanted
        if one.id not in elsewhere and _OWN_TEXT.get(one.id, "clarify") == text
    ]


def conditions(guide: Guide, review: Review) -> list[Requirement]:
    """The conditions of a direct request from outside the US that are not met."""
    not_met = {finding.id for finding in review.not_met}
    return [one for one in guide.group("outside_us") if one.id in not_met]


def asked(guide: Guide, wanted: Iterable[Requirement]) -> str:
    """What is asked for, section by section; what goes into one sentence is one point."""
    return by_source(
        (source(guide, together[0]), _sentence(guide, together))
        for _, each in groupby(wanted, key=lambda one: one.asked_with or one.id)
        if (together := list(each))
    )


def by_source(points: Iterable[tuple[str, str]]) -> str:
    """Points under the section that each rests on, which is named once; the order is kept."""
    found: dict[str, list[str]] = {}
    for named, said in points:
        found.setdefault(named, []).append(said)
    return "\n\n".join(f"{named}\n{bullets(said)}" for named, said in found.items())


def source(guide: Guide, one: Requirement) -> str:
    """Where a requirement or a duty comes from."""
    return "Our own rule" if one.desk_rule else f"Guide, {heading(guide, one.section)}"


def heading(guide: Guide, section: str | None) -> str:
    """The section's heading; where no section speaks of it, that of the guide's introduction."""
    return guide.section(section or guide.sections[0].id).heading.en


def bullets(points: Iterable[str]) -> str:
    """A list, a line each."""
    return "\n".join(f"- {point}" for point in points)


def _sentence(guide: Guide, together: list[Requirement]) -> str:
    parts = [one.ask or one.what for one in together]
    name = together[0].asked_with
    said = fill(guide.asked_together[name], {"list": joined(parts)}) if name else parts[0]
    return said.en
