"""How well questions are answered, beside plain retrieval over the same structured copy.

    python -m tests.bench.questions [FILE.jsonl …] [--half even|odd|all]

Without a file: the questions kept in `tests/questions`, the half that nothing was trained on. Plain
retrieval returns the wording of the fact that it ranks first, and gets the threshold for silence
that is best for it, picked afterwards.
"""

import argparse
import sqlite3
import statistics
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any

from rapidfuzz import fuzz, process, utils

from policy.answer import answer
from policy.answer.engine import load_engine
from policy.answer.han import is_han
from policy.answer.normalise import language
from policy.load import GUIDE_DIR, latest, load_guide
from policy.model import LANGS, Fact, Guide, Lang
from tests.bench.table import row
from tests.questions.judge import (
    Half,
    Outcome,
    abstained_rightly,
    held_out,
    judge,
    read_questions,
    tally,
)

Found = tuple[str, bool, float]
"""A text, whether it abstains, and how sure it is."""
Ask = Callable[[str], Found]
_RIGHT = "accuracy ≥ 0.95, wrong ≤ 0.02, abstains rightly ≥ 0.97"
_FAST = "median ≤ 3 ms, p99 ≤ 15 ms"


def main(arguments: Sequence[str] | None = None) -> int:
    """Print a line a system; the exit status."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("files", nargs="*", type=Path)
    parser.add_argument("--half", choices=("even", "odd", "all"))
    chosen = parser.parse_args(arguments)
    half: Half = chosen.half or ("all" if chosen.files else "odd")
    given = [question for file in chosen.files for question in read_questions(file, half)]
    questions = given or held_out(half)
    guide = latest()
    met = list[bool]()
    for name, ask, fitted in (
        ("writdesk", engine(guide), False),
        ("SQLite FTS5 bm25", full_text(guide), True),
        ("rapidfuzz token_set_ratio", fuzzy(guide), True),
    ):
        accuracy, wrong, abstains, median, p99 = measure(ask, questions, fitted=fitted)
        right = f"accuracy {accuracy:.3f}, wrong {wrong:.3f}, abstains rightly {abstains:.3f}"
        took = f"median {median:.2f} ms, p99 {p99:.2f} ms"
        what = f"{len(questions)} questions, none of them trained on: {name}"
        if fitted:
            row(what, right)
            row(f"how long each took: {name}", took)
            continue
        good = accuracy >= 0.95 and wrong <= 0.02 and abstains >= 0.97
        met.append(row(what, right, _RIGHT, good))
        met.append(row(f"how long each took: {name}", took, _FAST, median <= 3 and p99 <= 15))
    longest = _longest(engine(guide))
    long = f"{longest:.0f} ms"
    met.append(row("a question of 40,000 characters", long, "≤ 200 ms", longest <= 200))
    english, chinese = (median_length(guide, questions, lang) for lang in LANGS)
    short = f"median {english:.0f} characters in English, {chinese:.0f} in Chinese"
    met.append(
        row("an answer's length", short, "≤ 400 and ≤ 200", english <= 400 and chinese <= 200)
    )
    began = _start(guide)
    met.append(row("reading the guide and its engine", f"{began:.2f} s", "≤ 0.5 s", began <= 0.5))
    return 0 if all(met) else 1


def _longest(ask: Ask) -> float:
    """Milliseconds for the longest question that Slack lets through."""
    began = time.perf_counter()
    ask("what does a subpoena yield? " * 1_430)
    return (time.perf_counter() - began) * 1000


def median_length(guide: Guide, questions: Sequence[dict[str, Any]], lang: Lang) -> float:
    """The characters of an answer in this language, source and all; 0 where there is none."""
    answers = [answer(guide, question["question"]) for question in questions]
    told = [len(one.text) for one in answers if one.lang == lang and not one.abstained]
    return statistics.median(told) if told else 0


def _start(guide: Guide) -> float:
    """Seconds until a question could be answered, everything read anew."""
    began = time.perf_counter()
    folder = GUIDE_DIR / guide.version.isoformat()
    load_engine(folder, load_guide(folder))
    return time.perf_counter() - began


def measure(ask: Ask, questions: Sequence[dict[str, Any]], *, fitted: bool) -> Iterator[float]:
    """The columns of one system."""
    ask(questions[0]["question"])
    found, times = [], []
    for question in questions:
        start = time.perf_counter()
        found.append(ask(question["question"]))
        times.append((time.perf_counter() - start) * 1000)
    outcomes = _outcomes(questions, found, _best_threshold(questions, found) if fitted else 0.0)
    counted = tally(outcomes)
    yield counted.accuracy
    yield counted.wrong
    yield abstained_rightly(questions, outcomes)
    yield statistics.median(times)
    yield statistics.quantiles(times, n=100)[98]


def engine(guide: Guide) -> Ask:
    """The desk's own answers."""

    def ask(question: str) -> Found:
        found = answer(guide, question)
        return found.text, found.abstained, 1.0

    return ask


def full_text(guide: Guide) -> Ask:
    """SQLite's FTS5 with porter stems, Chinese as single characters in order."""
    base = sqlite3.connect(":memory:")
    base.execute("CREATE VIRTUAL TABLE facts USING fts5(words, tokenize='porter unicode61')")
    facts = guide.facts
    base.executemany("INSERT INTO facts VALUES (?)", [(_spaced(_whole(fact)),) for fact in facts])

    def ask(question: str) -> Found:
        words = [word for word in _spaced(question).split() if word.isalnum()]
        query = " OR ".join(f'"{word}"' for word in words[:60]) or '""'
        row = base.execute(
            "SELECT rowid, bm25(facts) FROM facts WHERE facts MATCH ? ORDER BY 2 LIMIT 1", (query,)
        ).fetchone()
        return (
            ("", True, 0.0) if row is None else (_told(facts[row[0] - 1], question), False, -row[1])
        )

    return ask


def fuzzy(guide: Guide) -> Ask:
    """rapidfuzz's token_set_ratio against each fact."""
    choices = [utils.default_process(_spaced(_whole(fact))) for fact in guide.facts]

    def ask(question: str) -> Found:
        asked = utils.default_process(_spaced(question))
        found = process.extractOne(asked, choices, scorer=fuzz.token_set_ratio)
        return _told(guide.facts[found[2]], question), False, found[1]

    return ask


def _whole(fact: Fact) -> str:
    return " ".join(sentence for lang in LANGS for sentence in fact.sentences(lang))


def _told(fact: Fact, question: str) -> str:
    return " ".join(fact.sentences(language(question)))


def _spaced(text: str) -> str:
    return "".join(f" {char} " if is_han(char) else char for char in text)


def _outcomes(
    questions: Sequence[dict[str, Any]], found: Sequence[Found], threshold: float
) -> list[Outcome]:
    return [
        judge(question, text, abstained=abstained or sure < threshold)
        for question, (text, abstained, sure) in zip(questions, found, strict=True)
    ]


def _best_threshold(questions: Sequence[dict[str, Any]], found: Sequence[Found]) -> float:
    levels = sorted({sure for _, _, sure in found})
    return max(
        levels[:: max(1, len(levels) // 60)],
        key=lambda level: tally(_outcomes(questions, found, level)).accuracy,
    )


if __name__ == "__main__":
    sys.exit(main())
