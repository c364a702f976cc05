"""`computed.yaml` beside the guide: which facts stand for a process, data or a requester."""

from collections.abc import Iterator, Mapping
from pathlib import Path

from policy.load.files import parse
from policy.model import Frozen, Guide, Text

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

    def facts(self) -> Iterator[tuple[tuple[str, ...], str]]:
        """Every fact that the tables name, with the key under which it stands."""
        for name in ("processes", "data", "requesters", "needs"):
            for key, facts in getattr(self, name).items():
                yield from (((name, key), fact) for fact in facts)
        for name in ("needs_outside_us", "instead_outside_us", "needs_otherwise", "lists"):
            yield from (((name,), fact) for fact in getattr(self, name))


def load_tables(folder: Path, guide: Guide) -> Tables:
    """The tables of the guide in this folder.

    Raises GuideError for a broken file, and for the id of a fact or process that the guide lacks.
    """
    parsed = parse(folder / "computed.yaml", Tables)
    facts, processes = {one.id for one in guide.facts}, {one.id for one in guide.processes}
    for key, fact in parsed.value.facts():
        if fact not in facts:
            raise parsed.doc.error(key, f"the id of a fact is expected, not {fact}")
    for process in (*parsed.value.processes, parsed.value.beyond_the_list):
        if process not in processes:
            raise parsed.doc.error(("processes", process), "the id of a process is expected")
    return parsed.value
