"""The whole guide under one date, and how to look things up in it."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Protocol, TypeVar

from policy.model.facts import Fact, Number, Section, Text, Vocabulary
from policy.model.requesters import Requesters
from policy.model.rules import Group, Item, Process, Product, Requirement, Waiver


class HasId(Protocol):
    """What is found by its id."""

    @property
    def id(self) -> str: ...


T = TypeVar("T", bound=HasId)


def _by_id(values: tuple[T, ...]) -> dict[str, T]:
    return {value.id: value for value in values}


@dataclass(frozen=True, eq=False)  # one object a version: compared and hashed as itself
class Guide:
    """The whole guide under one date. Lookups of an unknown id raise KeyError.

    `coverage` has for each section the ids of the facts that carry its first sentence, its
    second, and so on. `asked_together` has, by name, the sentence of a letter that asks for several
    things at once, listed at its `{list}`. `ladders` has the processes for user data, see `ladder`.
    """

    version: date
    title: Text
    company: str
    source: str
    sections: tuple[Section, ...]
    catalogue: tuple[Item, ...]
    products: tuple[Product, ...]
    processes: tuple[Process, ...]
    ladders: Mapping[str, tuple[str, ...]]
    requirements: tuple[Requirement, ...]
    asked_together: Mapping[str, Text]
    desk_rules: tuple[Fact, ...]
    waivers: tuple[Waiver, ...]
    requesters: Requesters
    vocabulary: Vocabulary
    coverage: Mapping[str, tuple[tuple[str, ...], ...]]

    @cached_property
    def facts(self) -> tuple[Fact, ...]:
        """Every statement of the guide, in its order; the desk's own rules are not among them."""
        return tuple(fact for section in self.sections for fact in section.facts)

    def section(self, section_id: str) -> Section:
        return self._sections[section_id]

    def fact(self, fact_id: str) -> Fact:
        return self._facts[fact_id]

    def kin(self, fact_id: str) -> tuple[Fact, ...]:
        """The fact that this one belongs to and those that belong to it, in the guide's order."""
        return self._kin.get(fact_id, ())

    def desk_rule(self, rule_id: str) -> Fact:
        """A rule of the desk, which no answer presents as the guide's."""
        return self._desk_rules[rule_id]

    def item(self, item_id: str) -> Item:
        return self._items[item_id]

    def product(self, product_id: str) -> Product:
        return self._products[product_id]

    def process(self, process_id: str) -> Process:
        return self._processes[process_id]

    def requirement(self, requirement_id: str) -> Requirement:
        return self._requirements[requirement_id]

    def number(self, name: str) -> Number:
        """A number by its name, such as `preservation_days`, of the guide or of a desk rule."""
        return self._numbers[name]

    def term(self, name: str) -> str:
        """A proper name or an address that the guide states, such as `addressee_meetings`."""
        return self._terms[name]

    def ladder(self, *, outside_us: bool) -> tuple[Process, ...]:
        """The processes for user data, the one that reaches least first."""
        ids = self.ladders["outside_us" if outside_us else "united_states"]
        return tuple(self._processes[one] for one in ids)

    def group(self, group: Group) -> tuple[Requirement, ...]:
        """The requirements of one group, in the guide's order."""
        return self._groups.get(group, ())

    def requirements_for(
        self, process_id: str, also: tuple[Group, ...] = ()
    ) -> tuple[Requirement, ...]:
        """What is asked of a request by this process, and of those groups that apply beside."""
        key = process_id, also
        if key not in self._asked:
            groups = {*self.process(process_id).groups, *also}
            self._asked[key] = tuple(
                one
                for one in self.requirements
                if groups.intersection(one.groups)
                and (not one.processes or process_id in one.processes)
            )
        return self._asked[key]

    def waiver(self, requirement_id: str, process_id: str) -> Waiver | None:
        """The desk rule by which this requirement is not asked of this process, if one is."""
        return self._waivers.get((requirement_id, process_id))

    @cached_property
    def duties(self) -> tuple[Requirement, ...]:
        """What the company itself owes, in the guide's order."""
        return tuple(one for one in self.requirements if one.kind == "duty")

    @cached_property
    def _asked(self) -> dict[tuple[str, tuple[Group, ...]], tuple[Requirement, ...]]:
        """What `requirements_for` has found so far."""
        return {}

    @cached_property
    def _waivers(self) -> dict[tuple[str, str], Waiver]:
        return {
            (one.requirement, process): one for one in self.waivers for process in one.processes
        }

    @cached_property
    def _sections(self) -> dict[str, Section]:
        return _by_id(self.sections)

    @cached_property
    def _facts(self) -> dict[str, Fact]:
        return _by_id(self.facts)

    @cached_property
    def _kin(self) -> dict[str, tuple[Fact, ...]]:
        pairs = [(one.of, one.id) for one in self.facts if one.of is not None]
        kin = {(ours, theirs) for pair in pairs for ours, theirs in (pair, pair[::-1])}
        return {ours: tuple(one for one in self.facts if (ours, one.id) in kin) for ours, _ in kin}

    @cached_property
    def _desk_rules(self) -> dict[str, Fact]:
        return _by_id(self.desk_rules)

    @cached_property
    def _items(self) -> dict[str, Item]:
        return _by_id(self.catalogue)

    @cached_property
    def _products(self) -> dict[str, Product]:
        return _by_id(self.products)

    @cached_property
    def _processes(self) -> dict[str, Process]:
        return _by_id(self.processes)

    @cached_property
    def _requirements(self) -> dict[str, Requirement]:
        return _by_id(self.requirements)

    @cached_property
    def _groups(self) -> dict[Group, tuple[Requirement, ...]]:
        groups = {group for one in self.requirements for group in one.groups}
        return {
            group: tuple(one for one in self.requirements if group in one.groups)
            for group in groups
        }

    @cached_property
    def _numbers(self) -> dict[str, Number]:
        facts = (*self.facts, *self.desk_rules)
        return {number.name: number for fact in facts for number in fact.numbers}

    @cached_property
    def _terms(self) -> dict[str, str]:
        return {term.name: term.value for fact in self.facts for term in fact.terms}
