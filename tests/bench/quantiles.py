"""Of many times, the one that a hundredth exceeds."""

from collections.abc import Sequence


def p99(times: Sequence[float]) -> float:
    """The 99th percentile, in the times' own unit."""
    ordered = sorted(times)
    return ordered[max(0, int(len(ordered) * 0.99) - 1)]
