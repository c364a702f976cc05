"""What a newer guide changes, as plain values: facts, numbers, requirements, data, processes."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, Literal, get_args

from policy.model import Frozen, Guide

Kind = Literal["section", "fact", "number", "term", "requirement", "item", "process", "desk_rule"]
KINDS: tuple[Kind, ...] = get_args(Kind)

Entry = Mapping[str, str]  # a field's dotted name, such as `lead.en`, and its value as text


@dataclass(frozen=True)
class Change:
    """One id that is new (`before` is None), gone (`after` is None), or says something else.

    `before` and `after` have what differs, by dotted field name; for a new or a gone id, all of it.
    """

    kind: Kind
    id: str
    before: Entry | None
    after: Entry | None


@dataclass(frozen=True)
class Diff:
    """The changes from one guide to another, by kind and then in the guides' order.

    `processes` are those whose requests the changes may judge otherwise.
    """

    old: date
    new: date
    changes: tuple[Change, ...]
    processes: frozenset[str]

    def of(self, kind: Kind) -> tuple[Change, ...]:
        """The changes of one kind."""
        return tuple(change for change in self.changes if change.kind == kind)


def diff(old: Guide, new: Guide) -> Diff:
    """What changes from the old guide to the new one."""
    before, after = _entries(old), _entries(new)
    changes = tuple(
        change for kind in KINDS for change in _changes(kind, before[kind], after[kind])
    )
    touched = _touched(old, changes) | _touched(new, changes)
    return Diff(old.version, new.version, changes, frozenset(touched))


def _changes(
    kind: Kind, before: Mapping[str, Entry], after: Mapping[str, Entry]
) -> Iterator[Change]:
    for one in dict.fromkeys((*before, *after)):
        old, new = before.get(one), after.get(one)
        if old is None or new is None:
            yield Change(kind, one, old, new)
        elif old != new:
            fields = [
                name for name in dict.fromkeys((*old, *new)) if old.get(name) != new.get(name)
            ]
            yield Change(kind, one, _only(old, fields), _only(new, fields))


def _only(entry: Entry, fields: list[str]) -> Entry:
    return {name: entry[name] for name in fields if name in entry}


def _entries(guide: Guide) -> dict[Kind, dict[str, Entry]]:
    """All that is compared, by kind and id."""
    numbers = [number for fact in (*guide.facts, *guide.desk_rules) for number in fact.numbers]
    terms = [term for fact in guide.facts for term in fact.terms]
    return {
        "section": {one.id: _flat(one.heading) for one in guide.sections},
        "fact": {one.id: _flat(one) for one in guide.facts},
        "number": {one.name: _flat(one) for one in numbers},
        "term": {one.name: _flat(one) for one in terms},
        "requirement": {one.id: _flat(one) for one in guide.requirements},
        "item": {one.id: _flat(one) for one in guide.catalogue},
        "process": {one.id: _flat(one) for one in guide.processes},
        "desk_rule": {one.id: _flat(one) for one in guide.desk_rules},
    }


def _flat(model: Frozen) -> dict[str, str]:
    dumped = model.model_dump(exclude_none=True)
    return dict(_fields(dumped, ""))


def _fields(value: Any, name: str) -> Iterator[tuple[str, str]]:
    """The leaves of a value by dotted name; a list of ids is one leaf."""
    if isinstance(value, dict):
        for key, one in value.items():
            yield from _fields(one, f"{name}.{key}" if name else key)
    elif isinstance(value, tuple) and any(isinstance(one, dict) for one in value):
        for n, one in enumerate(value):
            yield from _fields(one, f"{name}[{n}]")
    elif value != ():
        yield name, ", ".join(value) if isinstance(value, tuple) else str(value)


def _touched(guide: Guide, changes: tuple[Change, ...]) -> set[str]:
    """The processes that a change is about, and those of which something changed is asked."""
    ids: dict[Kind, set[str]] = {kind: set() for kind in KINDS}
    for change in changes:
        ids[change.kind].add(change.id)
    changed = ids["fact"] | ids["desk_rule"]
    facts = [fact for fact in (*guide.facts, *guide.desk_rules) if fact.id in changed]
    about = ids["process"].union(*(fact.about.process for fact in facts))
    asked = ids["requirement"].union(*(fact.about.requirement for fact in facts))
    notice = guide.group("user_notice")
    return {
        process.id
        for process in guide.processes
        if process.id in about
        or any(one.id in asked for one in (*guide.requirements_for(process.id), *notice))
        or (ids["item"] and process.reach != "none")
    }
