"""What is wrong with a guide that loads: what a person who edits its files should still mend.

A file that is broken, an id that is not there, or a wording without one of the languages does not
load at all (GuideError); this finds what loads and is nevertheless a slip.
"""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Final, Literal, get_args

from policy.answer.lexicon import Aliases, stems
from policy.model import LANGS, Fact, Group, Guide, Lang, Text

Kind = Literal["no_wording", "language", "no_sentence", "no_fact", "shared_alias", "unused"]

_HAN: Final = re.compile(r"[\u3400-\u9fff]")


@dataclass(frozen=True)
class Problem:
    """One slip: of which kind, at which id, and what it is in a sentence."""

    kind: Kind
    id: str
    message: str


def check(guide: Guide, aliases: Aliases | None = None) -> list[Problem]:
    """The slips in this guide and, where they are given, in the words that name its concepts."""
    found = [
        *_no_wording(guide),
        *_languages(guide),
        *_uncovered(guide),
        *_unused(guide),
    ]
    if aliases is not None:
        found += [*_unnamed(guide, aliases), *_untranslated(aliases), *_shared(aliases)]
    return found


def _no_wording(guide: Guide) -> Iterator[Problem]:
    """Requirements that no letter can ask for, and sections that say nothing."""
    for one in guide.requirements:
        if one.kind == "requirement" and one.ask is None:
            yield Problem("no_wording", one.id, "a letter has no words to ask for it (`ask`)")
    for section in guide.sections:
        if not section.facts:
            yield Problem("no_wording", section.id, "the section has no facts")


def _languages(guide: Guide) -> Iterator[Problem]:
    """Wordings that stand under the wrong language."""
    for owner, text in _texts(guide):
        if _HAN.search(text.en):
            yield Problem("language", owner, f"this is not English: {text.en}")
        if not _HAN.search(text.zh):
            yield Problem("language", owner, f"this is not Chinese: {text.zh}")


def _texts(guide: Guide) -> Iterator[tuple[str, Text]]:
    yield from ((section.id, section.heading) for section in guide.sections)
    for fact in (*guide.facts, *guide.desk_rules):
        for text in (fact.lead, fact.condition, fact.exception, fact.label):
            if text is not None:
                yield fact.id, text
    for requirement in guide.requirements:
        if requirement.ask is not None:
            yield requirement.id, requirement.ask
    yield from guide.asked_together.items()
    yield from ((item.id, item.name) for item in guide.catalogue)
    yield from ((process.id, process.name) for process in guide.processes)
    yield from ((product.id, product.name) for product in guide.products)


def _uncovered(guide: Guide) -> Iterator[Problem]:
    """Sentences of the guide without a fact, and facts without a sentence."""
    carried: set[str] = set()
    for section in guide.sections:
        sentences = guide.coverage.get(section.id, ())
        if not sentences:
            yield Problem("no_fact", section.id, "no sentence of this section is covered")
        for n, facts in enumerate(sentences, start=1):
            if not facts:
                yield Problem("no_fact", section.id, f"sentence {n} has no fact")
            carried.update(facts)
    for fact in guide.facts:
        if fact.id not in carried:
            yield Problem("no_sentence", fact.id, "no sentence of the guide carries it")


def _unused(guide: Guide) -> Iterator[Problem]:
    """Words of the vocabulary that no fact is about, and groups that no process has."""
    used = _about(guide)
    words = guide.vocabulary
    for kind, names in (
        ("party", words.parties),
        ("exception", words.exceptions),
        ("condition", words.conditions),
        ("statute", words.statutes),
        ("topic", words.topics),
    ):
        for name in names:
            if name not in used[kind]:
                yield Problem("unused", f"{kind}.{name}", "no fact is about it")
    asked = {group for one in guide.requirements for group in one.groups}
    for group in get_args(Group):
        if group not in asked:
            yield Problem("unused", f"group.{group}", "no requirement belongs to it")


def _about(guide: Guide) -> Mapping[str, set[str]]:
    used: dict[str, set[str]] = defaultdict(set)
    facts: tuple[Fact, ...] = (*guide.facts, *guide.desk_rules)
    for fact in facts:
        for kind, ids in fact.about:
            used[kind].update(ids)
    return used


def _unnamed(guide: Guide, aliases: Aliases) -> Iterator[Problem]:
    """Data and processes that facts are about and that no question can name."""
    used = _about(guide)
    for kind in ("data", "process"):
        for name in sorted(used[kind] - set(aliases.get(kind, ()))):
            yield Problem("no_wording", f"{kind}.{name}", "lexicon.yaml has no words for it")


def _untranslated(aliases: Aliases) -> Iterator[Problem]:
    for concept, words in _concepts(aliases):
        for lang in LANGS:
            if not words.get(lang):
                yield Problem("language", concept, f"it has no words in {lang}")


def _shared(aliases: Aliases) -> Iterator[Problem]:
    """Words that name two concepts of one kind, so that they cannot be told apart by them."""
    owner: dict[tuple[str, tuple[str, ...]], str] = {}
    for concept, words in _concepts(aliases):
        kind = concept.partition(".")[0]
        for alias in sorted(alias for one in words.values() for alias in one):
            first = owner.setdefault((kind, stems(alias)), concept)
            if first != concept:
                yield Problem("shared_alias", concept, f"{first} is called {alias!r} too")


def _concepts(aliases: Aliases) -> Iterator[tuple[str, Mapping[Lang, tuple[str, ...]]]]:
    for kind, concepts in aliases.items():
        for name, words in concepts.items():
            yield f"{kind}.{name}", words
