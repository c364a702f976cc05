"""Which process reaches which data, in words: worked out from the catalogue and the processes."""

from dataclasses import dataclass

from policy.answer.examples import Polarity
from policy.answer.reply import Reply
from policy.answer.tables import Tables
from policy.load.wording import fill
from policy.model import Guide, Item, Process, Text
from policy.reach import Reach, reaches, ways


@dataclass(frozen=True)
class Disclosure:
    """Answers about processes and data, for one guide."""

    guide: Guide
    tables: Tables

    def of_process(self, process: str) -> Reply | None:
        """What a process yields; None where the guide does not speak of it."""
        facts = self.tables.processes.get(process)
        return Reply(facts) if facts else None

    def may(self, process: str, item: Item, *, needed: bool) -> Reply | None:
        """May this process reach this item; or (`needed`) is this process what it takes?"""
        if process not in self.guide.ladders["united_states"]:
            return self.of_process(process)
        asked, enough = self.guide.process(process), self.lowest(item)
        if reaches(asked, item, outside_us=False) is not Reach.YES:
            return self._too_little(asked, enough, item)
        if needed and asked.id != enough.id:
            return self._reply("takes_less", asked, item, opening="no")
        return self._reply("yields", asked, item, opening="yes")

    def for_item(self, item: Item) -> Reply:
        """Which process it takes to obtain this item."""
        enough = self.lowest(item)
        if enough.id == self.tables.beyond_the_list:
            return self._beyond_the_list(item)
        return self._reply("takes", enough, item)

    def class_of(self, item: Item) -> Reply:
        """Whether the item is content or non-content, and that the company may have it."""
        return Reply((f"{item.section}.{item.id}",))

    def lowest(self, item: Item) -> Process:
        """The first process on the ladder of the United States that reaches the item."""
        return ways(self.guide, item, outside_us=False)[0]

    def _too_little(self, asked: Process, enough: Process, item: Item) -> Reply:
        if enough.id == self.tables.beyond_the_list:
            return self._beyond_the_list(item)
        reply = self._reply("takes_more", asked, item, opening="no")
        return Reply((self.tables.processes[enough.id][0], *reply.facts[1:]), reply.stated, "no")

    def _beyond_the_list(self, item: Item) -> Reply:
        process = self.guide.process(self.tables.beyond_the_list)
        kind = "undecided" if item.listed == "person" else "unlisted"
        return self._reply(kind, process, item)

    def _reply(
        self, wording: str, process: Process, item: Item, *, opening: Polarity | None = None
    ) -> Reply:
        told: Text = getattr(self.tables.wording, wording)
        values = {
            "process": process.name,
            "item": item.name,
            "enough": self.lowest(item).name,
            "class": getattr(self.tables.wording, item.data_class),
        }
        fact = f"{item.section}.{item.id}"
        return Reply((self.tables.processes[process.id][0], fact), fill(told, values), opening)
