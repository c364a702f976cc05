"""The desk ends when its clock stands still, so that a supervisor starts it again."""

import threading

from bot.clock.counts import Counts
from bot.clock.heart import STUCK_AFTER, Heart


def test_a_clock_that_stands_still_ends_the_desk() -> None:
    ended, now = threading.Event(), [0.0]
    heart = Heart(Counts(), monotonic=lambda: now[0], end=ended.set)
    with heart.watched(every=0.01):
        now[0] = STUCK_AFTER + 1
        assert ended.wait(2)


def test_a_clock_that_beats_keeps_the_desk_alive() -> None:
    ended, counts, now = threading.Event(), Counts(), [0.0]
    heart = Heart(counts, monotonic=lambda: now[0], end=ended.set)
    with heart.watched(every=0.01):
        for _ in range(5):
            now[0] += STUCK_AFTER - 1
            heart.beat()
            assert not ended.wait(0.03)
    assert counts.beats == 6
