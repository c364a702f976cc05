"""Answers that depend on two things: worked out from the guide, never written out.

`resolve` turns a label of the question model and what was heard into facts; None where the
question lacks what its label needs (one that names no data, for example).
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cached_property

from policy.answer.abroad import from_abroad, touches_abroad
from policy.answer.disclosure import Disclosure
from policy.answer.hearing import Hearing
from policy.answer.polarity import asks_whether
from policy.answer.reply import Reply, in_a_row, together
from policy.answer.tables import Facts, Tables
from policy.load.wording import fill, joined
from policy.model import DataClass, Guide, Item

COMPUTED = "computed."
_EITHER = frozenset({"or", "还"})


@dataclass(frozen=True)
class Computer:
    """Works answers out, for one guide. Its public methods are the computed labels."""

    guide: Guide
    tables: Tables

    def resolve(self, label: str, hearing: Hearing) -> Reply | None:
        """The facts that a label stands for, given what was heard."""
        reply = self._labelled(label, hearing)
        if reply is None or not self._takes_us_process(reply):
            return reply
        if from_abroad(hearing) and not self._other_way(hearing):
            return self._abroad
        return replace(reply, opening=None) if touches_abroad(hearing) else reply

    def reach(self, hearing: Hearing) -> Reply | None:
        """May process P reach data D? Without one certain process: which process does?"""
        processes = [one for one in hearing.ids("process") if one in self.tables.processes]
        if hearing.has("negation.without_warrant"):
            processes = [self.guide.ladders["united_states"][0]]
        if len(processes) != 1:
            return self.process_for_data(hearing)
        items = self._items(hearing)
        if not items:
            return self._special(hearing) or self._disclosure.of_process(processes[0])
        needed = hearing.has("ask.must", "topic.requirements") and not hearing.has("ask.may")
        reply = self._disclosure.may(processes[0], items[:2], needed=needed)
        if reply is not None and not _certain(hearing):
            return replace(reply, opening=None)
        return reply

    def process_for_data(self, hearing: Hearing) -> Reply | None:
        """Which process reaches data D?"""
        return self._disclosure.for_items(self._items(hearing)[:2]) or self._special(hearing)

    def data_for_process(self, hearing: Hearing) -> Reply | None:
        """What does process P yield?"""
        replies = [self._disclosure.of_process(one) for one in hearing.ids("process")]
        return together([one for one in replies if one is not None][:2])

    def class_of_data(self, hearing: Hearing) -> Reply | None:
        """Is data D content or non-content?"""
        asked = self._class_asked(hearing)
        items = self._items(hearing)[:3]
        return self._disclosure.class_of(items, asked) or self._special(hearing)

    def have_data(self, hearing: Hearing) -> Reply | None:
        """Does the company have data D?"""
        return self._special(hearing) or self.class_of_data(hearing)

    def covered(self, hearing: Hearing) -> Reply | None:
        """Is the guide for requester R?"""
        found = _first(self.tables.requesters, hearing.ids("party"))
        return Reply(found or self.tables.requesters["authorities"])

    def need(self, hearing: Hearing) -> Reply | None:
        """What must a request of type T have?"""
        found = _first(self.tables.needs, hearing.ids("process"))
        if found is None and hearing.has("party.non_us_authorities", "party.country"):
            found = self.tables.needs_outside_us
        return Reply(found or self.tables.needs_otherwise)

    def item_needed(self, hearing: Hearing) -> Reply | None:
        """Must a request have item I?"""
        found = [facts[0] for facts in map(self._resting.get, hearing.ids("item")) if facts]
        return Reply(tuple(found[:3])) if found else None

    def missing(self, hearing: Hearing) -> Reply | None:
        """What is left of the list that the question names members of."""
        named = {fact for one in hearing.ids("item") for fact in self._resting.get(one, ())}
        lists = [self.guide.fact(one) for one in self.tables.lists]
        best = max(lists, key=lambda fact: len(named.intersection(fact.members)))
        left = [self.guide.fact(member) for member in best.members if member not in named]
        labels = [fact.label for fact in left if fact.label is not None]
        if not labels or not named.intersection(best.members):
            return None
        return Reply((best.id,), fill(self.tables.wording.missing, {"items": joined(labels)}))

    def _class_asked(self, hearing: Hearing) -> DataClass | None:
        """The one class that is asked about: "is voicemail content?", not "content or not?"."""
        if not _EITHER.isdisjoint(hearing.tokens):
            return None
        named: list[DataClass] = [
            one for one in ("content", "non_content") if hearing.has(f"data.{one}")
        ]
        return named[0] if len(named) == 1 and _certain(hearing) else None

    def _labelled(self, label: str, hearing: Hearing) -> Reply | None:
        if label.startswith(COMPUTED):
            reply: Reply | None = getattr(self, label.removeprefix(COMPUTED))(hearing)
        else:
            reply = Reply(tuple(part.strip() for part in label.split("+")))
        if reply is not None and self._adds_data(reply, hearing):
            return self.reach(hearing)
        return reply

    def _adds_data(self, reply: Reply, hearing: Hearing) -> bool:
        """Whether data follow on what a process yields: does it reach these?"""
        yields = (self.tables.processes.get(one, ()) for one in hearing.ids("process"))
        return (
            hearing.leans > 0
            and reply.stated is None
            and bool(self._items(hearing))
            and any(reply.facts[0] in facts for facts in yields)
        )

    def _takes_us_process(self, reply: Reply) -> bool:
        """Whether the reply is about a process that only US authorities have."""
        first = self.guide.fact(reply.facts[0])
        return bool(self._united_states.intersection(first.about.process)) and (
            first.section == self.guide.process(self.guide.ladders["united_states"][0]).section
        )

    def _other_way(self, hearing: Hearing) -> bool:
        """Whether a process was named that authorities outside the United States have too."""
        direct = self.guide.ladders["outside_us"][0]
        return any(
            one in self.tables.processes and one not in self._united_states and one != direct
            for one in hearing.ids("process")
        )

    @cached_property
    def _united_states(self) -> frozenset[str]:
        return frozenset(self.guide.ladders["united_states"])

    @cached_property
    def _abroad(self) -> Reply:
        """What a requester outside the United States is told instead of what US process yields."""
        facts, lead = self.tables.instead_outside_us, self.tables.wording.abroad
        told = [lead, *(self.guide.fact(one).lead for one in facts)]
        return Reply(facts, in_a_row(told))

    @cached_property
    def _disclosure(self) -> Disclosure:
        return Disclosure(self.guide, self.tables)

    @cached_property
    def _records(self) -> dict[str, Item]:
        return {item.id: item for item in self.guide.catalogue if item.kind == "record"}

    @cached_property
    def _resting(self) -> dict[str, Facts]:
        """The facts that each requirement rests on."""
        return {one.id: one.facts for one in self.guide.requirements}

    def _items(self, hearing: Hearing) -> list[Item]:
        return [self._records[one] for one in hearing.ids("data") if one in self._records]

    def _special(self, hearing: Hearing) -> Reply | None:
        found = _first(self.tables.data, hearing.ids("data"))
        return Reply(found) if found else None


def _certain(hearing: Hearing) -> bool:
    """Whether yes or no fits: a "not" that is no part of "without a warrant" turns it around."""
    return asks_whether(hearing) and not hearing.has("negation.not")


def _first(table: Mapping[str, Facts], named: tuple[str, ...]) -> Facts | None:
    """The entry that comes first in the table of those that are named."""
    return next((facts for key, facts in table.items() if key in named), None)
