"""What the doctor finds."""

from dataclasses import dataclass
from enum import StrEnum


class Level(StrEnum):
    """`broken`: something that people rely on does not work. `warning`: it may not, one day."""

    OK = "ok"
    WARNING = "warning"
    BROKEN = "broken"


@dataclass(frozen=True, slots=True)
class Finding:
    """`about` names what was looked at, `says` what was seen, `do` what puts it right."""

    level: Level
    about: str
    says: str
    do: str = ""


def fine(about: str, says: str) -> Finding:
    return Finding(Level.OK, about, says)


def warning(about: str, says: str, do: str) -> Finding:
    return Finding(Level.WARNING, about, says, do)


def broken(about: str, says: str, do: str) -> Finding:
    return Finding(Level.BROKEN, about, says, do)
