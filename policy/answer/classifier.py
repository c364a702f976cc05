"""The question model: a linear one, trained by `train`, read and run here without its libraries.

Its file, `questions.model.json` beside the guide, holds the labels, the features, and for each
feature the few labels that it speaks for or against. `inputs` is a digest of what it was trained
from, so that a test can tell a stale model.
"""

import base64
import json
import math
import re
import zlib
from array import array
from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeVar

from policy.answer.polarity import PolarityModel

FILE = "questions.model.json"

V = TypeVar("V")
Row = tuple[float, int, int]
"""A feature's value, and where its weights start and end."""


class _Names(Sequence[bytes]):
    """Lines of one text, in the order of their bytes."""

    def __init__(self, text: bytes) -> None:
        self._text = text
        self._ends = array("I", [found.start() for found in re.finditer(rb"\n|\Z", text)])

    def __len__(self) -> int:
        return len(self._ends)

    def __getitem__(self, at: int) -> bytes:  # type: ignore[override]  # nobody asks for a slice
        return self._text[self._ends[at - 1] + 1 if at else 0 : self._ends[at]]


class _Table(Mapping[str, V]):
    """What the file has for each name. As dictionaries these would take forty megabytes."""

    def __init__(self, names: _Names, count: int, value_at: Callable[[int], V]) -> None:
        if len(names) != count:
            raise ValueError("the question model has not as many values as names")
        self._names, self._value_at = names, value_at

    def __getitem__(self, name: str) -> V:
        wanted = name.encode()
        at = bisect_left(self._names, wanted)
        if at == len(self._names) or self._names[at] != wanted:
            raise KeyError(name)
        return self._value_at(at)

    def __iter__(self) -> Iterator[str]:
        return (name.decode() for name in self._names)

    def __len__(self) -> int:
        return len(self._names)


@dataclass(frozen=True)
class Classifier:
    """A line for each label; `rows[feature]` is its value, and where its weights start and end.

    A feature is worth the more the fewer examples have it; one that none has is worth `unknown`
    and speaks for nothing, so that a question in strange words is a question heard faintly.
    `words` are those that the examples use, the commonest first; `nearest` the sections nearest
    to each silence topic. `polarity` is a line of its own.
    """

    labels: tuple[str, ...]
    bias: Sequence[float]
    rows: Mapping[str, Row]
    label_of: Sequence[int]
    weight: Sequence[int]
    scale: float
    unknown: Mapping[str, float]
    words: tuple[str, ...]
    nearest: Mapping[str, tuple[str, ...]]
    polarity: PolarityModel
    inputs: str

    def scores(self, features: Iterable[str]) -> dict[str, float]:
        """How well each label fits a question with these features: from about -1, fully at 1."""
        sums, square = [0.0] * len(self.labels), 0.0
        for feature in features:
            value, start, end = self.rows.get(feature, (self.unknown.get(feature[0], 0.0), 0, 0))
            square += value * value
            for at in range(start, end):
                sums[self.label_of[at]] += self.weight[at] * value
        step = self.scale / math.sqrt(square) if square else 0.0
        return {
            label: one * step + bias
            for label, one, bias in zip(self.labels, sums, self.bias, strict=True)
        }


def write_classifier(model: Classifier, folder: Path) -> None:
    """Write the model beside the guide in this folder."""
    names = sorted(model.rows)  # by code point, which is the order of UTF-8's bytes
    rows = [model.rows[name] for name in names]
    content = {
        "inputs": model.inputs,
        "nearest": dict(sorted(model.nearest.items())),
        "polarity": {
            "bias": round(model.polarity.bias, 4),
            "facts": {fact: round(one, 3) for fact, one in model.polarity.facts.items()},
            "features": _packed("\n".join(model.polarity.weights).encode()),
            "weights": _packed(array("f", model.polarity.weights.values()).tobytes()),
        },
        "labels": model.labels,
        "bias": [round(one, 4) for one in model.bias],
        "scale": model.scale,
        "unknown": model.unknown,
        "words": _packed("\n".join(model.words).encode()),
        "features": _packed("\n".join(names).encode()),
        "values": _packed(array("f", [value for value, _, _ in rows]).tobytes()),
        "ends": _packed(array("I", [end for _, _, end in rows]).tobytes()),
        "label_of": _packed(array("H", model.label_of).tobytes()),
        "weight": _packed(array("b", model.weight).tobytes()),
    }
    text = json.dumps(content, ensure_ascii=False, indent=1)
    (folder / FILE).write_text(text + "\n", encoding="utf-8")


def read_classifier(folder: Path) -> Classifier:
    """Read the model of the guide in this folder; FileNotFoundError where there is none."""
    content = json.loads((folder / FILE).read_text(encoding="utf-8"))
    values = array("f", _unpacked(content["values"]))
    ends = array("I", [0])
    ends.frombytes(_unpacked(content["ends"]))
    names = _Names(_unpacked(content["features"]))
    rows = _Table(names, len(values), lambda at: (values[at], ends[at], ends[at + 1]))
    return Classifier(
        labels=tuple(content["labels"]),
        bias=content["bias"],
        rows=rows,
        label_of=array("H", _unpacked(content["label_of"])),
        weight=array("b", _unpacked(content["weight"])),
        scale=content["scale"],
        unknown=content["unknown"],
        words=tuple(_unpacked(content["words"]).decode().split("\n")),
        nearest={topic: tuple(ids) for topic, ids in content["nearest"].items()},
        polarity=_polarity(content["polarity"]),
        inputs=content["inputs"],
    )


def _polarity(content: Mapping[str, Any]) -> PolarityModel:
    names = _Names(_unpacked(content["features"]))
    weights = array("f", _unpacked(content["weights"]))
    table = _Table(names, len(weights), weights.__getitem__)
    return PolarityModel(table, content["facts"], content["bias"])


def _packed(data: bytes) -> str:
    return base64.b64encode(zlib.compress(data, 9)).decode()


def _unpacked(text: str) -> bytes:
    return zlib.decompress(base64.b64decode(text))
