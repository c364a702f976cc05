"""Read the structured guide: its YAML files become one frozen `Guide`.

    guide = latest()
    guide = load_guide(date(2023, 2, 28))     # the version a case was opened under
    guide = load_guide(Path("some/folder"))   # one that is being edited

A broken file raises GuideError, which names the file, the line, the key and what is expected.
"""

from datetime import date
from functools import cache
from pathlib import Path

from policy.load.assemble import assemble
from policy.load.strictyaml import GuideError
from policy.model import Guide

__all__ = ["GUIDE_DIR", "GuideError", "latest", "load_guide", "versions"]

GUIDE_DIR = Path(__file__).parent.parent / "guide"


def versions() -> tuple[date, ...]:
    """The dates of the guides that are here, the oldest first."""
    manifests = GUIDE_DIR.glob("????-??-??/manifest.yaml")
    return tuple(sorted(date.fromisoformat(manifest.parent.name) for manifest in manifests))


def latest() -> Guide:
    """The newest guide; read once."""
    return load_guide(versions()[-1])


def load_guide(version: date | Path) -> Guide:
    """The guide of this date, read once; or the one in this folder, read anew.

    Raises GuideError for a broken file, and KeyError for a date of which there is no guide.
    """
    return assemble(version) if isinstance(version, Path) else _of_date(version)


@cache
def _of_date(version: date) -> Guide:
    if version not in versions():
        raise KeyError(f"there is no guide of {version.isoformat()}")
    return assemble(GUIDE_DIR / version.isoformat())
