"""The question model: a linear one, trained by `train`, read and run here without its libraries.

Its file, `questions.model.json` beside the guide, holds the labels, the features, and for each
feature the few labels that it speaks for or against. `inputs` is a digest of what it was trained
from, so that a test can tell a stale model.
"""

import base64
import json
import math
import zlib
from array import array
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

FILE = "questions.model.json"


@dataclass(frozen=True)
class Classifier:
    """A softmax over labels; `rows[feature]` is where its weights start and end.

    `words` are those that the examples use, `nearest` the sections nearest to each silence topic.
    """

    labels: tuple[str, ...]
    bias: Sequence[float]
    rows: Mapping[str, tuple[int, int]]
    label_of: Sequence[int]
    weight: Sequence[int]
    scale: float
    words: frozenset[str]
    nearest: Mapping[str, tuple[str, ...]]
    inputs: str

    def likelihoods(self, features: Mapping[str, float]) -> dict[str, float]:
        """How likely each label is for a question with these features; the sum is one."""
        scores = list(self.bias)
        for feature, value in features.items():
            row = self.rows.get(feature)
            if row is None:
                continue
            step = value * self.scale
            for at in range(*row):
                scores[self.label_of[at]] += self.weight[at] * step
        highest = max(scores)
        odds = [math.exp(score - highest) for score in scores]
        total = sum(odds)
        return {label: one / total for label, one in zip(self.labels, odds, strict=True)}


def write_classifier(model: Classifier, folder: Path) -> None:
    """Write the model beside the guide in this folder."""
    names = sorted(model.rows, key=lambda name: model.rows[name])
    ends = array("I", [model.rows[name][1] for name in names])
    content = {
        "inputs": model.inputs,
        "nearest": dict(sorted(model.nearest.items())),
        "labels": model.labels,
        "bias": [round(one, 4) for one in model.bias],
        "scale": model.scale,
        "words": _packed("\n".join(sorted(model.words)).encode()),
        "features": _packed("\n".join(names).encode()),
        "ends": _packed(ends.tobytes()),
        "label_of": _packed(array("H", model.label_of).tobytes()),
        "weight": _packed(array("b", model.weight).tobytes()),
    }
    text = json.dumps(content, ensure_ascii=False, indent=1)
    (folder / FILE).write_text(text + "\n", encoding="utf-8")


def read_classifier(folder: Path) -> Classifier:
    """Read the model of the guide in this folder; FileNotFoundError where there is none."""
    content = json.loads((folder / FILE).read_text(encoding="utf-8"))
    names = _unpacked(content["features"]).decode().split("\n")
    ends = [0, *array("I", _unpacked(content["ends"]))]
    return Classifier(
        labels=tuple(content["labels"]),
        bias=content["bias"],
        rows=dict(zip(names, pairwise(ends), strict=True)),
        label_of=array("H", _unpacked(content["label_of"])),
        weight=array("b", _unpacked(content["weight"])),
        scale=content["scale"],
        words=frozenset(_unpacked(content["words"]).decode().split("\n")),
        nearest={topic: tuple(ids) for topic, ids in content["nearest"].items()},
        inputs=content["inputs"],
    )


def _packed(data: bytes) -> str:
    return base64.b64encode(zlib.compress(data, 9)).decode()


def _unpacked(text: str) -> bytes:
    return zlib.decompress(base64.b64decode(text))
