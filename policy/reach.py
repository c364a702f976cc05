"""Which process reaches which data: computed from the catalogue and the processes. Pure."""

from typing import Literal

from policy.model import Depth, Guide, Item, Process

Reach = Literal["yes", "no", "person"]

# Each depth reaches what the ones before it reach. `listed` is the non-content of
# 18 USC 2703(c)(2).
_DEPTHS: tuple[Depth, ...] = ("none", "listed", "non_content", "content")


def reaches(process: Process, item: Item, *, outside_us: bool) -> Reach:
    """Whether the process reaches the item, for an authority inside or outside the US.

    `person`: only a person can say whether 18 USC 2703(c)(2) lists the item.
    """
    if item.kind == "live":
        return "no"
    depth = _DEPTHS.index(process.depth(outside_us=outside_us))
    if depth >= _DEPTHS.index(_needed(item)):
        return "yes"
    placed_by_person = item.listed == "person" and depth == _DEPTHS.index("listed")
    return "person" if placed_by_person else "no"


def ways_to(guide: Guide, item: Item, *, outside_us: bool) -> tuple[Process, ...]:
    """The processes that reach the item, the least of them: several where they reach alike.

    Empty for what no process reaches, such as the live content of a meeting.
    """
    ladder = guide.ladder(outside_us=outside_us)
    able = [one for one in ladder if reaches(one, item, outside_us=outside_us) == "yes"]
    depths = {one.id: _DEPTHS.index(one.depth(outside_us=outside_us)) for one in able}
    least = min(depths.values(), default=0)
    return tuple(one for one in able if depths[one.id] == least)


def _needed(item: Item) -> Depth:
    """How deep a process must go for this item, for certain."""
    if item.data_class == "content":
        return "content"
    return "listed" if item.listed == "yes" else "non_content"
