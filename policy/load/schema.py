"""What each file of the structured guide holds, as a typed shape.

The shapes that differ from the model's are here: what a file leaves to be computed on loading.
"""

from collections.abc import Mapping
from typing import Any

from pydantic import model_validator

from policy.model import Fact, Frozen, Group, Item, Process, Product, Text, Waiver
from policy.model.facts import Id, Wording
from policy.model.rules import Depth


class ManifestFile(Frozen):
    """`manifest.yaml`: which guide this is, and its sections in order."""

    updated: Wording
    company: Wording
    title: Text
    source: Wording
    sections: tuple[Id, ...]


class SectionFile(Frozen):
    """`sections/<id>.yaml`: one section and its facts."""

    section: Id
    heading: Text
    facts: tuple[Fact, ...]

    @model_validator(mode="before")
    @classmethod
    def _facts_know_their_section(cls, data: Any) -> Any:
        facts = data.get("facts")
        if not isinstance(facts, tuple):
            return data
        section = data.get("section")
        return {**data, "facts": tuple(_within(section, fact) for fact in facts)}


def _within(section: Any, fact: Any) -> Any:
    return {"section": section, **fact} if isinstance(fact, dict) else fact


class ItemWording(Frozen):
    """How a catalogue item is worded as a fact; `{item}` stands for its name."""

    content: Text
    non_content: Text


class CatalogueFile(Frozen):
    """`catalogue.yaml`: products, data items, and what is asked for and is no item."""

    wording: ItemWording
    products: tuple[Product, ...]
    items: tuple[Item, ...]
    requests: tuple[Item, ...]


class ProcessesFile(Frozen):
    """`processes.yaml`: the processes, and which reaches more than which."""

    processes: tuple[Process, ...]
    ladders: Mapping[Id, tuple[Id, ...]]


class RequirementEntry(Frozen):
    """A requirement or duty; its section and its line in a checklist come from its first fact."""

    id: Id
    groups: tuple[Group, ...] = ()
    processes: tuple[Id, ...] = ()
    facts: tuple[Id, ...]
    ask: Text | None = None
    asked_with: Id | None = None
    asks_for: tuple[Id, ...] = ()
    person: bool = False


class RequirementsFile(Frozen):
    """`requirements.yaml`; in `asked_together`, `{list}` stands for what is asked for."""

    asked_together: Mapping[Id, Text]
    requirements: tuple[RequirementEntry, ...]
    duties: tuple[RequirementEntry, ...]


class CoveredSentence(Frozen):
    """One sentence of the guide, by its running number in its section, and its facts."""

    sentence: int
    facts: tuple[Id, ...]


class CoverageFile(Frozen):
    """`coverage.yaml`: which facts carry which sentence, section by section."""

    coverage: Mapping[Id, tuple[CoveredSentence, ...]]


class ReachRule(Frozen):
    """How deep a process reaches for authorities outside the United States, by a desk rule."""

    process: Id
    outside_us: Depth
    rule: Id


class DeskRulesFile(Frozen):
    """`desk_rules.yaml`: what is the desk's own and not the guide's."""

    rules: tuple[Fact, ...]
    requirements: tuple[RequirementEntry, ...]
    waivers: tuple[Waiver, ...]
    reach: tuple[ReachRule, ...]
