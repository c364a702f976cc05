"""`writdesk guide`: what is wrong with a guide, and what a newer one changes."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import typer

from cli.ends import fail
from policy.answer.lexicon import load_lexicon
from policy.answer.tables import load_tables
from policy.check import check
from policy.diff import KINDS, Change, Diff, diff
from policy.load import GUIDE_DIR, GuideError, load_guide, versions
from policy.model import Guide

_SIGNS = {"new": "+", "gone": "-", "changed": "~"}


@dataclass(frozen=True)
class Touched:
    """The processes whose requests a newer guide may judge otherwise than the one of `version`."""

    version: str
    processes: list[str]


def check_guide(folder: Path | None) -> None:
    """Name the slips of the newest guide, or of the one in a folder."""
    folder = folder or GUIDE_DIR / versions()[-1].isoformat()
    try:
        guide = load_guide(folder)
        load_tables(folder, guide)
        slips = check(guide, load_lexicon(folder).aliases)
    except GuideError as error:
        fail(str(error))
    for slip in slips:
        typer.echo(f"{slip.id}: {slip.message}")
    if slips:
        count = "1 slip" if len(slips) == 1 else f"{len(slips)} slips"
        fail(f"{count} in the guide of {guide.version}")
    typer.echo(
        f"The guide of {guide.version} has no slips: {len(guide.sections)} sections,"
        f" {len(guide.facts)} facts, {len(guide.requirements)} requirements and duties."
    )


def diff_guides(old: str, new: str) -> Touched | None:
    """Say what the newer guide changes; returns whose requests that may judge otherwise."""
    before, after = _named(old), _named(new)
    found = diff(before, after)
    typer.echo(f"From the guide of {found.old} to the guide of {found.new}")
    if not found.changes:
        typer.echo("\nNothing changes.")
        return None
    for line in _changes(found):
        typer.echo(line)
    touched = [one.id for one in after.processes if one.id in found.processes]
    typer.echo(f"\nMay be judged otherwise: {', '.join(touched) or 'no process'}")
    return Touched(str(before.version), touched) if touched else None


def _named(name: str) -> Guide:
    """A guide by its date, or by the folder in which it is being edited."""
    try:
        return load_guide(Path(name) if Path(name).is_dir() else date.fromisoformat(name))
    except GuideError as error:
        fail(str(error))
    except (KeyError, ValueError):
        known = ", ".join(str(version) for version in versions())
        fail(f"there is no guide {name!r}: give a folder, or one of {known}")


def _changes(found: Diff) -> Iterator[str]:
    for kind in KINDS:
        changes = found.of(kind)
        if changes:
            yield f"\n{kind.replace('_', ' ')} ({len(changes)})"
        for change in changes:
            yield from _change(change)


def _change(change: Change) -> Iterator[str]:
    """The id, and under it each field that differs."""
    before, after = change.before or {}, change.after or {}
    state = "gone" if change.after is None else "changed" if change.before is not None else "new"
    yield f"  {_SIGNS[state]} {change.id}"
    for field in dict.fromkeys((*before, *after)):
        was, now = before.get(field), after.get(field)
        if state == "changed":
            yield f"      {field}: {was or 'nothing'} → {now or 'nothing'}"
        else:
            yield f"      {field}: {was or now}"
