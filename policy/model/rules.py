"""What follows from the guide for a request: data, processes, requirements."""

from typing import Literal

from policy.model.facts import Frozen, Id, Text

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


class Item(Frozen):
    """One kind of data of the guide's lists.

    `listed` says for non-content whether 18 USC 2703(c)(2) lists it, so that a subpoena reaches
    it: `yes`, `no`, or `person` where a person has to place it. `accrues`: a record that grows
    with time, so that a date range applies to it. `note`: the fact that says more of it. `kind`
    sets apart two things that are asked for and are no record: `everything`, and `live` content.
    """

    id: Id
    section: Id
    name: Text
    data_class: Literal["content", "non_content"]
    listed: Literal["yes", "no", "person"] | None = None
    accrues: bool = False
    products: tuple[Id, ...] = ()
    note: Id | None = None
    kind: Literal["record", "everything", "live"] = "record"


class Product(Frozen):
    """A product the guide speaks of; `addressee` names the guide's term for whom to address."""

    id: Id
    name: Text
    addressee: Id | None = None


class Kind(Frozen):
    """A kind of one process, such as the grand jury's subpoena."""

    id: Id
    name: Text


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
    section: Id | None = None
    jurisdiction: Literal["us", "non_us", "any"]
    standing: Standing
    refused_for: tuple[Id, ...] = ()
    groups: tuple[Group, ...]
    reach: Depth = "none"
    reach_outside_us: Depth | None = None
    reach_rule: Id | None = None
    kinds: tuple[Kind, ...] = ()

    def depth(self, *, outside_us: bool) -> Depth:
        """How deep the process reaches for this authority."""
        return self.reach_outside_us if outside_us and self.reach_outside_us else self.reach

    def data_class(self, *, outside_us: bool) -> DataClass:
        """The widest class of data that the process could reach."""
        depth = self.depth(outside_us=outside_us)
        return "non_content" if depth == "listed" else depth


class Requirement(Frozen):
    """What the guide asks of a request, or (`duty`) what it obliges the company to.

    `what` is the line of a checklist, `ask` the sentence of a letter, or with `asked_with` its
    part of the list in one that the guide's `asked_together` has under that name. `asks_for`: what
    that sentence asks for as well. `processes` narrows the groups. `person`: never met by the
    machine alone.
    """

    id: Id
    kind: Literal["requirement", "duty"]
    section: Id
    groups: tuple[Group, ...] = ()
    processes: tuple[Id, ...] = ()
    facts: tuple[Id, ...]
    what: Text
    ask: Text | None = None
    asked_with: Id | None = None
    asks_for: tuple[Id, ...] = ()
    person: bool = False
    desk_rule: bool = False


class Waiver(Frozen):
    """By this desk rule, the requirement is not asked of these processes."""

    requirement: Id
    processes: tuple[Id, ...]
    rule: Id
