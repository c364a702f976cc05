"""May this process reach this data, and which would? Computed from the catalogue alone.

reach(guide.process("subpoena"), guide.item("voicemail"), outside_us=False)   # Reach.NO
ways(guide, guide.item("voicemail"), outside_us=False)                        # search warrant
"""

from enum import StrEnum

from policy.model import Guide, Item, Process


class Reach(StrEnum):
    """Whether a process reaches an item of data."""

    YES = "yes"
    NO = "no"
    PERSON = "person"  # the guide leaves open where the item belongs: someone has to say


def reaches(process: Process, item: Item, *, outside_us: bool) -> Reach:
    """Whether the process reaches the item, for an authority in or outside the United States.

    Live content is reached by nothing, and `everything` only by what reaches content.
    """
    depth = process.depth(outside_us=outside_us)
    if depth == "none" or item.kind == "live":
        return Reach.NO
    if depth == "content":
        return Reach.YES
    if item.data_class == "content":
        return Reach.NO
    return Reach.YES if depth == "non_content" else Reach(item.listed or "no")


def ways(guide: Guide, item: Item, *, outside_us: bool) -> tuple[Process, ...]:
    """The processes that reach the item, the one that reaches least first.

    In the United States each reaches what those before it do; outside, they stand side by side.
    """
    ladder = guide.ladder(outside_us=outside_us)
    return tuple(one for one in ladder if reaches(one, item, outside_us=outside_us) is Reach.YES)
