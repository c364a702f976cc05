"""What a right answer to a question kept for measuring must hold, and whether one does.

A line of a question file: `id`, `lang`, `question`, `kind`, `section` (null where the guide does
not say), `must` (each group needs one pattern that matches) and `must_not`. Lines with an even
number are the half that the engine may be tuned on, odd ones the half that is reported.
"""

import json
import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal

from policy.answer.examples import read_examples
from policy.answer.han import is_han
from policy.load import GUIDE_DIR, versions

Outcome = Literal["right", "wrong", "abstained_wrongly", "abstained_rightly"]
Half = Literal["even", "odd", "all"]
FILES = tuple(Path(__file__).with_name(f"{name}.jsonl") for name in ("english", "chinese"))

_QUOTED = re.compile(r'"[^"\n]*"|[((][^))\n]*[))]')
_WORD = re.compile(r"\b[a-z]{2,}\b")
"""Names such as Zoom or LERS are the same in both languages, and begin with a capital."""
_DASHES = str.maketrans({"‘": "'", "’": "'", "“": '"', "”": '"', "–": "-", "—": "-", "−": "-"})


@dataclass(frozen=True)
class Tally:
    """How a set of questions was answered."""

    outcomes: Counter[Outcome]

    @property
    def accuracy(self) -> float:
        """The share answered right or rightly not answered."""
        good = self.outcomes["right"] + self.outcomes["abstained_rightly"]
        return good / self.outcomes.total()

    @property
    def wrong(self) -> float:
        """The share that got a wrong answer."""
        return self.outcomes["wrong"] / self.outcomes.total()


def read_questions(file: Path, half: Half = "all") -> list[dict[str, Any]]:
    """The questions of a file, or half of them, by their line number."""
    lines = list(enumerate(file.read_text(encoding="utf-8").splitlines(), start=1))
    kept = {"even": (0,), "odd": (1,), "all": (0, 1)}[half]
    return [json.loads(line) for number, line in lines if number % 2 in kept]


def held_out(half: Half = "odd") -> list[dict[str, Any]]:
    """The questions of this folder that are none of the guide's examples, by chance either."""
    folder = GUIDE_DIR / versions()[-1].isoformat()
    examples = {_plain(one.question) for one in read_examples(folder).questions}
    questions = [question for file in FILES for question in read_questions(file, half)]
    return [one for one in questions if _plain(one["question"]) not in examples]


def _plain(question: str) -> str:
    return "".join(char for char in question.lower() if char.isalnum())


def judge(question: dict[str, Any], text: str, *, abstained: bool) -> Outcome:
    """Whether this answer to the question is right."""
    if question["section"] is None:
        return "abstained_rightly" if abstained else "wrong"
    if abstained:
        return "abstained_wrongly"
    flat = " ".join(unicodedata.normalize("NFKC", text).translate(_DASHES).split())
    held = all(_any(group, flat) for group in question["must"])
    barred = _any(question["must_not"], flat)
    return "right" if held and not barred and _in(question["lang"], flat) else "wrong"


def tally(outcomes: Iterable[Outcome]) -> Tally:
    """Count the outcomes."""
    return Tally(Counter(outcomes))


def abstained_rightly(questions: Sequence[dict[str, Any]], outcomes: Sequence[Outcome]) -> float:
    """The share of the questions on which the guide is silent that were not answered."""
    silent = [o for q, o in zip(questions, outcomes, strict=True) if q["section"] is None]
    return silent.count("abstained_rightly") / len(silent) if silent else 1.0


def _any(patterns: Iterable[str], text: str) -> bool:
    return any(re.search(pattern, text, re.I) for pattern in patterns)


def _in(lang: str, text: str) -> bool:
    """Whether the answer is in the language of the question; headings are in both."""
    if lang == "mixed":
        return True
    own = _QUOTED.sub(" ", text)
    han, words = sum(map(is_han, own)), len(_WORD.findall(own))
    return han >= words if lang == "zh" else words >= han
