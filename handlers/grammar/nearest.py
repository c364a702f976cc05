"""The nearest of the words that are possible, for “did you mean”. Both sides are short."""

from collections.abc import Iterable

from rapidfuzz import fuzz, process
from rapidfuzz.distance import DamerauLevenshtein

_LONGEST = 40
_ENOUGH = 60


def nearest(word: str, possible: Iterable[str], *, most: int = 3) -> tuple[str, ...]:
    """Possible words that the typed one may have been meant as, nearest first.

    A swap of neighbours counts as one slip; what takes more slips than the nearest is not offered.
    A long word is cut, since matching holds the loop.
    """
    typed = word.lower()[:_LONGEST]
    names = list(possible)
    slips = [(DamerauLevenshtein.distance(typed, name, score_cutoff=2), name) for name in names]
    fewest = min((count for count, _ in slips), default=0)
    enough = min(2, max(1, len(typed) // 2))
    close = [name for count, name in sorted(slips) if count == fewest and count <= enough]
    if close:
        return tuple(close[:most])
    scored = process.extract(typed, names, scorer=fuzz.ratio, limit=most, score_cutoff=_ENOUGH)
    return tuple(str(name) for name, _, _ in scored)
