"""What the clock has done since the desk started, as plain numbers for whoever measures."""

from dataclasses import dataclass


@dataclass
class Counts:
    """`beat_at` is real monotonic time; the others only grow, but `late_by`: seconds by which
    the last reminder was handed over after its time."""

    beats: int = 0
    beat_at: float = 0.0
    sent: int = 0
    edited: int = 0
    dropped: int = 0
    failed: int = 0
    unknown: int = 0
    retried: int = 0
    reminders_due: int = 0
    late_by: float = 0.0
    net_scheduled: int = 0
    net_withdrawn: int = 0
