"""From example questions to what is trained on: placeholders filled, statements and silences added.

Deterministic: what is chosen at random is chosen by a seed that is the example's own text.
"""

import random
from collections.abc import Iterator
from dataclasses import dataclass

from policy.answer.examples import PLACEHOLDER, Example, Examples
from policy.answer.lexicon import Lexicon
from policy.model import LANGS, Guide, Lang

FILLS = 10
"""Fillings of one question with placeholders."""

_KINDS = {"data": "data", "process": "process", "requester": "party", "item": "item"}
_NOT_A_FILL = frozenset({"everything", "live_content", "credit_card", "local_recording"})
_SILENT_PROCESSES = frozenset(
    {"pen_register", "national_security", "eu_production_order", "eu_preservation_order", "eio"}
)
_REQUESTERS = frozenset(
    {"authorities", "non_us_authorities", "civil_litigant", "criminal_defendant"}
)
_PROCESSES = frozenset(
    {
        "subpoena",
        "court_order_2703d",
        "search_warrant",
        "mlat",
        "cloud_act",
        "letter_rogatory",
        "emergency_disclosure",
        "preservation",
    }
)
_SHAPES_OF_DATA = frozenset(
    {"computed.reach", "computed.process_for_data", "computed.have_data", "computed.class_of_data"}
)


@dataclass(frozen=True)
class Lesson:
    """One question to learn from, and how much it counts."""

    label: str
    lang: Lang
    question: str
    weight: float = 1.0


def lessons(guide: Guide, examples: Examples, lexicon: Lexicon) -> list[Lesson]:
    """Everything that the model is trained on, in an order that does not change."""
    found: list[Lesson] = list(_statements(guide))
    for example in examples.questions:
        if PLACEHOLDER.search(example.question):
            found.extend(_filled(example, lexicon))
        else:
            found.append(Lesson(example.label, example.lang, example.question))
    return found


def _statements(guide: Guide) -> Iterator[Lesson]:
    """Each fact's own wording, as the plainest way of asking for it."""
    for fact in guide.facts:
        for lang in LANGS:
            yield Lesson(fact.id, lang, " ".join(fact.sentences(lang)), 0.5)
            if fact.label is not None:
                yield Lesson(fact.id, lang, fact.label[lang], 0.5)


def _filled(example: Example, lexicon: Lexicon) -> Iterator[Lesson]:
    """The question with its placeholders filled; and, with what the guide does not know, silent."""
    chance = random.Random(example.question)  # noqa: S311 - not for secrets
    for _ in range(FILLS):
        question = _fill(example, lexicon, chance, unknown="")
        yield Lesson(example.label, example.lang, question, 2.5 / FILLS)
    if example.label not in _SHAPES_OF_DATA:
        return
    for unknown, label in (("data", "silent.data_not_listed"), ("process", "silent.other_statute")):
        if "{" + unknown + "}" in example.question:
            for _ in range(FILLS // 3):
                question = _fill(example, lexicon, chance, unknown=unknown)
                yield Lesson(label, example.lang, question, 1.0 / FILLS)


def _fill(example: Example, lexicon: Lexicon, chance: random.Random, *, unknown: str) -> str:
    return PLACEHOLDER.sub(
        lambda found: _word(found[1], example.lang, lexicon, chance, unknown=found[1] == unknown),
        example.question,
    )


def _word(
    placeholder: str, lang: Lang, lexicon: Lexicon, chance: random.Random, *, unknown: bool
) -> str:
    if unknown and placeholder == "data":
        return chance.choice(lexicon.aliases["outside"]["data"][lang])
    concepts = lexicon.aliases[_KINDS[placeholder]]
    allowed = [name for name in concepts if _may_fill(placeholder, name, unknown=unknown)]
    alias = chance.choice(concepts[chance.choice(allowed)][lang])
    if lang == "en" and placeholder in ("process", "requester") and chance.random() < 0.6:
        return f"{'an' if alias[0] in 'aeiou' else 'a'} {alias}"
    return alias


def _may_fill(placeholder: str, name: str, *, unknown: bool) -> bool:
    if placeholder == "process":
        return name in (_SILENT_PROCESSES if unknown else _PROCESSES)
    if placeholder == "requester":
        return name in _REQUESTERS
    return name not in _NOT_A_FILL
