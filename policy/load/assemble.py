"""From files to the guide: what they leave to be computed is computed here.

Catalogue items become facts of their sections, requirements take section and wording from their
facts, facts learn which requirements rest on them, and wordings are filled.
"""

from collections import defaultdict
from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import get_args

from policy.load.files import Files, read_files
from policy.load.references import check_references
from policy.load.schema import RequirementEntry, SectionFile
from policy.load.wording import Values, day, fill, filled, joined, same
from policy.model import (
    About,
    Fact,
    Group,
    Guide,
    Item,
    Process,
    Requirement,
    Section,
    Selection,
    Text,
)


def assemble(folder: Path) -> Guide:
    """The guide in this folder. Raises GuideError for a broken file or a dangling id."""
    files = read_files(folder)
    check_references(files)
    manifest, catalogue, desk = (
        files.manifest.value,
        files.catalogue.value,
        files.desk_rules.value,
    )
    values = _values(files)
    sections = tuple(_section(part.value, files, values) for part in files.sections)
    rules = tuple(
        filled(rule, values).model_copy(update={"desk_rule": True}) for rule in desk.rules
    )
    facts = {fact.id: fact for section in sections for fact in section.facts}
    facts |= {rule.id: rule for rule in rules}
    return Guide(
        version=date.fromisoformat(manifest.updated),
        title=manifest.title,
        company=manifest.company,
        source=manifest.source,
        sections=sections,
        catalogue=(*catalogue.items, *catalogue.requests),
        products=catalogue.products,
        processes=_processes(files),
        ladders=files.processes.value.ladders,
        requirements=tuple(filled(one, values) for one in _requirements(files, facts)),
        asked_together=files.requirements.value.asked_together,
        desk_rules=rules,
        waivers=desk.waivers,
        requesters=files.requesters.value,
        vocabulary=files.vocabulary.value,
        coverage=_coverage(files),
    )


def _values(files: Files) -> Values:
    """The numbers, names and addresses that wordings may name."""
    written = [fact for section in files.sections for fact in section.value.facts]
    facts = [*written, *files.desk_rules.value.rules]
    numbers = {number.name: same(number.value) for fact in facts for number in fact.numbers}
    updated = day(date.fromisoformat(files.manifest.value.updated))
    return (
        numbers
        | {"updated": updated}
        | {term.name: same(term.value) for fact in facts for term in fact.terms}
    )


def _section(part: SectionFile, files: Files, values: Values) -> Section:
    facts = (*part.facts, *_item_facts(files, part.section))
    resting = _resting(files)
    labels = {fact.id: fact.label for fact in facts if fact.label}
    done = (_listed(_linked(fact, resting), files, labels, values) for fact in facts)
    return Section(id=part.section, heading=part.heading, facts=tuple(done))


def _item_facts(files: Files, section: str) -> list[Fact]:
    """Each catalogue item of this section as a fact, in the catalogue's order."""
    catalogue = files.catalogue.value
    leads = {fact.id: fact.lead for part in files.sections for fact in part.value.facts}
    wording = {"content": catalogue.wording.content, "non_content": catalogue.wording.non_content}
    return [
        Fact(
            id=f"{section}.{item.id}",
            section=section,
            kind="data",
            about=About(data=(item.id,), product=item.products),
            lead=fill(wording[item.data_class], {"item": item.name}),
            condition=leads[item.note] if item.note else None,
            label=item.name,
        )
        for item in catalogue.items
        if item.section == section
    ]


def _listed(fact: Fact, files: Files, labels: Mapping[str, Text], values: Values) -> Fact:
    """The fact with its members found and its wordings filled, `{list}` among them."""
    if fact.selects:
        items = [item for item in files.catalogue.value.items if _selected(item, fact.selects)]
        members = tuple(f"{item.section}.{item.id}" for item in items)
        names = [item.name for item in items]
    else:
        members = fact.members
        names = [labels[member] for member in members if member in labels]
    listed = {"list": joined(names)} if names else {}
    return filled(fact.model_copy(update={"members": members}), {**values, **listed})


def _selected(item: Item, wanted: Selection) -> bool:
    return all(
        (
            wanted.section in (None, item.section),
            wanted.data_class in (None, item.data_class),
            wanted.listed in (None, item.listed),
            wanted.product is None or wanted.product in item.products,
        )
    )


def _resting(files: Files) -> dict[str, dict[str, list[str]]]:
    """For each fact, the requirements and duties that rest on it."""
    resting: dict[str, dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
    entries = files.requirements.value
    for kind, group in (("requirement", entries.requirements), ("duty", entries.duties)):
        for entry in group:
            for fact in entry.facts:
                resting[fact][kind].append(entry.id)
    return resting


def _linked(fact: Fact, resting: Mapping[str, Mapping[str, list[str]]]) -> Fact:
    """The fact, about what rests on it as well."""
    if fact.id not in resting:
        return fact
    found = {kind: tuple(ids) for kind, ids in resting[fact.id].items()}
    return fact.model_copy(update={"about": fact.about.model_copy(update=found)})


def _processes(files: Files) -> tuple[Process, ...]:
    """The processes, with the reach that the desk's own rules set."""
    rules = {rule.process: rule for rule in files.desk_rules.value.reach}
    return tuple(
        process.model_copy(
            update={
                "reach_outside_us": rules[process.id].outside_us,
                "reach_rule": rules[process.id].rule,
            }
        )
        if process.id in rules
        else process
        for process in files.processes.value.processes
    )


def _requirements(files: Files, facts: Mapping[str, Fact]) -> list[Requirement]:
    """Requirements group by group, the desk's own after the guide's; then the duties."""
    entries, desk = files.requirements.value, files.desk_rules.value
    asked = [_requirement(one, facts) for one in (*entries.requirements, *desk.requirements)]
    asked.sort(key=lambda one: min(map(get_args(Group).index, one.groups)))
    duties = [_requirement(one, facts) for one in entries.duties]
    return [*asked, *(duty.model_copy(update={"kind": "duty"}) for duty in duties)]


def _requirement(entry: RequirementEntry, facts: Mapping[str, Fact]) -> Requirement:
    """The requirement, with section and checklist line from the first fact it rests on."""
    first = facts[entry.facts[0]]
    return Requirement(
        id=entry.id,
        kind="requirement",
        section=first.section,
        groups=entry.groups,
        processes=entry.processes,
        facts=entry.facts,
        what=first.label or first.lead,
        ask=entry.ask,
        asked_with=entry.asked_with,
        asks_for=entry.asks_for,
        person=entry.person,
        desk_rule=first.desk_rule,
    )


def _coverage(files: Files) -> dict[str, tuple[tuple[str, ...], ...]]:
    """For each section, the facts that carry its first sentence, its second, and so on."""
    sections = files.coverage.value.coverage
    return {
        section: tuple(one.facts for one in sentences) for section, sentences in sections.items()
    }
