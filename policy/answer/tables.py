"""`computed.yaml` beside the guide: which facts stand for a process, data or a requester."""

from collections.abc import Mapping
from pathlib import Path

from policy.load.files import parse
from policy.model import Frozen, Text

Facts = tuple[str, ...]


class Wording(Frozen):
    """Sentences that are worked out; the names in braces are filled in."""

    yields: Text
    takes: Text
    takes_more: Text
    takes_less: Text
    unlisted: Text
    undecided: Text
    missing: Text
    abroad: Text
    content: Text
    non_content: Text


class Tables(Frozen):
    """The tables of one guide, ids as in its other files."""

    processes: Mapping[str, Facts]
    beyond_the_list: str
    data: Mapping[str, Facts]
    requesters: Mapping[str, Facts]
    needs: Mapping[str, Facts]
    needs_outside_us: Facts
    instead_outside_us: Facts
    needs_otherwise: Facts
    lists: Facts
    wording: Wording

    def facts(self) -> frozenset[str]:
        """Every fact that the tables name."""
        tables = (self.processes, self.data, self.requesters, self.needs)
        named = [facts for table in tables for facts in table.values()]
        named += [self.needs_outside_us, self.instead_outside_us, self.needs_otherwise, self.lists]
        return frozenset(fact for facts in named for fact in facts)


def load_tables(folder: Path) -> Tables:
    """The tables of the guide in this folder. Raises GuideError for a broken file."""
    return parse(folder / "computed.yaml", Tables).value
