"""The whole way from what a person typed to an answer, for one guide."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import Any

from policy.answer.classifier import Classifier, read_classifier
from policy.answer.compute import Computer
from policy.answer.decide import CERTAIN, Candidate, Decision, decide
from policy.answer.hearing import Hearing, asks, follows, hear, inheriting, says_nothing
from policy.answer.lexicon import Lexicon, load_lexicon
from policy.answer.normalise import normalise
from policy.answer.polarity import asks_whether, opening
from policy.answer.spelling import Speller
from policy.answer.tables import load_tables
from policy.answer.wording import abstention_text, answer_text, unreadable_text
from policy.load import GUIDE_DIR
from policy.model import Guide, Lang


@dataclass(frozen=True)
class Alternative:
    """One of two or three readings between which the desk asks back."""

    facts: tuple[str, ...]
    section: str
    text: str


@dataclass(frozen=True)
class Answer:
    """An answer of the guide, or the abstention where it does not say.

    `section` and `facts` are ids, empty in an abstention; `nearest` the sections that come
    closest: none where it was no question in English or Chinese. With `alternatives`, `text` gives
    each of them. `leans` is how many of the questions before it were needed to understand this one.
    `heard`, `competed` and `why` explain.
    """

    lang: Lang
    abstained: bool
    text: str
    section: str | None
    confidence: float
    nearest: tuple[str, ...]
    facts: tuple[str, ...]
    alternatives: tuple[Alternative, ...]
    leans: int
    heard: tuple[str, ...]
    competed: tuple[tuple[str, float], ...]
    why: str

    def to_json(self, id: str | None, question: str) -> dict[str, Any]:
        """The contract of `writdesk ask --json`."""
        return {
            "id": id,
            "question": question,
            "lang": self.lang,
            "abstained": self.abstained,
            "answer": self.text,
            "section": self.section,
            "confidence": round(self.confidence, 3),
            "nearest": list(self.nearest),
        }


@dataclass(frozen=True)
class Engine:
    """What one guide's questions are answered with."""

    guide: Guide
    lexicon: Lexicon
    speller: Speller
    model: Classifier
    computer: Computer

    def hearing(self, typed: str, before: Sequence[str] = ()) -> Hearing:
        """What is heard of a question, with what an elliptical one leaves to those before it."""
        heard = hear(normalise(typed), self.lexicon, self.speller)
        if not before or says_nothing(heard) or not follows(heard):
            return heard
        return inheriting(heard, self.hearing(before[-1], before[:-1]), self.lexicon)

    def answer(self, typed: str, before: Sequence[str] = ()) -> Answer:
        """Answer a question, or say that the guide does not."""
        heard = self.hearing(typed, before)
        if says_nothing(heard):
            text = unreadable_text(heard.lang)
            return _silent(heard, text, (), "it is no question in English or Chinese")
        decision = decide(self.model.scores(heard.features()), heard, self.computer)
        if not decision.chosen and heard.leans:
            alone = self.hearing(typed)
            if asks(alone) or asks_whether(alone):  # a whole question, which need not follow
                heard = alone
                decision = decide(self.model.scores(heard.features()), heard, self.computer)
        if not decision.chosen:
            return self._abstention(heard, decision)
        return self._answer(heard, decision)

    def _answer(self, heard: Hearing, decision: Decision) -> Answer:
        texts = [self._text(one, heard) for one in decision.chosen]
        alternatives = tuple(
            Alternative(one.reply.facts, one.section, text)
            for one, text in zip(decision.chosen, texts, strict=True)
        )
        return Answer(
            lang=heard.lang,
            abstained=False,
            text="\n".join(texts),
            section=decision.chosen[0].section,
            confidence=decision.confidence,
            nearest=_sections(decision.competed),
            facts=tuple(dict.fromkeys(f for one in decision.chosen for f in one.reply.facts)),
            alternatives=alternatives if len(alternatives) > 1 else (),
            leans=heard.leans,
            heard=heard.concepts,
            competed=_competed(decision),
            why=decision.why,
        )

    def _text(self, one: Candidate, heard: Hearing) -> str:
        """The reply in words; what was worked out knows itself whether it is a yes or a no."""
        begins = one.reply.opening
        learned = one.reply.stated is None and len(one.reply.facts) == 1 and not heard.leans
        if learned and begins is None and one.likelihood >= CERTAIN:
            fact = self.guide.fact(one.reply.facts[0])
            wording = hear(normalise(fact.text(heard.lang)), self.lexicon, self.speller)
            begins = opening(self.model.polarity, heard, fact, wording)
        return answer_text(self.guide, replace(one.reply, opening=begins), heard)

    def _abstention(self, heard: Hearing, decision: Decision) -> Answer:
        sections = (*self.model.nearest.get(decision.topic, ()), *_sections(decision.competed))
        nearest = tuple(dict.fromkeys(sections))[:3]
        text = abstention_text(self.guide, nearest, heard.lang)
        return _silent(heard, text, nearest, decision.why, decision)


def _sections(competed: tuple[Candidate, ...]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(one.section for one in competed))[:3]


_ENGINES: dict[date, Engine] = {}


def engine_of(guide: Guide) -> Engine:
    """The engine of a guide by its date; read once."""
    if guide.version not in _ENGINES:
        _ENGINES[guide.version] = load_engine(GUIDE_DIR / guide.version.isoformat(), guide)
    return _ENGINES[guide.version]


def load_engine(folder: Path, guide: Guide) -> Engine:
    """The engine of the guide in this folder. Raises GuideError for a broken file."""
    lexicon, model = load_lexicon(folder), read_classifier(folder)
    computer = Computer(guide, load_tables(folder, guide))
    return Engine(guide, lexicon, Speller(lexicon, model.words), model, computer)


def _silent(
    heard: Hearing,
    text: str,
    nearest: tuple[str, ...],
    why: str,
    decision: Decision | None = None,
) -> Answer:
    return Answer(
        lang=heard.lang,
        abstained=True,
        text=text,
        section=None,
        confidence=decision.confidence if decision else 1.0,
        nearest=nearest,
        facts=(),
        alternatives=(),
        leans=heard.leans,
        heard=heard.concepts,
        competed=_competed(decision) if decision else (),
        why=why,
    )


def _competed(decision: Decision) -> tuple[tuple[str, float], ...]:
    replies = [(" + ".join(one.reply.facts), one.likelihood) for one in decision.competed]
    silence = (decision.topic, decision.silence)
    return tuple(sorted([silence, *replies], key=lambda one: -one[1])[:6])
