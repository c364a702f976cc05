"""The guide as frozen values: what it says, of what, and where.

Everything here is read from `guide/<date>/`; see `load`. Ids are those of the files, so that
a rule has one name in the copy, in a review, on the command line and in a letter.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Annotated, Literal, Protocol, TypeVar

from pydantic import BaseModel, ConfigDict, StringConstraints

Lang = Literal["en", "zh"]
LANGS: tuple[Lang, ...] = ("en", "zh")

Id = Annotated[str, StringConstraints(pattern=r"^[a-z][a-z0-9_]*(\.[a-z0-9_]+)?$")]
Wording = Annotated[str, StringConstraints(min_length=1, strip_whitespace=False)]

DataClass = Literal["none", "non_content", "content"]
Depth = Literal["none", "listed", "non_content", "content"]
Standing = Literal["accepted", "refused", "excluded", "silent"]
Group = Literal[
    "every_request",
    "government_requester",
    "united_states",
    "outside_us",
    "interception",
    "preservation_target",
    "preservation_extension",
    "user_notice",
    "emergency",
    "restriction",
]
FactKind = Literal[
    "requirement",  # what a request must have
    "duty",  # what the company does
    "discretion",  # what the company may do
    "limit",  # what the company cannot or does not do
    "condition",  # when another fact holds
    "exception",  # when another fact does not hold
    "process",  # what a process is for and what it yields
    "data",  # what data there is, and its class
    "scope",  # whom and what the guide is about
    "reference",  # where more is to be read
]


class Frozen(BaseModel):
    """Base of all values of the guide: immutable, strictly typed, no unknown keys."""

    model_config = ConfigDict(frozen=True, strict=True, extra="forbid")


class Text(Frozen):
    """One wording in the guide's two languages."""

    en: Wording
    zh: Wording

    def __getitem__(self, lang: Lang) -> str:
        return self.en if lang == "en" else self.zh


class Number(Frozen):
    """A number that the guide states, at the fact that states it."""

    value: int
    unit: Literal["days", "times", "calendar_days"]


class About(Frozen):
    """What a fact is about, by kind: ids of processes, catalogue items, parties and so on."""

    process: tuple[Id, ...] = ()
    data: tuple[Id, ...] = ()
    product: tuple[Id, ...] = ()
    party: tuple[Id, ...] = ()
    requirement: tuple[Id, ...] = ()
    duty: tuple[Id, ...] = ()
    exception: tuple[Id, ...] = ()
    condition: tuple[Id, ...] = ()
    statute: tuple[Id, ...] = ()
    topic: tuple[Id, ...] = ()


class Fact(Frozen):
    """One statement of the guide, short enough to be an answer.

    `lead` answers; `condition` and `exception` are the sentences that may follow it. `label`
    names the fact in a list or checklist. `of` is the fact that a condition or an exception
    belongs to. A fact with `members` is an overview of them.
    """

    id: Id
    section: Id
    kind: FactKind
    about: About = About()
    lead: Text
    condition: Text | None = None
    exception: Text | None = None
    label: Text | None = None
    of: Id | None = None
    members: tuple[Id, ...] = ()
    numbers: Mapping[Id, Number] = {}
    terms: Mapping[Id, str] = {}
    desk_rule: bool = False

    def sentences(self, lang: Lang) -> tuple[str, ...]:
        """The wording in order: what answers, then its condition, then its exception."""
        texts = (self.lead, self.condition, self.exception)
        return tuple(text[lang] for text in texts if text is not None)


class Section(Frozen):
    """One section of the guide, with its facts in the guide's order."""

    id: Id
    heading: Text
    facts: tuple[Fact, ...]


class Item(Frozen):
    """One kind of data of the guide's lists.

    `listed` says for non-content whether 18 USC 2703(c)(2) lists it, so that a subpoena reaches
    it: `yes`, `no`, or `person` where a person has to place it. `accrues`: a record that grows
    with time, so that a date range applies to it. `kind` sets apart two things that are asked
    for and are no record: `everything`, and `live` content.
    """

    id: Id
    section: Id
    name: Text
    data_class: Literal["content", "non_content"]
    listed: Literal["yes", "no", "person"] | None = None
    accrues: bool = False
    products: tuple[Id, ...] = ()
    note: Text | None = None
    kind: Literal["record", "everything", "live"] = "record"


