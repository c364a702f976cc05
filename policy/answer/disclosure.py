"""Which process reaches which data, in words: worked out from the catalogue and the processes."""

from collections.abc import Sequence
from dataclasses import dataclass

from policy.answer.examples import Polarity
from policy.answer.reply import Reply, together
from policy.answer.tables import Tables
from policy.load.wording import fill, joined
from policy.model import DataClass, Guide, Item, Process, Text
from policy.reach import Reach, reaches, ways


@dataclass(frozen=True)
class Ruling:
    """What holds between a process and an item; items of which the same holds are one sentence.

    `enough` is the lowest process that reaches the item, `rests_on` the one whose fact is cited.
    """

    wording: str
    process: Process
    enough: Process
    data_class: DataClass
    rests_on: Process
    opening: Polarity | None = None


@dataclass(frozen=True)
class Disclosure:
    """Answers about processes and data, for one guide."""

    guide: Guide
    tables: Tables

    def of_process(self, process: str) -> Reply | None:
        """What a process yields; None where the guide does not speak of it."""
        facts = self.tables.processes.get(process)
        return Reply(facts) if facts else None

    def may(self, process: str, items: Sequence[Item], *, needed: bool) -> Reply | None:
        """May this process reach these items; or (`needed`) is this process what they take?"""
        if process not in self.guide.ladders["united_states"]:
            return self.of_process(process)
        asked = self.guide.process(process)
        return self._told([(self._may(asked, item, needed=needed), item) for item in items])

    def for_items(self, items: Sequence[Item]) -> Reply | None:
        """Which process it takes to obtain these items."""
        return self._told([(self._for(item), item) for item in items])

    def class_of(self, items: Sequence[Item], asked: DataClass | None) -> Reply | None:
        """Whether the items are content or non-content, and that the company may have them."""
        return together([Reply((_fact(item),), opening=_is(item, asked)) for item in items])

    def lowest(self, item: Item) -> Process:
        """The first process on the ladder of the United States that reaches the item."""
        return ways(self.guide, item, outside_us=False)[0]

    def _may(self, asked: Process, item: Item, *, needed: bool) -> Ruling:
        enough = self.lowest(item)
        if reaches(asked, item, outside_us=False) is not Reach.YES:
            if enough.id == self.tables.beyond_the_list:
                return self._beyond_the_list(item)
            return Ruling("takes_more", asked, enough, item.data_class, enough, "no")
        if needed and asked.id != enough.id:
            return Ruling("takes_less", asked, enough, item.data_class, asked, "no")
        return Ruling("yields", asked, enough, item.data_class, asked, "yes")

    def _for(self, item: Item) -> Ruling:
        enough = self.lowest(item)
        if enough.id == self.tables.beyond_the_list:
            return self._beyond_the_list(item)
        return Ruling("takes", enough, enough, item.data_class, enough)

    def _beyond_the_list(self, item: Item) -> Ruling:
        process = self.guide.process(self.tables.beyond_the_list)
        kind = "undecided" if item.listed == "person" else "unlisted"
        return Ruling(kind, process, self.lowest(item), item.data_class, process)

    def _told(self, rulings: Sequence[tuple[Ruling, Item]]) -> Reply | None:
        """One reply: a sentence for each ruling, with all the items that it is about."""
        alike = dict.fromkeys(ruling for ruling, _ in rulings)
        return together(
            [self._reply(one, [item for ruling, item in rulings if ruling == one]) for one in alike]
        )

    def _reply(self, ruling: Ruling, items: Sequence[Item]) -> Reply:
        told: Text = getattr(self.tables.wording, ruling.wording)
        values = {
            "process": ruling.process.name,
            "item": joined([item.name for item in items]),
            "enough": ruling.enough.name,
            "class": getattr(self.tables.wording, ruling.data_class),
        }
        cited = self.tables.processes[ruling.rests_on.id][0]
        facts = (cited, *map(_fact, items))
        return Reply(facts, fill(told, values), ruling.opening)


def _fact(item: Item) -> str:
    return f"{item.section}.{item.id}"


def _is(item: Item, asked: DataClass | None) -> Polarity | None:
    """Whether it is of the class that was asked about, if one was."""
    if asked is None:
        return None
    return "yes" if item.data_class == asked else "no"
