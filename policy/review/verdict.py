"""From findings to the verdict, and to the other ways that are offered."""

from collections.abc import Iterator, Sequence

from policy.model import DataClass, Item, Process
from policy.reach import Reach, reaches, ways
from policy.review.matter import Matter
from policy.review.result import Beyond, Finding, Verdict

_FOR_COUNSEL = ("extension_limit", "extension_timely")


def verdict(matter: Matter, findings: Sequence[Finding]) -> Verdict:
    """The first that holds. An unknown changes nothing: it waits for a person."""
    not_met = {finding.id for finding in findings if finding.not_met}
    if "no_interception" in not_met or lacks_a_condition(matter, not_met):
        return "refuse"
    if _is_for_counsel(matter, not_met):
        return "counsel"
    return "insufficient" if not_met else "sufficient"


def lacks_a_condition(matter: Matter, not_met: set[str]) -> bool:
    """Whether one of the three conditions of a direct non-US request is missing or failed."""
    return any(condition.id in not_met for condition in matter.guide.group("outside_us"))


def data_class(matter: Matter, verdict: Verdict) -> DataClass:
    """The widest class that the process could reach, whatever was asked for."""
    return (
        "none" if verdict == "refuse" else matter.process.data_class(outside_us=matter.outside_us)
    )


def beyond_process(matter: Matter) -> tuple[Beyond, ...]:
    """What is asked for and not reached. What a person has to place is not among it."""
    return tuple(
        Beyond(item.id, tuple(way.id for way in _open(matter, _least_ways(matter, item))))
        for item in matter.items
        if reaches(matter.process, item, outside_us=matter.outside_us) is Reach.NO
    )


def offer(matter: Matter, findings: Sequence[Finding], beyond: Sequence[Beyond]) -> tuple[str, ...]:
    """The other ways to ask, the one that reaches least first."""
    offered = {way for one in beyond for way in one.ways}
    not_met = {finding.id for finding in findings if finding.not_met}
    if lacks_a_condition(matter, not_met) or content_outside_channels(matter):
        offered |= {way.id for way in content_channels(matter)}
    ladder = matter.guide.ladder(outside_us=matter.outside_us)
    return tuple(process.id for process in ladder if process.id in offered)


def content_outside_channels(matter: Matter) -> bool:
    """Content for an authority outside the US by another way than those that carry it.

    A preservation discloses nothing, so what it names goes to nobody.
    """
    process = matter.process
    if not matter.outside_us or not matter.asks_content or "preservation_target" in process.groups:
        return False
    return process not in _channels(matter)


def content_channels(matter: Matter) -> tuple[Process, ...]:
    """The ways in which this requester may always ask for content from outside the US."""
    return tuple(_open(matter, _channels(matter)))


def _is_for_counsel(matter: Matter, not_met: set[str]) -> bool:
    return (
        matter.process.standing != "accepted"
        or matter.asks_live_content
        or any(one in not_met for one in _FOR_COUNSEL)
        or content_outside_channels(matter)
    )


def _channels(matter: Matter) -> tuple[Process, ...]:
    """The ways that carry content out of the United States."""
    ladder = matter.guide.ladder(outside_us=True)
    return tuple(way for way in ladder if way.depth(outside_us=True) == "content")


def _least_ways(matter: Matter, item: Item) -> list[Process]:
    """Of the processes that reach the item those that reach least; several that reach alike."""
    able = ways(matter.guide, item, outside_us=matter.outside_us)
    depths = [way.depth(outside_us=matter.outside_us) for way in able]
    return [way for way, depth in zip(able, depths, strict=True) if depth == depths[0]]


def _open(matter: Matter, ways: Sequence[Process]) -> Iterator[Process]:
    """Those of the ways that are open to this requester: none to whom the guide does not serve,
    and a CLOUD Act order only where an agreement is in force."""
    if matter.process.standing == "excluded":
        return
    for way in ways:
        agreed = matter.request.country in matter.guide.requesters.cloud_act_countries
        if way.id != "cloud_act" or agreed:
            yield way
