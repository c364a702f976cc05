"""Train the question model of a guide from the example questions beside it.

    python -m policy.answer.train            # writes questions.model.json beside the newest guide
    python -m policy.answer.train --check    # exit 1 while that file is older than its inputs

The same inputs give the same model. scikit-learn is needed here, and only here.
"""

import argparse
import hashlib
import math
import sys
from array import array
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from sklearn.feature_extraction import DictVectorizer  # type: ignore[import-untyped]  # no stubs
from sklearn.preprocessing import normalize  # type: ignore[import-untyped]  # no stubs
from sklearn.svm import LinearSVC  # type: ignore[import-untyped]  # no stubs

from policy.answer.classifier import Classifier, read_classifier, write_classifier
from policy.answer.curriculum import Lesson, lessons
from policy.answer.examples import Example, example_files, read_examples
from policy.answer.features import WEIGHTS
from policy.answer.hearing import hear
from policy.answer.lexicon import Lexicon, load_lexicon
from policy.answer.normalise import normalise
from policy.answer.polarity import PolarityModel
from policy.answer.spelling import Speller
from policy.answer.vocabulary import known_words
from policy.load import GUIDE_DIR, load_guide, versions

STRENGTH = 0.5
"""How closely the model follows the examples (scikit-learn's C)."""

RAREST = 2
"""A feature that fewer lessons have is left out."""

FAINTEST = 0.055
"""A weight nearer to zero than this is left out."""

_FACT = "fact:"

CODE = (
    "curriculum",
    "examples",
    "features",
    "han",
    "lexicon",
    "normalise",
    "spelling",
    "train",
    "vocabulary",
)
"""The modules that decide what a model is, beside its inputs."""


def digest(folder: Path) -> str:
    """A digest of all that the model of the guide in this folder is trained from."""
    inputs = sorted(folder.glob("*.yaml")) + sorted(folder.glob("sections/*.yaml"))
    code = [Path(__file__).with_name(f"{module}.py") for module in CODE]
    found = hashlib.sha256()
    for file in (*inputs, *example_files(folder), *code):
        found.update(file.name.encode() + b"\0" + file.read_bytes() + b"\0")
    return found.hexdigest()


def train(folder: Path) -> Classifier:
    """Train the model of the guide in this folder. Raises GuideError for a broken file."""
    guide, words, examples = load_guide(folder), load_lexicon(folder), read_examples(folder)
    fitted = fit(lessons(guide, examples, words), words)
    polarity = fit_polarity(examples.questions, words, Speller(words, fitted.words))
    return replace(fitted, nearest=examples.nearest, polarity=polarity, inputs=digest(folder))


def fit(course: Sequence[Lesson], words: Lexicon) -> Classifier:
    """Fit the model to these lessons: for each label, what speaks for it and what against."""
    questions = [normalise(lesson.question) for lesson in course]
    used = known_words((question.tokens for question in questions), words.words)
    speller = Speller(words, used)
    heard = [hear(question, words, speller).features() for question in questions]
    frequency = Counter(feature for features in heard for feature in features)
    values = {
        name: _worth(name[0], len(course) / often)
        for name, often in sorted(frequency.items())
        if often >= RAREST
    }
    vectors = DictVectorizer()
    known = ({name: values[name] for name in features if name in values} for features in heard)
    table = normalize(vectors.fit_transform(known))
    model = LinearSVC(C=STRENGTH, random_state=0)
    model.fit(
        table,
        [lesson.label for lesson in course],
        sample_weight=[lesson.weight for lesson in course],
    )
    ordered = {name: values[name] for name in vectors.feature_names_}
    return replace(_compact(model, ordered), words=used, unknown=_unknown(len(course)))


def fit_polarity(examples: Sequence[Example], words: Lexicon, speller: Speller) -> PolarityModel:
    """Fit the line between yes and no to the examples that say how their answer begins."""
    told = [one for one in examples if one.polarity is not None]
    seen = [
        dict.fromkeys((_FACT + one.label.split(" ")[0], *_said(one, words, speller)), 1.0)
        for one in told
    ]
    vectors = DictVectorizer()
    model = LinearSVC(C=STRENGTH, random_state=0)
    model.fit(normalize(vectors.fit_transform(seen)), [one.polarity == "yes" for one in told])
    weights = dict(zip(vectors.feature_names_, map(float, model.coef_[0]), strict=True))
    facts = {n.removeprefix(_FACT): w for n, w in weights.items() if n.startswith(_FACT)}
    others = {name: w for name, w in weights.items() if not name.startswith(_FACT)}
    return PolarityModel(others, facts, float(model.intercept_[0]))


def _said(example: Example, words: Lexicon, speller: Speller) -> list[str]:
    """Words, pairs and concepts: letters say nothing of yes or no."""
    heard = hear(normalise(example.question), words, speller)
    return [one for one in heard.features() if one[0] in "wbcl"]


def _unknown(lessons: int) -> dict[str, float]:
    """What a word or a pair is worth that no lesson has; letters say nothing new of it."""
    return {mark: _worth(mark, lessons) for mark in ("w", "b")}


def _worth(mark: str, rarity: float) -> float:
    """What a feature counts for; the root keeps a rare word from drowning the concepts."""
    return WEIGHTS[mark] * math.sqrt(math.log(rarity))


def _compact(model: LinearSVC, values: Mapping[str, float]) -> Classifier:
    """Only the weights that matter, as whole numbers from -127 to 127."""
    weights = model.coef_
    scale = float(abs(weights).max()) / 127
    whole = (weights / scale).round().astype(int)
    whole[abs(weights) < FAINTEST] = 0
    rows: dict[str, tuple[float, int, int]] = {}
    label_of, weight = array("H"), array("b")
    for column, (name, value) in enumerate(values.items()):
        start = len(weight)
        for label in whole[:, column].nonzero()[0]:
            label_of.append(int(label))
            weight.append(int(whole[label, column]))
        rows[name] = (value, start, len(weight))
    return Classifier(
        labels=tuple(model.classes_),
        bias=[float(one) for one in model.intercept_],
        rows=rows,
        label_of=label_of,
        weight=weight,
        scale=scale,
        unknown={},
        words=(),
        nearest={},
        polarity=PolarityModel({}, {}, 0.0),
        inputs="",
    )


def main(arguments: Sequence[str] | None = None) -> int:
    """Train or check the model of the newest guide; the exit status."""
    parser = argparse.ArgumentParser(description="Train the question model of the newest guide.")
    parser.add_argument("--check", action="store_true", help="only tell whether it is up to date")
    chosen = parser.parse_args(arguments)
    folder = GUIDE_DIR / versions()[-1].isoformat()
    if chosen.check:
        return 0 if read_classifier(folder).inputs == digest(folder) else 1
    write_classifier(train(folder), folder)
    return 0


if __name__ == "__main__":
    sys.exit(main())
