"""A file that a case rests on: its name, size and SHA-256. The desk keeps no content. Pure."""

import re
from dataclasses import dataclass

_LONGEST = 120
_UNSEEN = re.compile(r"[\x00-\x1f\x7f\u200b-\u200f\u202a-\u202e\u2066-\u2069]")


@dataclass(frozen=True, slots=True)
class CaseFile:
    """`size` in bytes, `sha256` in hexadecimal."""

    name: str
    size: int
    sha256: str


def safe_name(name: str) -> str:
    """The file's own name: no path before it, no sign in it that hides or turns what is read."""
    last = re.split(r"[/\\]", _UNSEEN.sub("", name))[-1].strip(" .")
    return last[-_LONGEST:] or "unnamed"