class Product(Frozen):
    """A product the guide speaks of; `addressee` names the guide's term for whom to address."""

    id: Id
    name: Text
    addressee: Id | None = None


class Process(Frozen):
    """A way in which an authority asks.

    `standing`: the guide `accepted` it, `refused` it (for the products in `refused_for`),
    is `silent` on it, or it is `excluded` from what the guide offers; counsel takes the last two.
    `reach` is how deep it goes: `listed` is the non-content of 18 USC 2703(c)(2). Where it goes
    less deep for authorities outside the United States, `reach_outside_us` says so; a reach that
    is the desk's own rule and not the guide's names that rule in `reach_rule`.
    """

    id: Id
    name: Text
    section: Id | None
    jurisdiction: Literal["us", "non_us", "any"]
    standing: Standing
    refused_for: tuple[Id, ...] = ()
    groups: tuple[Group, ...]
    reach: Depth = "none"
    reach_outside_us: Depth | None = None
    reach_rule: Id | None = None
    kinds: Mapping[Id, Text] = {}

    def depth(self, *, outside_us: bool) -> Depth:
        """How deep the process reaches for this authority."""
        return self.reach_outside_us if outside_us and self.reach_outside_us else self.reach

    def data_class(self, *, outside_us: bool) -> DataClass:
        """The widest class of data that the process could reach."""
        depth = self.depth(outside_us=outside_us)
        return "non_content" if depth == "listed" else depth


class Requirement(Frozen):
    """What the guide asks of a request, or (`duty`) what it obliges the company to.

    `what` is the line of a checklist, `ask` the sentence of a letter. `processes` narrows the
    groups. `person`: never met by the machine alone.
    """

    id: Id
    kind: Literal["requirement", "duty"]
    section: Id
    groups: tuple[Group, ...] = ()
    processes: tuple[Id, ...] = ()
    facts: tuple[Id, ...]
    what: Text
    ask: Text | None = None
    person: bool = False
    desk_rule: bool = False


class Waiver(Frozen):
    """By this desk rule, the requirement is not asked of these processes."""

    requirement: Id
    processes: tuple[Id, ...]
    rule: Id


class Vocabulary(Frozen):
    """Names of what facts are about, beside processes, data and requirements."""

    parties: Mapping[Id, Text]
    exceptions: Mapping[Id, Text]
    conditions: Mapping[Id, Text]
    statutes: Mapping[Id, Text]
    topics: Mapping[Id, Text]


class _HasId(Protocol):
    @property
    def id(self) -> str: ...


T = TypeVar("T", bound=_HasId)


def _by_id(values: tuple[T, ...]) -> dict[str, T]:
    return {value.id: value for value in values}


@dataclass(frozen=True)
class Guide:
    """The whole guide under one date. Lookups of an unknown id raise KeyError."""

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
    desk_rules: tuple[Fact, ...]
    waivers: tuple[Waiver, ...]
    vocabulary: Vocabulary

    @cached_property
    def facts(self) -> tuple[Fact, ...]:
        """Every statement of the guide, in its order; the desk's own rules are not among them."""
        return tuple(fact for section in self.sections for fact in section.facts)

    def section(self, section_id: str) -> Section:
        return self._sections[section_id]

    def fact(self, fact_id: str) -> Fact:
        return self._facts[fact_id]

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
        return tuple(one for one in self.requirements if group in one.groups)

    def requirements_for(self, process_id: str) -> tuple[Requirement, ...]:
        """What is asked of a request by this process; notice requirements come on top."""
        groups = set(self.process(process_id).groups)
        return tuple(
            one
            for one in self.requirements
            if groups.intersection(one.groups)
            and (not one.processes or process_id in one.processes)
        )

    def waiver(self, requirement_id: str, process_id: str) -> Waiver | None:
        """The desk rule by which this requirement is not asked of this process, if one is."""
        for waiver in self.waivers:
            if waiver.requirement == requirement_id and process_id in waiver.processes:
                return waiver
        return None

    @cached_property
    def _sections(self) -> dict[str, Section]:
        return _by_id(self.sections)

    @cached_property
    def _facts(self) -> dict[str, Fact]:
        return _by_id(self.facts)

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
    def _numbers(self) -> dict[str, Number]:
        facts = (*self.facts, *self.desk_rules)
        return {name: number for fact in facts for name, number in fact.numbers.items()}

    @cached_property
    def _terms(self) -> dict[str, str]:
        return {name: term for fact in self.facts for name, term in fact.terms.items()}
