"""The rule about small cells: docs/decisions/small-cells.md says why. Pure.

Somebody inside knows every open case and can subtract. So a cell is shown alone only when at
least `FEWEST` requests are in it, and none of them or at least `FEWEST` are sealed; and no cell
that is not shown can be computed from those that are. Where all sealed ones are in one cell, it
says what each of them is: so they are in two cells or more, or the cells are not told apart.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol, TypeVar

FEWEST = 5
BAND = 500  # national-security process: 50 USC 1874(a)


class Countable(Protocol):
    """What is counted; all that the rule asks is whether it is sealed."""

    @property
    def sealed(self) -> bool: ...


C = TypeVar("C", bound=Countable)


@dataclass(frozen=True, slots=True)
class Cells:
    """A breakdown: the rows that are shown, and what the rest holds together.

    `rest` None: nothing is merged, so that a row which is not there is zero.
    """

    shown: Mapping[str, int]
    rest: int | None


def is_safe(cell: Sequence[Countable]) -> bool:
    """Whether a cell can be shown alone. An empty one gives nothing away."""
    sealed = sum(1 for one in cell if one.sealed)
    return not cell or (len(cell) >= FEWEST and (sealed == 0 or sealed >= FEWEST))


def merge(
    cells: Mapping[str, Sequence[Countable]], *, guarded: bool, in_common: bool = False
) -> Cells:
    """Small cells become one row, which takes in the next smallest until it is safe itself.

    Empty rows go into it as well, since to be named there would say that something is in it.
    `guarded` is false where no sealed case is counted: then nothing has to be hidden. `in_common`:
    that all sealed ones are in one cell says nothing of them that their being sealed does not.
    """
    filled = {key: cell for key, cell in cells.items() if cell}
    merged = {key for key in filled if guarded and not is_safe(filled[key])}
    others = sorted(filled.keys() - merged, key=lambda key: (len(filled[key]), key), reverse=True)
    while merged and others and not is_safe(_together(filled, merged)):
        merged.add(others.pop())
    told_apart = [_together(filled, merged), *(filled[key] for key in others)]
    if guarded and not in_common and _in_one(told_apart):
        merged = set(filled)
    shown = {key: len(cell) for key, cell in cells.items() if key not in merged}
    if not merged:
        return Cells(shown, None)
    return Cells({key: count for key, count in shown.items() if count}, _size(filled, merged))


def part(
    whole: Iterable[C], belongs: Callable[[C], bool], *, guarded: bool, in_common: bool = False
) -> list[C] | None:
    """What belongs to a part of something that is shown; None where it cannot be shown, since
    the part or the rest is small, or has all sealed ones. `in_common` as for `merge`."""
    inside, outside = list[C](), list[C]()
    for one in whole:
        (inside if belongs(one) else outside).append(one)
    if not guarded:
        return inside
    said = not in_common and _in_one([inside, outside])
    return inside if is_safe(inside) and is_safe(outside) and not said else None


def band(count: int) -> str:
    """`0–499`, `500–999`, …"""
    start = count // BAND * BAND
    return f"{start}–{start + BAND - 1}"


def _in_one(cells: Iterable[Sequence[Countable]]) -> bool:
    """Whether all the sealed ones are in a single cell."""
    return sum(1 for cell in cells if any(one.sealed for one in cell)) == 1


def _together(cells: Mapping[str, Sequence[Countable]], keys: set[str]) -> list[Countable]:
    return [one for key in keys for one in cells[key]]


def _size(cells: Mapping[str, Sequence[Countable]], keys: set[str]) -> int:
    return sum(len(cells[key]) for key in keys)
