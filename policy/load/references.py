"""Every id that a file of the guide names must be there, once, and where it belongs."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from typing import Any

from policy.load.files import Files
from policy.load.schema import RequirementEntry
from policy.load.strictyaml import Document, GuideError, Key
from policy.load.wording import PLACEHOLDER
from policy.model import Fact
from policy.model.guide import HasId

Known = Mapping[str, set[str]]

_CALLED = {
    "label": "fact with a label",
    "written": "fact of a section's file",
    "sentence": "sentence of asked_together",
}


def check_references(files: Files) -> None:
    """Raises GuideError, at the first id that is twice, unknown or in the wrong place."""
    for error in _errors(files, _known(files)):
        raise error


def _errors(files: Files, known: Known) -> Iterator[GuideError]:
    yield from _manifest(files)
    yield from _doubles(files)
    yield from _facts(files, known)
    yield from _catalogue(files, known)
    yield from _processes(files, known)
    yield from _requirements(files, known)
    yield from _coverage(files, known)
    for doc in files.documents:
        yield from _placeholders(doc, known["value"])


def _known(files: Files) -> dict[str, set[str]]:
    """The ids there are, by kind; the kinds are those of `About`, and a few more."""
    words, catalogue = files.vocabulary.value, files.catalogue.value
    entries, desk = files.requirements.value, files.desk_rules.value
    written = [fact for section in files.sections for fact in section.value.facts]
    facts = [*written, *desk.rules]
    items = {item.id for item in catalogue.items}
    return {
        "fact": {fact.id for fact in facts} | {f"{i.section}.{i.id}" for i in catalogue.items},
        "written": {fact.id for fact in written},
        "label": {fact.id for fact in facts if fact.label},
        "section": set(files.manifest.value.sections),
        "data": items | {item.id for item in catalogue.requests},
        "product": {product.id for product in catalogue.products},
        "process": {process.id for process in files.processes.value.processes},
        "requirement": {one.id for one in (*entries.requirements, *desk.requirements)},
        "sentence": set(entries.asked_together),
        "duty": {duty.id for duty in entries.duties},
        "party": set(words.parties),
        "exception": set(words.exceptions),
        "condition": set(words.conditions),
        "statute": set(words.statutes),
        "topic": set(words.topics),
        "term": {term.name for fact in facts for term in fact.terms},
        "value": {"list", "item", "updated"}
        | {number.name for fact in facts for number in fact.numbers}
        | {term.name for fact in facts for term in fact.terms},
    }


def _manifest(files: Files) -> Iterator[GuideError]:
    doc, updated = files.manifest.doc, files.manifest.value.updated
    try:
        date.fromisoformat(updated)
    except ValueError:
        yield doc.error(("updated",), f'a date such as "2023-02-28" is expected, not {updated}')


def _doubles(files: Files) -> Iterator[GuideError]:
    """Ids that stand twice, at their second place; each list is one namespace."""
    catalogue, entries, desk = files.catalogue, files.requirements, files.desk_rules
    drawn = {f"{item.section}.{item.id}" for item in catalogue.value.items}
    items, requests = catalogue.value.items, catalogue.value.requests
    processes = files.processes
    yield from _twice((catalogue.doc, "items", items), (catalogue.doc, "requests", requests))
    yield from _twice((catalogue.doc, "products", catalogue.value.products))
    yield from _twice((processes.doc, "processes", processes.value.processes))
    yield from _twice(
        (entries.doc, "requirements", entries.value.requirements),
        (entries.doc, "duties", entries.value.duties),
        (desk.doc, "requirements", desk.value.requirements),
    )
    yield from _twice(
        *((part.doc, "facts", part.value.facts) for part in files.sections),
        (desk.doc, "rules", desk.value.rules),
        taken=drawn,
    )


def _twice(
    *lists: tuple[Document, str, Sequence[HasId]], taken: Iterable[str] = ()
) -> Iterator[GuideError]:
    seen = set(taken)
    for doc, part, values in lists:
        for n, value in enumerate(values):
            if value.id in seen:
                yield doc.error(
                    (part, n, "id"), f"an id of its own is expected, not {value.id} again"
                )
            seen.add(value.id)


def _facts(files: Files, known: Known) -> Iterator[GuideError]:
    for part in files.sections:
        section = part.value.section
        for n, fact in enumerate(part.value.facts):
            key: Key = ("facts", n)
            if fact.section != section or fact.id.partition(".")[0] != section:
                yield part.doc.error(
                    (*key, "id"), f"an id of this section is expected: {section}.…"
                )
            yield from _fact(fact, part.doc, key, known)
    desk = files.desk_rules
    for n, rule in enumerate(desk.value.rules):
        yield from _fact(rule, desk.doc, ("rules", n), known)
        yield from _each((rule.section,), "section", known, desk.doc, ("rules", n, "section"))


def _fact(fact: Fact, doc: Document, key: Key, known: Known) -> Iterator[GuideError]:
    for kind, ids in fact.about:
        yield from _each(ids, kind, known, doc, (*key, "about", kind))
    yield from _each(fact.members, "fact", known, doc, (*key, "members"))
    if _lists(fact) and not fact.selects:
        yield from _each(fact.members, "label", known, doc, (*key, "members"))
    if fact.of:
        yield from _each((fact.of,), "fact", known, doc, (*key, "of"))


def _lists(fact: Fact) -> bool:
    """Whether a wording names the fact's members, each by its label."""
    return any("{list}" in sentence for sentence in fact.sentences("en"))


def _catalogue(files: Files, known: Known) -> Iterator[GuideError]:
    doc, catalogue = files.catalogue.doc, files.catalogue.value
    for part, items in (("items", catalogue.items), ("requests", catalogue.requests)):
        for n, item in enumerate(items):
            yield from _each((item.section,), "section", known, doc, (part, n, "section"))
            yield from _each(item.products, "product", known, doc, (part, n, "products"))
            if item.note:
                yield from _each((item.note,), "written", known, doc, (part, n, "note"))
            if (item.data_class == "non_content") != (item.listed is not None):
                message = "`listed` is expected for non-content, and for nothing else"
                yield doc.error((part, n, "listed"), message)
    for n, product in enumerate(catalogue.products):
        if product.addressee:
            key = ("products", n, "addressee")
            yield from _each((product.addressee,), "term", known, doc, key)


def _processes(files: Files, known: Known) -> Iterator[GuideError]:
    doc, value = files.processes.doc, files.processes.value
    for n, process in enumerate(value.processes):
        key: Key = ("processes", n)
        if process.section:
            yield from _each((process.section,), "section", known, doc, (*key, "section"))
        yield from _each(process.refused_for, "product", known, doc, (*key, "refused_for"))
    if set(value.ladders) != {"united_states", "outside_us"}:
        yield doc.error(("ladders",), "united_states and outside_us are expected")
    for name, ids in value.ladders.items():
        yield from _each(ids, "process", known, doc, ("ladders", name))


def _requirements(files: Files, known: Known) -> Iterator[GuideError]:
    entries, desk = files.requirements, files.desk_rules
    parts: list[tuple[Document, str, tuple[RequirementEntry, ...]]] = [
        (entries.doc, "requirements", entries.value.requirements),
        (entries.doc, "duties", entries.value.duties),
        (desk.doc, "requirements", desk.value.requirements),
    ]
    for doc, part, group in parts:
        for n, entry in enumerate(group):
            yield from _each(entry.facts, "fact", known, doc, (part, n, "facts"))
            yield from _each(entry.processes, "process", known, doc, (part, n, "processes"))
            yield from _each(entry.asks_for, "requirement", known, doc, (part, n, "asks_for"))
            if entry.asked_with:
                key: Key = (part, n, "asked_with")
                yield from _each((entry.asked_with,), "sentence", known, doc, key)
            if not entry.facts:
                yield doc.error((part, n, "facts"), "at least one fact is expected")
            if part == "requirements" and not entry.groups:
                yield doc.error((part, n, "groups"), "at least one group is expected")
    for n, waiver in enumerate(desk.value.waivers):
        key = ("waivers", n)
        found = (waiver.requirement,)
        yield from _each(found, "requirement", known, desk.doc, (*key, "requirement"))
        yield from _each(waiver.processes, "process", known, desk.doc, (*key, "processes"))
        yield from _each((waiver.rule,), "fact", known, desk.doc, (*key, "rule"))
    for n, reach in enumerate(desk.value.reach):
        yield from _each((reach.process,), "process", known, desk.doc, ("reach", n, "process"))
        yield from _each((reach.rule,), "fact", known, desk.doc, ("reach", n, "rule"))


def _coverage(files: Files, known: Known) -> Iterator[GuideError]:
    doc = files.coverage.doc
    for section, sentences in files.coverage.value.coverage.items():
        key: Key = ("coverage", section)
        yield from _each((section,), "section", known, doc, key)
        for n, one in enumerate(sentences):
            if one.sentence != n + 1:
                yield doc.error((*key, n, "sentence"), f"the next number is expected: {n + 1}")
            yield from _each(one.facts, "fact", known, doc, (*key, n, "facts"))


def _each(
    ids: Iterable[str], kind: str, known: Known, doc: Document, key: Key
) -> Iterator[GuideError]:
    for one in ids:
        if one not in known[kind]:
            wanted = _CALLED.get(kind, kind)
            yield doc.error(key, f"the id of a {wanted} is expected, not {one}")


def _placeholders(doc: Document, known: set[str]) -> Iterator[GuideError]:
    for key, text in _strings(doc.data, ()):
        for name in PLACEHOLDER.findall(text):
            if name not in known:
                yield doc.error(key, f"no fact states a number or name {{{name}}}")


def _strings(value: Any, key: Key) -> Iterator[tuple[Key, str]]:
    if isinstance(value, str):
        yield key, value
    elif isinstance(value, dict):
        for name, one in value.items():
            yield from _strings(one, (*key, name))
    elif isinstance(value, tuple):
        for n, one in enumerate(value):
            yield from _strings(one, (*key, n))
